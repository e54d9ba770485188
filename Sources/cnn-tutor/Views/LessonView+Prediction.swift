internal import Course
internal import TerminalText
internal import TerminalUI

extension LessonView {
  mutating func startPrediction() {
    guard let index = reading.openPredictions(step).first else {
      return notice = "There is no open prediction in this step."
    }
    ask("Your answer (Enter alone shows it): ", short: "Your answer: ", index)
    reveal(index)
  }

  mutating func handlePrediction(_ key: Key, _ editor: LineEditor, _ index: Int) -> Reaction {
    var editor = editor
    switch editor.handle(key) {
    case .editing: mode = .predicting(editor, index)
    case .cancelled: mode = .reading
    case .submitted(let text): answer(text, index)
    }
    return .repaint
  }

  private mutating func answer(_ text: String, _ index: Int) {
    switch Guess(text).compared(with: reading.answer(index) ?? .none) {
    case .empty:
      notice = "Here it is."
    case .right:
      notice = "Right."
    case .wrong, .rounded, .count:
      let typed = clipped(
        sanitized(text), to: 12, unicode: desk.console.capabilities.unicode)
      return ask("Not \(typed). Again (Enter shows it): ", short: "Not \(typed). Again: ", index)
    case .unreadable:
      return ask(
        "Type a number, like 3 or 0.25 (Enter shows it): ", short: "A number, please: ", index)
    }
    mode = .reading
    reading.answered.insert(index)
    layOut()
    reveal(index)
  }

  /// Brings all of a question, with its answer, into sight; where there is no room, its end.
  private mutating func reveal(_ index: Int) {
    guard let lines = reading.linesOfPrediction(index, in: drawn) else { return }
    pane.reveal(lines.lowerBound)
    pane.reveal(min(lines.upperBound, pane.lines.count) - 1)
  }

  /// Asks at the bottom of the window; in a narrow one in fewer words.
  private mutating func ask(_ prompt: String, short: String, _ index: Int) {
    let hasRoom = cellWidth(of: prompt) + 8 <= width
    mode = .predicting(LineEditor(prompt: hasRoom ? prompt : short), index)
  }
}
