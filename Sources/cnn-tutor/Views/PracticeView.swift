internal import Course
internal import Practice
internal import TerminalText
internal import TerminalUI

/// A round of practice in a window.
struct PracticeView: View {
  typealias Message = Never

  private(set) var round: PracticeRound
  private var console: Console
  private var field: AnswerField
  private var pane = TextPane()

  init(_ round: PracticeRound, console: Console) {
    self.round = round
    self.console = console
    field = AnswerField(round.answering?.kind ?? .numbers(count: 1))
  }

  mutating func begin(_ capabilities: TerminalCapabilities) { console.capabilities = capabilities }

  mutating func handle(_ event: Event<Never>) -> Reaction {
    switch event {
    case .key(let key): return handle(key)
    case .paste(let text):
      guard case .asking = round.phase else { return .none }
      field.paste(text)
      return .repaint
    case .tick, .folderChanged: return .none
    }
  }

  private mutating func handle(_ key: Key) -> Reaction {
    let isAsking = if case .asking = round.phase { true } else { false }
    if key == .escape || (key == .character("q") && (!isAsking || field.takesCommands)) {
      round.leave()
      return .leave
    }
    switch round.phase {
    case .asking:
      switch key {
      case .pageUp, .pageDown: return pane.handle(key) ? .repaint : .none
      case .up where !field.isGrid, .down where !field.isGrid, .left where !field.isGrid,
        .right where !field.isGrid:
        return pane.handle(key) ? .repaint : .none
      // In an empty line there is nothing to delete, and nothing to leave.
      case .backspace where field.takesCommands && !field.isGrid: return .none
      case .character("s") where field.takesCommands:
        round.show()
        showEnd()
        return .repaint
      default: break
      }
      let typed = field.handle(key)
      switch typed {
      // A matrix stands below the item, which may be longer than the window.
      case .editing where field.isGrid: showEnd()
      case .editing, .cancelled: break
      case .typed, .filled:
        round.take { answering in answering.take(typed) ?? .open("") }
        showEnd()
      }
    case .rating:
      guard case .character(let character) = key,
        let sureness = Int(String(character)).flatMap(PracticeRound.Sureness.init(rawValue:))
      else { return pane.handle(key) ? .repaint : .none }
      round.rate(sureness)
      showEnd()
    case .told:
      guard key == .enter || key == .character(" ") else {
        return pane.handle(key) ? .repaint : .none
      }
      round.goOn()
      field = AnswerField(round.answering?.kind ?? .numbers(count: 1))
      pane = TextPane()
      if round.phase == .over { return .leave }
    case .over: return .leave
    }
    return .repaint
  }

  /// What is said to an answer stands below the item.
  private mutating func showEnd() {
    pane.lines = lines(width: console.capabilities.width)
    pane.scroll(to: pane.lines.count)
  }

  mutating func frame(_ size: Size) -> Frame {
    console.capabilities.width = min(size.columns, console.widest)
    var footer = Frame.footer(prompt(columns: size.columns), columns: size.columns)
    var cursor: Int?
    if case .asking = round.phase, case .line(var editor) = field {
      editor.prompt = prompt(columns: size.columns) + ": "
      let (lines, column) = editor.lines(columns: size.columns)
      (footer, cursor) = (lines, column)
    }
    pane.width = size.columns
    pane.height = max(1, size.rows - 1 - footer.count)
    pane.lines = lines(width: console.capabilities.width)
    // What is asked stands at the end, below what is given.
    let more = pane.isAtEnd || size.columns < 10 ? "" : console.capabilities.spelled(" ↓ more")
    let line = console.capabilities.unicode ? "─" : "-"
    let rule = String(repeating: line, count: size.columns - cellWidth(of: more)) + more
    return Frame(
      body: pane.visible, rule: console.styled(rule, .frame), footer: footer, cursor: cursor,
      size: size)
  }

  private func lines(width: Int) -> [String] {
    guard let item = round.item else { return [] }
    var capabilities = console.capabilities
    capabilities.width = width
    let heading = wrapped(capabilities.cleaned(round.heading), width: width)
    var lines = heading.map { console.styled($0, .heading) } + [""] + item.lines(capabilities)
    switch round.phase {
    case .asking(let remark), .told(let remark):
      if !remark.isEmpty { lines += Prediction.remarkLines(remark, for: capabilities) }
      if case .asking = round.phase, field.isGrid {
        lines += [""] + field.lines(round.answering?.rightCells, for: capabilities)
      }
    case .rating, .over: break
    }
    return lines
  }

  /// What can be done now, with the keys as far as there is room.
  private func prompt(columns: Int) -> String {
    let prompt = console.capabilities.spelled(round.prompt)
    guard case .asking = round.phase else { return prompt }
    let short = ["\(prompt) (s shows it, q leaves)", "\(prompt) (s shows it)"]
    let grid = [
      "\(prompt) (arrows move, Enter checks when full, s shows it, q leaves)",
      "Enter checks when full, s shows it",
    ]
    // Behind the prompt of a line there is something to be typed.
    let (texts, room) = field.isGrid ? (grid + short, columns) : (short, columns - 10)
    return texts.first { cellWidth(of: $0) <= room } ?? prompt
  }
}
