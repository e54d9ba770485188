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
    case keys
  }

  private var drawing: ExplanationDrawing
  private var console: Console
  private(set) var step: Int
  private var isPlaying = false
  private var mode = Mode.stepping
  private var pane = TextPane()
  private var notice = ""

  init(_ explanation: Explanation, console: Console, step: Int = 0) {
    self.console = console
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
      guard case .going(var editor) = mode else { return .none }
      editor.paste(text)
      mode = .going(editor)
      return .repaint
    case .tick, .folderChanged: return .none
    }
  }

  private mutating func handle(_ key: Key) -> Reaction {
    notice = ""
    switch mode {
    case .going(let editor): return handleGoing(key, editor)
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

  private mutating func go(to step: Int) {
    let wanted = max(0, min(step, cells.count - 1))
    if wanted == self.step, step > wanted { notice = "This is the last cell." }
    self.step = wanted
  }

  mutating func frame(_ size: Size) -> Frame {
    pane.height = max(1, size.rows - 2)
    var drawing = drawing
    drawing.capabilities.width = min(size.columns, max(console.capabilities.width, size.columns))
    pane.lines =
      mode == .keys ? KeyTable.explain.lines(console, width: size.columns) : drawing.step(step)
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

  private func status(_ size: Size) -> String {
    let more = pane.isAtEnd ? "" : " ↓ more"
    let place = "\(step + 1)/\(cells.count)\(isPlaying ? " playing" : "")\(more)   "
    var keys = KeyLine()
    for (text, priority) in [
      ("Enter next", 4), ("← back", 3), ("a play", 1), ("c cell", 0), ("? keys", 5), ("q quit", 2),
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
