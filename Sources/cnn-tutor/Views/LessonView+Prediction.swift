internal import Course
internal import TerminalText
internal import TerminalUI

/// What is typed as an answer, and what was said to it.
struct AnswerEntry {
  /// The prediction, by the line of its fence.
  let line: Int
  var answering: Answering
  var field: AnswerField
  /// Markdown.
  var remark = ""

  init(_ line: Int, _ question: Question, explained: Set<String>) {
    self.line = line
    answering = Answering(question, explained: explained)
    field = AnswerField(question.kind)
  }

  /// Below the question: what was said, and the matrix that is typed.
  func lines(for capabilities: TerminalCapabilities) -> [String] {
    let lines = remark.isEmpty ? [] : Prediction.remarkLines(remark, for: capabilities)
    let typed = field.lines(answering.rightCells, for: Prediction.inner(capabilities))
    return typed.isEmpty ? lines : lines + Prediction.barred([""] + typed, for: capabilities)
  }
}

extension LessonView {
  /// How to answer, to be shown, and to go on without.
  static let howToAnswer = "p answers, s shows the answer, w goes on without."

  /// Begins to answer the step's question, with a first sign where one was typed already.
  mutating func startPrediction(with first: Key? = nil) {
    guard let line = reading.nextPrediction(step) else {
      return notice =
        reading.predictions(step).isEmpty
        ? "There is no prediction in this step." : "All predictions of this step are answered."
    }
    guard let question = reading.question(line) else {
      return notice = "Its answer cannot be found; `cnn-tutor check-course` says why."
    }
    // Whoever tries again what was shown does not look at it meanwhile.
    if reading[line] == .shown { reading[line] = .passedOver }
    var entry = AnswerEntry(line, question, explained: reading.explained)
    if let first { _ = entry.field.handle(first) }
    mode = .predicting(entry)
    layOut()
    reveal(line)
  }

  mutating func handlePrediction(_ key: Key, _ entry: AnswerEntry) -> Reaction {
    var entry = entry
    switch key {
    case .character("s") where entry.field.takesCommands: return showAnswer()
    case .pageUp, .pageDown: return pane.handle(key) ? .repaint : .none
    case .up where !entry.field.isGrid, .down where !entry.field.isGrid:
      return pane.handle(key) ? .repaint : .none
    default: break
    }
    let typed = entry.field.handle(key)
    switch typed {
    case .editing:
      mode = .predicting(entry)
      // Nothing but the line has changed: a paste that comes key by key must not wait for drawings.
      guard entry.field.isGrid else { return .repaint }
    case .cancelled: mode = .reading
    case .typed, .filled: if let outcome = entry.answering.take(typed) { take(outcome, entry) }
    }
    // What stands below the question has changed, or is gone.
    layOut()
    if case .predicting(let entry) = mode { reveal(entry.line) }
    return .repaint
  }

  private mutating func take(_ outcome: Answering.Outcome, _ entry: AnswerEntry) {
    var entry = entry
    switch outcome {
    case .wrong(let remark), .open(let remark):
      reading.explained = entry.answering.explained
      entry.remark = remark
      mode = .predicting(entry)
    case .right:
      close(entry.line, .answered)
      notice = "Right."
    }
  }

  /// Shows the answer of the step's question, which can be tried again afterwards.
  mutating func showAnswer() -> Reaction {
    guard let line = reading.nextPrediction(step), reading[line] != .shown else {
      notice = "There is no prediction in this step whose answer is not shown."
      return .repaint
    }
    close(line, .shown)
    notice = "Here it is; p tries it again."
    return .repaint
  }

  private mutating func close(_ line: Int, _ state: Reading.State) {
    mode = .reading
    reading[line] = state
    if let key = reading.key(of: line) { remember(key, state) }
    layOut()
    reveal(line)
  }

  /// Leaves a question open and shows what follows it.
  mutating func passOver() {
    guard let line = reading.openPredictions(step).first else {
      return notice = "There is no open prediction in this step."
    }
    reading[line] = .passedOver
    let end = pane.lines.count
    layOut()
    // The place stays; what was hidden comes below it.
    notice = pane.lines.count == end ? "p answers it later." : "It stays open: p answers it later."
  }

  /// Brings all of a question, with what stands below it, into sight; where there is no room, its end.
  mutating func reveal(_ line: Int) {
    guard let lines = reading.linesOfPrediction(line, in: drawn) else { return }
    pane.reveal(lines.lowerBound)
    pane.reveal(min(lines.upperBound + entryLines.count, pane.lines.count) - 1)
  }

  /// The lines of the entry that is open.
  var entryLines: [String] {
    guard case .predicting(let entry) = mode else { return [] }
    var capabilities = reading.capabilities
    capabilities.width = min(width, desk.console.widest)
    return entry.lines(for: capabilities)
  }

  /// What is typed into at the bottom of the window.
  func line(of entry: AnswerEntry) -> LineEditor? {
    guard case .line(var editor) = entry.field else { return nil }
    let wanted = desk.console.capabilities.spelled(entry.answering.wanted)
    let long = "\(wanted) (s shows it, Esc goes back): "
    editor.prompt = cellWidth(of: long) + 8 <= width ? long : "\(wanted): "
    return editor
  }
}
