internal import Practice
internal import TerminalText
internal import TerminalUI

/// A round of practice in a window.
struct PracticeView: View {
  typealias Message = Never

  private(set) var round: PracticeRound
  private var console: Console
  private var editor = LineEditor(prompt: "")
  private var pane = TextPane()

  init(_ round: PracticeRound, console: Console) {
    self.round = round
    self.console = console
  }

  mutating func begin(_ capabilities: TerminalCapabilities) { console.capabilities = capabilities }

  mutating func handle(_ event: Event<Never>) -> Reaction {
    switch event {
    case .key(let key): return handle(key)
    case .paste(let text):
      guard case .asking = round.phase else { return .none }
      editor.paste(text)
      return .repaint
    case .tick, .folderChanged: return .none
    }
  }

  private mutating func handle(_ key: Key) -> Reaction {
    if key == .escape || (key == .character("q") && editor.text.isEmpty) {
      round.leave()
      return .leave
    }
    switch round.phase {
    case .asking:
      switch key {
      case .up, .down, .pageUp, .pageDown: return pane.handle(key) ? .repaint : .none
      // In an empty line there is nothing to delete, and nothing to leave.
      case .backspace where editor.text.isEmpty: return .none
      default: break
      }
      if case .submitted(let text) = editor.handle(key) {
        editor = LineEditor(prompt: "")
        round.answer(text)
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
    let line = console.capabilities.unicode ? "─" : "-"
    let rule = console.styled(String(repeating: line, count: size.columns), .frame)
    let prompt = console.capabilities.spelled(round.prompt)
    var footer = Frame.footer(prompt, columns: size.columns)
    var cursor: Int?
    if case .asking = round.phase {
      editor.prompt = prompt
      let (lines, column) = editor.lines(columns: size.columns)
      (footer, cursor) = (lines, column)
    }
    pane.height = max(1, size.rows - 1 - footer.count)
    pane.lines = lines(width: console.capabilities.width)
    return Frame(body: pane.visible, rule: rule, footer: footer, cursor: cursor, size: size)
  }

  private func lines(width: Int) -> [String] {
    guard let item = round.item else { return [] }
    var capabilities = console.capabilities
    capabilities.width = width
    let heading = wrapped(capabilities.cleaned(round.heading), width: width)
    var lines = heading.map { console.styled($0, .heading) } + [""] + item.lines(capabilities)
    let said =
      switch round.phase {
      case .asking(let said), .told(let said): said
      case .rating, .over: [String]()
      }
    if !said.isEmpty { lines.append("") }
    for text in said { lines += wrapped(capabilities.cleaned(text), width: width) }
    return lines
  }
}
