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
      // Noted before its questions, at which the lesson can be left.
      desk.note { $0[reading.lesson.slug].step = step }
      guard tell(step, &reading) else { return true }
      let isLast = step == reading.stepCount
      if isLast { desk.note { $0.noteRead(reading.lesson.slug) } }
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

  /// Writes a step, which stops at each of its questions.
  ///
  /// - Returns: false where the lesson is left.
  private func tell(_ step: Int, _ reading: inout Reading) -> Bool {
    var told = 0
    while true {
      let drawn = reading.drawn(step, width: desk.console.capabilities.width)
      let lines = reading.linesToOpenQuestion(step, in: drawn)
      desk.console.print(Array(lines.dropFirst(told)))
      told = lines.count
      guard let line = reading.openPredictions(step).first else { return true }
      guard let question = reading.question(line) else {
        reading[line] = .passedOver
        continue
      }
      guard let state = ask(question, &reading.explained) else { return false }
      reading[line] = state
      let slug = reading.lesson.slug
      desk.note { $0.note(question.prediction.key, state, in: slug) }
    }
  }

  /// Asks until the question is answered, shown or passed over; nil where the lesson is left, or the
  /// input ends.
  private func ask(_ question: Question, _ explained: inout Set<String>) -> Reading.State? {
    var answering = Answering(question, explained: explained)
    defer { explained = answering.explained }
    let prompt = SpokenAnswer(
      console: desk.console, commands: ["s", "w", "q"],
      help: "s shows it, w goes on without, q quits")
    while true {
      let outcome: Answering.Outcome
      switch prompt.ask(answering) {
      case nil, .command("q"): return nil
      case .command(let letter): return letter == "s" ? .shown : .passedOver
      case .text(let text): outcome = answering.take(text)
      case .cells(let cells): outcome = answering.take(cells)
      }
      switch outcome {
      case .right:
        desk.console.print("Right.")
        return .answered
      case .wrong(let remark), .open(let remark):
        desk.console.print(Prediction.remarkLines(remark, for: reading.capabilities))
      }
    }
  }
}
