internal import Platform
internal import TerminalText
internal import TerminalUI

/// `explain` in a window, with its steps asked for.
struct ExplainAskView: View {
  typealias Message = Never

  private(set) var steps: AskedSteps
  private var console: Console
  private var editor = LineEditor(prompt: "")
  private var pane = TextPane()

  init(_ steps: AskedSteps, console: Console) {
    self.steps = steps
    self.console = console
  }

  mutating func begin(_ capabilities: TerminalCapabilities) { console.capabilities = capabilities }

  mutating func handle(_ event: Event<Never>) -> Reaction {
    switch event {
    case .key(let key): return handle(key)
    case .paste(let text): editor.paste(text)
    case .tick, .folderChanged: return .none
    }
    return .repaint
  }

  private mutating func handle(_ key: Key) -> Reaction {
    switch key {
    case .escape: return .leave
    case .character("q") where editor.text.isEmpty: return .leave
    case .character("s") where editor.text.isEmpty:
      steps.show()
      return .repaint
    case .enter where steps.step == nil: return .leave
    case .up, .down, .left, .right, .pageUp, .pageDown: return pane.handle(key) ? .repaint : .none
    case .backspace where editor.text.isEmpty: return .none
    default: break
    }
    if case .submitted(let text) = editor.handle(key) {
      editor = LineEditor(prompt: "")
      steps.answer(text)
    }
    return .repaint
  }

  mutating func frame(_ size: Size) -> Frame {
    var drawing = ExplanationDrawing(
      explanation: steps.explanation, capabilities: console.capabilities)
    drawing.capabilities.width = size.columns
    editor.prompt = console.capabilities.spelled(steps.prompt)
    let said = steps.said.flatMap {
      wrapped(console.capabilities.cleaned($0), width: size.columns)
    }
    let (lines, cursor) = editor.lines(columns: size.columns)
    let footer = said + lines
    pane.width = size.columns
    pane.height = max(1, size.rows - 1 - footer.count)
    pane.lines = drawing.asked(steps.cell, steps.steps, done: steps.done)
    let line = console.capabilities.unicode ? "─" : "-"
    let rule = console.styled(String(repeating: line, count: size.columns), .frame)
    return Frame(body: pane.visible, rule: rule, footer: footer, cursor: cursor, size: size)
  }
}

/// The same for a screen reader or a plain terminal: text that only grows.
struct SpokenSteps {
  private var steps: AskedSteps
  private let console: Console

  init(_ steps: AskedSteps, console: Console) {
    self.steps = steps
    self.console = console
  }

  func ask() {
    var steps = steps
    var shown: Int?
    let drawing = ExplanationDrawing(
      explanation: steps.explanation, capabilities: console.capabilities)
    while steps.step != nil {
      if shown != steps.cell {
        shown = steps.cell
        console.print(drawing.asked(steps.cell, steps.steps, done: steps.done))
      }
      console.write(console.capabilities.spelled(steps.prompt))
      guard let line = Input.line(), line != "q" else { return }
      if line == "s" { steps.show() } else { steps.answer(line) }
      for text in steps.said { console.say(text) }
    }
  }
}
