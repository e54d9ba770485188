internal import Course
internal import TerminalText
internal import TerminalUI

/// What is typed as an answer, and what was said to it.
struct AnswerEntry {
  enum Field {
    case line(LineEditor)
    case grid(GridEditor)
  }

  /// The prediction, by the line of its fence.
  let line: Int
  var answering: Answering
  var field: Field
  /// Markdown.
  var remark = ""

  init(_ line: Int, _ question: Question, explained: Set<String>) {
    self.line = line
    answering = Answering(question, explained: explained)
    if case .matrix(let rows, let columns) = question.kind {
      field = .grid(GridEditor(rows: rows, columns: columns))
    } else {
      field = .line(LineEditor(prompt: ""))
    }
  }

  /// Below the question: what was said, and the matrix that is typed.
  func lines(for capabilities: TerminalCapabilities) -> [String] {
    var lines = remark.isEmpty ? [] : Prediction.remarkLines(remark, for: capabilities)
    if case .grid(let grid) = field {
      let layout = layout(grid, unicode: capabilities.unicode)
      lines += Prediction.barred(
        [""] + layout.lines(for: Prediction.inner(capabilities)), for: capabilities)
    }
    return lines
  }

  private func layout(_ grid: GridEditor, unicode: Bool) -> MatrixLayout {
    var layout = MatrixLayout(
      rows: grid.cells.enumerated().map { row, cells in
        cells.enumerated().map { column, text in
          let isRight = answering.rightCells?[row][column]
          let mark = isRight.map { $0 ? MatrixLayout.Mark.right : .wrong }
          return MatrixLayout.Cell(text.isEmpty ? (unicode ? "·" : ".") : text, mark: mark)
        }
      })
    layout.mark(row: grid.row, column: grid.column, .here)
    layout.focus = MatrixLayout.Position(row: grid.row, column: grid.column)
    return layout
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
    if let first { _ = handle(first, in: &entry.field) }
    mode = .predicting(entry)
    layOut()
    reveal(line)
  }

  private func handle(_ key: Key, in field: inout AnswerEntry.Field) -> String? {
    switch field {
    case .line(var editor):
      let outcome = editor.handle(key)
      field = .line(editor)
      if case .submitted(let text) = outcome { return text }
    case .grid(var editor):
      _ = editor.handle(key)
      field = .grid(editor)
    }
    return nil
  }

  mutating func handlePrediction(_ key: Key, _ entry: AnswerEntry) -> Reaction {
    var entry = entry
    switch (entry.field, key) {
    case (.line(let editor), .character("s")) where editor.text.isEmpty:
      return showAnswer()
    case (.grid, .character("s")): return showAnswer()
    case (.line, .up), (.line, .down), (_, .pageUp), (_, .pageDown):
      return pane.handle(key) ? .repaint : .none
    case (.line(var editor), _):
      let outcome = editor.handle(key)
      entry.field = .line(editor)
      switch outcome {
      case .editing:
        // Nothing but the line has changed: a paste that comes key by key must not wait for drawings.
        mode = .predicting(entry)
        return .repaint
      case .cancelled: mode = .reading
      case .submitted(let text):
        entry.field = .line(LineEditor(prompt: ""))
        let answer = entry.answering.take(text)
        take(answer, entry)
      }
    case (.grid(var editor), _):
      let outcome = editor.handle(key)
      entry.field = .grid(editor)
      switch outcome {
      case .editing: mode = .predicting(entry)
      case .cancelled: mode = .reading
      case .submitted(let cells):
        let answer = entry.answering.take(cells)
        take(answer, entry)
      }
    }
    // What stands below the question has changed, or is gone.
    layOut()
    if case .predicting(let entry) = mode { reveal(entry.line) }
    return .repaint
  }

  private mutating func take(_ outcome: Answering.Outcome, _ entry: AnswerEntry) {
    var entry = entry
    switch outcome {
    case .again(let remark):
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
