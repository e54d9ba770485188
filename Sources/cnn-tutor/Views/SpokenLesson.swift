internal import Course
internal import Judge
internal import LearnerWorkspace
internal import Platform
internal import TerminalText

/// A lesson step by step for a screen reader: text that only grows, and one question at a time.
struct SpokenLesson {
  private var reading: Reading
  private let desk: Desk

  init(_ reading: Reading, desk: Desk) {
    self.reading = reading
    self.desk = desk
  }

  /// - Returns: false where nobody can answer.
  func read(from first: Int) -> Bool {
    guard Input.isTerminal else { return false }
    var reading = reading
    // What was noted may be of a longer text.
    var step = max(1, min(first, reading.stepCount))
    while true {
      desk.console.print("Step \(step) of \(reading.stepCount).")
      desk.console.write(reading.text(ofStep: step))
      ask(reading.openPredictions(step), &reading)
      desk.note { $0[reading.lesson.slug].step = step }
      let isLast = step == reading.stepCount
      desk.console.write("\(isLast ? "Last step. " : "Enter: next. ")b: back. q: quit. ")
      switch Input.line() {
      case nil, "q": return true
      case "b": step = max(1, step - 1)
      default:
        if isLast { return true }
        step += 1
      }
    }
  }

  private func ask(_ predictions: [Int], _ reading: inout Reading) {
    for prediction in predictions {
      while true {
        desk.console.write("Your answer to the prediction (Enter alone shows it): ")
        guard let line = Input.line() else { return }
        let verdict = Guess(line).compared(with: reading.answer(prediction) ?? .none)
        if verdict == .right { desk.console.print("Right.") }
        if verdict != .right, verdict != .empty, verdict != .unreadable {
          // A line of a pasted file can be long; an answer is not.
          let typed = clipped(sanitized(line), to: 40, unicode: desk.console.capabilities.unicode)
          desk.console.print("Not \(typed).")
        }
        if verdict == .unreadable { desk.console.print("Type a number, like 3 or 0.25.") }
        guard verdict == .right || verdict == .empty else { continue }
        reading.answered.insert(prediction)
        desk.console.print(reading.explanation(of: prediction))
        break
      }
    }
  }
}
