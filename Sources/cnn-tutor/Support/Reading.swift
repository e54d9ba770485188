internal import Course
internal import LearnerWorkspace
internal import Platform
internal import TerminalMarkdown
internal import TerminalText
internal import TerminalUI

/// A lesson as it is read at this desk: its steps, and how far its predictions are.
struct Reading {
  /// How far the reader is with a prediction.
  enum State {
    /// It hides its answer and what follows it in its step.
    case open
    /// It hides its answer alone: the reader went on without, or tries it again.
    case passedOver
    /// The reader was shown its answer.
    case shown
    /// The reader has answered it.
    case answered
  }

  let lesson: Lesson
  let document: MarkdownDocument
  /// Of each prediction that is not open, by the line of its fence in the lesson's text.
  private var states: [Int: State] = [:]
  /// Mistakes of the lesson, by id, that verdicts or answers to predictions have explained in full.
  var explained: Set<String> = []

  private let course: Course
  var capabilities: TerminalCapabilities
  private let widest: Int
  private let blocks: [LessonSource.Block]

  init(_ lesson: Lesson, at desk: Desk) throws {
    self.lesson = lesson
    document = try MarkdownDocument(parsing: lesson.text)
    course = desk.course
    capabilities = desk.console.capabilities
    widest = desk.console.widest
    blocks = LessonSource(lesson.text).blocks
  }

  var stepCount: Int { document.sections.count }
  var titles: [String] { document.sections.map { sanitized($0.title) } }
}

// MARK: - As text

extension Reading {
  /// All questions answered, for whoever wants to read the answers along.
  mutating func answerAll() {
    for block in blocks where block.name == "predict" { states[block.line] = .shown }
  }

  /// Takes over what was answered and shown in earlier readings, and what verdicts have explained.
  mutating func take(_ progress: LessonProgress) {
    explained = Set(progress.mistakes.keys)
    guard !progress.answered.isEmpty || !progress.shown.isEmpty else { return }
    for block in blocks where block.name == "predict" {
      guard let key = key(of: block.line) else { continue }
      if progress.shown[key] != nil { states[block.line] = .shown }
      if progress.answered[key] != nil { states[block.line] = .answered }
    }
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
    let (lesson, course) = (lesson, course)
    func blocks(showingAnswers: Bool) -> CustomBlocks {
      .lesson(
        lesson, article: { try? course.article() }, results: { lesson.keptResults() },
        figure: { lesson.figure($0) }, showsAnswers: showingAnswers)
    }
    let (open, closed) = (blocks(showingAnswers: false), blocks(showingAnswers: true))
    let known = Set(states.filter { $0.value == .shown || $0.value == .answered }.keys)
    return CustomBlocks(
      fencedBlock: { block, capabilities in
        (known.contains(block.line) ? closed : open).fencedBlock(block, capabilities)
      },
      image: open.image)
  }

  /// Where a text stands in what can be seen, in reading order: its step, and where in it it begins.
  func hits(_ text: String, width: Int) -> [(step: Int, hit: TextSearch.Hit)] {
    let search = TextSearch(text)
    return (1...max(1, stepCount)).flatMap { step in
      let lines = linesToOpenQuestion(step, in: drawn(step, width: width))
      return search.hits(in: Array(lines)).map { (step: step, hit: $0) }
    }
  }
}

// MARK: - Predictions and examples

extension Reading {
  private func blocks(_ step: Int) -> [LessonSource.Block] {
    let lines = document.sections[step - 1].lines
    return blocks.filter { lines.contains($0.line) }
  }

  /// The predictions of a step, by the line of their fence.
  func predictions(_ step: Int) -> [Int] {
    blocks(step).filter { $0.name == "predict" && prediction($0.line) != nil }.map(\.line)
  }

  /// How far the reader is with the prediction whose fence is in this line.
  subscript(line: Int) -> State {
    get { states[line] ?? .open }
    set { states[line] = newValue }
  }

  /// The predictions of a step that hide what follows them.
  func openPredictions(_ step: Int) -> [Int] { predictions(step).filter { self[$0] == .open } }

  /// The prediction of a step that is to be answered next: an open one, one that was passed over, one
  /// that was shown.
  func nextPrediction(_ step: Int) -> Int? {
    let lines = predictions(step)
    return [State.open, .passedOver, .shown].lazy
      .compactMap { state in lines.first { self[$0] == state } }.first
  }

  private func prediction(_ line: Int) -> Prediction? {
    blocks.first { $0.line == line }.flatMap { try? Prediction(block: $0.body) }
  }

  /// By which name progress knows the prediction.
  func key(of line: Int) -> String? { prediction(line)?.key }

  /// The prediction whose fence is in this line, with its answer and what is known of wrong ones; nil
  /// for one that has no answer.
  func question(_ line: Int) -> Question? {
    guard let prediction = prediction(line), let article = try? course.article() else { return nil }
    return Question(prediction, of: lesson, article: article, results: lesson.keptResults())
  }

  /// The Swift examples of a step that can be seen: none behind an open question.
  func examples(_ step: Int) -> [LessonSource.Block] {
    let end = openPredictions(step).first ?? .max
    return blocks(step).filter { $0.info == "swift example" && $0.line < end }
  }

  /// What the step teaches, worked out on the numbers of a case of its function; in a step without a
  /// function of its own, what the nearest one before it teaches, and nothing where that has no way.
  ///
  /// The first case is taken about which no prediction still asks.
  func explanation(_ step: Int) -> (ExplainRequest, Explanation)? {
    nearest(step, find: Self.explanation)
  }

  private static func explanation(
    _ function: ExerciseFunction, _ cases: [ExerciseCase]
  ) -> (ExplainRequest, Explanation)? {
    cases.lazy.compactMap { example in
      guard let request = function.request(of: example.arguments),
        let explanation = try? request.explanation(), !explanation.cells.isEmpty
      else { return nil }
      return (request, explanation)
    }.first
  }

  /// The case by which the solution's own formulas show what a step teaches, where no operation of
  /// `explain` does.
  func workable(_ step: Int) -> ExerciseCase? {
    nearest(step, find: Self.workable)
  }

  private static func workable(_: ExerciseFunction, _ cases: [ExerciseCase]) -> ExerciseCase? {
    cases.first { (1...200).contains($0.expected.numbers.count) }
  }

  /// Whether it is only hidden by a question, here or later, that asks for these very numbers.
  func isAsked(_ step: Int) -> Bool {
    nearest(step, evenIfAsked: true, find: Self.explanation) != nil
      || nearest(step, evenIfAsked: true, find: Self.workable) != nil
  }

  /// The first step that teaches a function: from there on something can be worked out.
  var firstTaught: Int? { taught.map(\.step).min() }

  /// The learner's functions, each with the step that teaches it.
  private var taught: [(step: Int, function: ExerciseFunction)] {
    let functions = (try? lesson.exercise()?.functions) ?? []
    return functions.filter(\.isTheLearners).map { function in
      (titles.firstIndex(of: function.section).map { $0 + 1 } ?? 1, function)
    }
  }

  /// What is found for the functions that a step teaches, or else the nearest one before it that teaches
  /// any, in the cases about which no prediction still asks.
  private func nearest<Found>(
    _ step: Int, evenIfAsked: Bool = false, find: (ExerciseFunction, [ExerciseCase]) -> Found?
  ) -> Found? {
    let before = taught.filter { $0.step <= step }
    guard let latest = before.map(\.step).max() else { return nil }
    let results = lesson.keptResults()
    let waiting = blocks.filter {
      $0.name == "predict" && [.open, .passedOver].contains(self[$0.line])
    }
    let asked = results.cases(askedBy: waiting.compactMap { key(of: $0.line) })
    for (place, function) in before where place == latest {
      let cases = results.cases.filter {
        $0.function == function.name && (evenIfAsked || !asked.contains($0.id))
      }
      if let found = find(function, cases) { return found }
    }
    return nil
  }
}

extension Progress {
  /// Notes what became of a prediction, by its key; one that is open leaves nothing behind.
  mutating func note(_ key: String, _ state: Reading.State, in slug: String) {
    let now = WallClock.now
    switch state {
    case .answered: self[slug].answered[key] = self[slug].answered[key] ?? now
    case .shown: self[slug].shown[key] = self[slug].shown[key] ?? now
    case .open, .passedOver: break
    }
  }

  /// Notes that the last step of a lesson was on the screen.
  mutating func noteRead(_ slug: String) { self[slug].read = self[slug].read ?? WallClock.now }
}
