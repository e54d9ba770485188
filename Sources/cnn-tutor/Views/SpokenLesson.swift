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
      guard tell(step, &reading) else { return true }
      let isLast = step == reading.stepCount
      desk.note {
        $0[reading.lesson.slug].step = step
        if isLast { $0.noteRead(reading.lesson.slug) }
      }
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
  /// - Returns: false where nobody can answer any more.
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

  /// Asks until the question is answered, shown or left; nil where the input ends.
  private func ask(_ question: Question, _ explained: inout Set<String>) -> Reading.State? {
    var answering = Answering(question, explained: explained)
    defer { explained = answering.explained }
    while true {
      let outcome: Answering.Outcome
      if case .matrix(let rows, let columns) = question.kind {
        guard let cells = matrix(rows, columns) else { return nil }
        if case .left(let state) = cells { return state }
        guard case .typed(let cells) = cells else { continue }
        outcome = answering.take(cells)
      } else {
        desk.console.write("\(answering.wanted). s shows it, w goes on without: ")
        guard let line = Input.line() else { return nil }
        if let state = Self.leaving(line) { return state }
        outcome = answering.take(line)
      }
      switch outcome {
      case .right:
        desk.console.print("Right.")
        return .answered
      case .again(let remark):
        desk.console.print(Prediction.remarkLines(remark, for: reading.capabilities))
      }
    }
  }

  private static func leaving(_ line: String) -> Reading.State? {
    switch line {
    case "s": .shown
    case "w": .passedOver
    default: nil
    }
  }

  private enum Typed {
    case left(Reading.State)
    case typed([[String]])
  }

  /// Asks for a matrix row by row.
  private func matrix(_ rows: Int, _ columns: Int) -> Typed? {
    var cells: [[String]] = []
    while cells.count < rows {
      desk.console.write(
        "Row \(cells.count + 1) of \(rows), \(counted(columns, "number")). s shows it, w goes on "
          + "without: ")
      guard let line = Input.line() else { return nil }
      if let state = Self.leaving(line) { return .left(state) }
      let words = line.split(separator: " ").map(String.init)
      guard words.count == columns else {
        desk.console.print("Type \(counted(columns, "number")) with blanks between them.")
        continue
      }
      cells.append(words)
    }
    return .typed(cells)
  }
}
