internal import Course
internal import TerminalMarkdown
internal import TerminalText
internal import TerminalUI

/// A lesson as it is read at this desk: its steps, and the predictions answered so far.
struct Reading {
  let lesson: Lesson
  let document: MarkdownDocument
  /// The answered predictions, each by the line of its fence in the lesson's text.
  var answered: Set<Int> = []

  private let article: Article
  var capabilities: TerminalCapabilities
  private let widest: Int
  private let blocks: [LessonSource.Block]

  init(_ lesson: Lesson, at desk: Desk) throws {
    self.lesson = lesson
    document = try MarkdownDocument(parsing: lesson.text)
    article = try desk.course.article()
    capabilities = desk.console.capabilities
    widest = desk.console.widest
    blocks = LessonSource(lesson.text).blocks
  }

  /// Read when they are asked for: most readings end without.
  private var cases: [ExerciseCase] { lesson.keptCases() }

  var stepCount: Int { document.sections.count }
  var titles: [String] { document.sections.map { sanitized($0.title) } }
}

// MARK: - As text

extension Reading {
  /// All questions answered, for whoever wants to read the answers along.
  mutating func answerAll() {
    answered.formUnion(blocks.filter { $0.name == "predict" }.map(\.line))
  }

  /// All of it, for a pipe or a pager.
  func whole() -> String {
    document.rendered(for: capabilities, blocks: drawing)
  }

  /// - Throws: `Stop` where the lesson has no such step.
  func checkStep(_ number: Int) throws {
    guard number >= 1, number <= stepCount else {
      throw Stop(
        .wrongUsage,
        """
        Lesson \(lesson.number) has no step \(number). Its steps are 1 to \(stepCount): try \
        `cnn-tutor lesson \(lesson.number) --step 1`.
        """)
    }
  }

  /// One step, counted from 1.
  func text(ofStep number: Int) -> String {
    document.rendered(document.sections[number - 1], for: capabilities, blocks: drawing)
  }

  /// One step in a window this wide, also what lies behind an open question.
  func drawn(_ step: Int, width: Int) -> RenderedLines {
    var capabilities = capabilities
    capabilities.width = min(width, widest)
    return document.lines(
      of: document.sections[step - 1], for: capabilities, blocks: drawing)
  }

  /// The lines of a step as far as its first open question: what follows would give it away.
  func linesToOpenQuestion(_ step: Int, in drawn: RenderedLines) -> ArraySlice<String> {
    guard let question = openPredictions(step).first,
      let lines = linesOfPrediction(question, in: drawn)
    else { return drawn.lines[...] }
    return drawn.lines[..<lines.upperBound]
  }

  /// The lines of its step in which a prediction is drawn, with its answer where it has one; nil
  /// for a block that is no prediction.
  func linesOfPrediction(_ line: Int, in drawn: RenderedLines) -> Range<Int>? {
    drawn.customBlocks.first { $0.sourceLine == line }?.lines
  }

  /// The lesson's own blocks; a prediction shows its answer once it was answered.
  private var drawing: CustomBlocks {
    let (lesson, article) = (lesson, article)
    func blocks(showingAnswers: Bool) -> CustomBlocks {
      .lesson(
        article: article, cases: { lesson.keptCases() }, figure: { lesson.figure($0) },
        showsAnswers: showingAnswers)
    }
    let (open, closed) = (blocks(showingAnswers: false), blocks(showingAnswers: true))
    let answered = answered
    return CustomBlocks(
      fencedBlock: { block, capabilities in
        (answered.contains(block.line) ? closed : open).fencedBlock(block, capabilities)
      },
      image: open.image)
  }

  /// Where a text stands, in reading order: its step, and where in it it begins.
  func hits(_ text: String, width: Int) -> [(step: Int, hit: TextSearch.Hit)] {
    let search = TextSearch(text)
    return (1...max(1, stepCount)).flatMap { step in
      search.hits(in: drawn(step, width: width).lines).map { (step: step, hit: $0) }
    }
  }
}

// MARK: - Predictions and examples

extension Reading {
  private func blocks(_ step: Int) -> [LessonSource.Block] {
    let lines = document.sections[step - 1].lines
    return blocks.filter { lines.contains($0.line) }
  }

  /// The predictions of a step that wait for an answer, by the line of their fence.
  func openPredictions(_ step: Int) -> [Int] {
    blocks(step).filter { $0.name == "predict" && !answered.contains($0.line) }.map(\.line)
  }

  /// The prediction whose fence is in this line, and the number that answers it.
  private func prediction(_ line: Int) -> (prediction: Prediction, answer: Value?)? {
    guard let block = blocks.first(where: { $0.line == line }),
      let prediction = try? Prediction(block: block.body)
    else { return nil }
    return (prediction, prediction.answer.value(article: article, cases: cases))
  }

  /// The number that answers the prediction whose fence is in this line.
  func answer(_ line: Int) -> Value? { prediction(line)?.answer }

  /// The answer of a prediction and the sum that makes it.
  func explanation(of line: Int) -> [String] {
    guard let (prediction, answer) = prediction(line), let answer else { return [] }
    return prediction.answerLines(answer, for: capabilities)
  }

  /// The Swift examples of a step that can be seen: none behind an open question.
  func examples(_ step: Int) -> [LessonSource.Block] {
    let end = openPredictions(step).first ?? .max
    return blocks(step).filter { $0.info == "swift example" && $0.line < end }
  }

  /// What the step teaches, worked out on the numbers of the first case of its function; in a step
  /// without a function of its own, what the nearest one before it teaches.
  func explanation(_ step: Int) -> Explanation? {
    guard let functions = try? lesson.exercise()?.functions else { return nil }
    let cases = cases
    let explanations = functions.compactMap { function -> (Int, Explanation)? in
      let found = cases.lazy.filter { $0.function == function.name }
        .compactMap { function.explanation(of: $0.arguments) }.first
      let place = titles.firstIndex(of: function.section).map { $0 + 1 } ?? 1
      return found.map { (place, $0) }
    }
    return (explanations.last { $0.0 <= step } ?? explanations.first)?.1
  }
}
