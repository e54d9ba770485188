internal import ConvNet
internal import Course
internal import TerminalText
internal import TerminalUI

/// An operation worked out on the terminal, one cell a step, forwards and backwards.
struct ExplainView: View {
  /// Nothing runs beside it.
  typealias Message = Never

  private enum Mode: Equatable {
    case stepping
    case going(LineEditor)
    /// Other numbers for the matrix at this place of the request's.
    case changing(GridEditor, Int)
    case keys
  }

  private var drawing: ExplanationDrawing
  private var console: Console
  private var request: ExplainRequest
  private(set) var step: Int
  private var isPlaying = false
  private var mode = Mode.stepping
  private var pane = TextPane()
  private var notice = ""

  init(
    _ explanation: Explanation, of request: ExplainRequest, console: Console, step: Int = 0
  ) {
    self.console = console
    self.request = request
    drawing = ExplanationDrawing(
      explanation: explanation, capabilities: console.capabilities)
    self.step = step
  }

  private var cells: [Explanation.Cell] { drawing.explanation.cells }
  private var grid: Explanation.Grid { drawing.explanation.results[0] }

  var nextTick: Duration? { isPlaying ? .milliseconds(700) : nil }
}

extension ExplainView {
  mutating func begin(_ capabilities: TerminalCapabilities) {
    console.capabilities = capabilities
    drawing.capabilities = capabilities
  }

  mutating func handle(_ event: Event<Never>) -> Reaction {
    switch event {
    case .key(let key): return handle(key)
    case .tick where isPlaying:
      if step + 1 < cells.count { go(to: step + 1) } else { isPlaying = false }
      return .repaint
    case .paste(let text):
      switch mode {
      case .going(var editor):
        editor.paste(text)
        mode = .going(editor)
      case .changing(var editor, let place):
        editor.paste(text)
        mode = .changing(editor, place)
      case .stepping, .keys: return .none
      }
      return .repaint
    case .tick, .folderChanged: return .none
    }
  }

  private mutating func handle(_ key: Key) -> Reaction {
    notice = ""
    switch mode {
    case .going(let editor): return handleGoing(key, editor)
    case .changing(let editor, let place): return handleChanging(key, editor, place)
    case .keys: mode = .stepping
    case .stepping: return handleStepping(key)
    }
    return .repaint
  }

  private mutating func handleStepping(_ key: Key) -> Reaction {
    let wasPlaying = isPlaying
    isPlaying = false
    switch key {
    case .enter, .right, .character(" "), .character("l"): go(to: step + 1)
    case .left, .backspace, .character("b"), .character("h"): go(to: step - 1)
    case .down, .character("j"): go(to: step + grid.maps[0].columns)
    case .up, .character("k"): go(to: step - grid.maps[0].columns)
    case .character("g"), .home: go(to: 0)
    case .character("G"), .end: go(to: cells.count - 1)
    case .character("a"): isPlaying = !wasPlaying && step + 1 < cells.count
    case .character("c"): mode = .going(LineEditor(prompt: goingPrompt))
    case .character("n"): change(0)
    case .character("?"): mode = .keys
    case .character("q"), .escape: return .leave
    default: return pane.handle(key) ? .repaint : .none
    }
    return .repaint
  }

  private var goingPrompt: String {
    grid.rank == 3 ? "Map, row and column, from 0: " : "Row and column, from 0: "
  }

  private mutating func handleGoing(_ key: Key, _ editor: LineEditor) -> Reaction {
    var editor = editor
    switch editor.handle(key) {
    case .editing: mode = .going(editor)
    case .cancelled: mode = .stepping
    case .submitted(let text):
      mode = .stepping
      if let index = CellIndex(text), let step = index.step(in: drawing.explanation) {
        go(to: step)
      } else {
        notice = "There is no cell “\(sanitized(text))”. Type two numbers, such as 0,1."
      }
    }
    return .repaint
  }

  private mutating func change(_ place: Int) {
    let matrices = request.changeable
    guard matrices.indices.contains(place) else {
      return notice = "These numbers cannot be changed here."
    }
    mode = .changing(GridEditor(matrices[place].cells), place)
  }

  private mutating func handleChanging(
    _ key: Key, _ editor: GridEditor, _ place: Int
  ) -> Reaction {
    var editor = editor
    if key == .character("n") {
      guard take(editor.cells, place) else { return .repaint }
      change((place + 1) % max(1, request.changeable.count))
      return .repaint
    }
    switch editor.handle(key) {
    case .editing: mode = .changing(editor, place)
    case .cancelled: mode = .stepping
    case .submitted(let cells):
      // All of what comes of the new numbers is seen at the end.
      if take(cells, place) {
        mode = .stepping
        step = max(0, self.cells.count - 1)
      }
    }
    return .repaint
  }

  /// Works the operation out on other numbers.
  ///
  /// - Returns: false, and says why, where that cannot be done.
  private mutating func take(_ cells: [[String]], _ place: Int) -> Bool {
    var changed = request
    let rows = cells.map { $0.compactMap { TypedNumbers($0).readings(of: 1).first?.first?.value } }
    guard request.changeable.indices.contains(place),
      zip(rows, cells).allSatisfy({ $0.count == $1.count })
    else {
      notice = "Not each of these is a number."
      return false
    }
    changed.set(request.changeable[place].option, to: rows)
    do {
      let explanation = try changed.explanation()
      guard !explanation.cells.isEmpty else {
        notice = "Of these numbers comes nothing."
        return false
      }
      request = changed
      drawing = ExplanationDrawing(explanation: explanation, capabilities: drawing.capabilities)
      step = min(step, explanation.cells.count - 1)
      return true
    } catch {
      notice = sanitized(error.description)
      return false
    }
  }

  private mutating func go(to step: Int) {
    let wanted = max(0, min(step, cells.count - 1))
    if wanted == self.step, step > wanted { notice = "This is the last cell." }
    self.step = wanted
  }

  mutating func frame(_ size: Size) -> Frame {
    pane.height = max(1, size.rows - 2)
    var drawing = drawing
    drawing.capabilities.width = min(size.columns, max(console.capabilities.width, size.columns))
    switch mode {
    case .keys: pane.lines = KeyTable.explain.lines(console, width: size.columns)
    case .changing(let editor, let place):
      pane.lines = lines(of: editor, place, drawing.capabilities)
    case .stepping, .going: pane.lines = drawing.step(step)
    }
    let line = console.capabilities.unicode ? "─" : "-"
    let rule = console.styled(String(repeating: line, count: size.columns), .frame)
    if case .going(let editor) = mode {
      let (lines, cursor) = editor.lines(columns: size.columns)
      return Frame(body: pane.visible, rule: rule, footer: lines, cursor: cursor, size: size)
    }
    let footer = notice.isEmpty ? status(size) : console.capabilities.spelled(notice)
    return Frame(
      body: pane.visible, rule: rule, footer: Frame.footer(footer, columns: size.columns),
      size: size)
  }

  private func lines(
    of editor: GridEditor, _ place: Int, _ capabilities: TerminalCapabilities
  ) -> [String] {
    let matrices = request.changeable
    var layout = MatrixLayout(
      rows: editor.cells.map { $0.map { MatrixLayout.Cell(NumberText.typeset($0)) } },
      title: matrices.indices.contains(place) ? matrices[place].option.rawValue : nil)
    layout.mark(row: editor.row, column: editor.column, .here)
    layout.focus = MatrixLayout.Position(row: editor.row, column: editor.column)
    return layout.lines(for: capabilities)
  }

  private func status(_ size: Size) -> String {
    if case .changing = mode {
      var keys = KeyLine()
      keys.add("arrows move", priority: 1)
      keys.add("Enter works it out", priority: 3)
      if request.changeable.count > 1 { keys.add("n the next matrix", priority: 2) }
      keys.add("Esc back", priority: 0)
      return keys.text(width: size.columns)
    }
    let more = pane.isAtEnd ? "" : " ↓ more"
    let place = "\(step + 1)/\(cells.count)\(isPlaying ? " playing" : "")\(more)   "
    var keys = KeyLine()
    for (text, priority) in [
      ("Enter next", 4), ("← back", 3), ("n numbers", 3), ("a play", 1), ("c cell", 0),
      ("? keys", 5), ("q quit", 2),
    ] {
      keys.add(text, priority: priority)
    }
    let text = place + keys.text(width: size.columns - cellWidth(of: place))
    return console.capabilities.spelled(text)
  }
}

/// A cell as a person types it: `0,1` or `2 0 1`.
struct CellIndex {
  private let numbers: [Int]

  init?(_ text: String) {
    let words = text.split { ", []".contains($0) }
    numbers = words.compactMap { Int($0) }
    if words.isEmpty || numbers.count != words.count { return nil }
  }

  /// Which step works this cell out; nil where there is no such cell.
  func step(in explanation: Explanation) -> Int? {
    explanation.cells.firstIndex { explanation.results[0].index($0.place) == numbers }
  }
}
