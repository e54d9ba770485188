internal import Course
internal import ExerciseHarness
internal import Judge
internal import LessonFolder

/// What can be told about a course whose cases are known, without compiling anything more.
///
/// Every check returns sentences that name file and line.
struct CourseCheck: Sendable {
  let course: Course
  let article: Article
  /// Words that may follow `cnn-tutor` in a lesson's text.
  let commands: Set<String>
  let texts: [LessonText]
  /// The words that the lessons teach.
  let terms: [Term]
  /// Every number of the article.
  let articleNumbers: [Double]

  /// - Parameters:
  ///   - commands: the words that may follow `cnn-tutor`.
  ///   - cases: those of each lesson's exercise, by the lesson's folder.
  ///   - figures: those of each lesson by its folder; nil where they are not known.
  ///   - predictions: what mistakes make of each lesson's, likewise.
  /// - Throws: `CourseError.article` where the article's numbers cannot be read.
  init(
    _ course: Course, commands: Set<String>, cases: [String: [ExerciseCase]],
    figures: [String: [MadeFigure]], predictions: [String: [KeptPrediction]] = [:]
  ) throws(CourseError) {
    self.course = course
    self.commands = commands
    article = try course.article()
    try article.check()
    texts = course.lessons.map {
      LessonText(
        $0, cases: cases[$0.folder] ?? [], figures: figures[$0.folder],
        predictions: predictions[$0.folder])
    }
    terms = course.terms
    articleNumbers = article.examples.flatMap { example in
      example.expected.allNumbers + example.inputs.values.flatMap(\.allNumbers)
    }
  }

  /// Everything that is wrong, lesson by lesson.
  ///
  /// - Parameter lessons: the numbers of the lessons to look at; all where nil.
  func problems(of lessons: Set<Int>? = nil) -> [CourseProblem] {
    var problems = numbering() + titles() + termsTaughtTwice()
    for text in texts where lessons?.contains(text.lesson.number) ?? true {
      problems += form(of: text) + predictions(in: text) + sums(in: text) + matrices(in: text)
      problems += numbers(in: text) + links(in: text) + figures(in: text) + formulas(in: text)
      problems += widths(of: text) + commandNames(in: text) + earlyTerms(in: text)
      problems +=
        facts(of: text) + starter(of: text) + calls(of: text) + sections(of: text)
        + results(of: text)
      problems += hints(of: text) + caseIDs(of: text) + slips(of: text) + workings(of: text)
      problems += mistakes(of: text)
    }
    // Of a lesson whose cases are not known, nothing can be said to be missing.
    let isWhole = !texts.contains(where: \.lacksCases)
    return problems + (isWhole ? uncoveredFacts() : [])
  }
}

/// A lesson with what its checks need to know about it.
struct LessonText {
  let lesson: Lesson
  let source: LessonSource
  let exercise: Exercise?
  let cases: [ExerciseCase]
  /// Nil where they are not known.
  let figures: [MadeFigure]?
  /// What mistakes make of its predictions; nil where that is not known.
  let predictions: [KeptPrediction]?
  var file: String { "\(lesson.folder)/lesson.md" }

  init(
    _ lesson: Lesson, cases: [ExerciseCase], figures: [MadeFigure]?,
    predictions: [KeptPrediction]?
  ) {
    self.predictions = predictions
    self.lesson = lesson
    self.cases = cases
    self.figures = figures
    source = LessonSource(lesson.text)
    exercise = try? lesson.exercise()
  }

  func problem(_ line: Int?, _ text: String) -> CourseProblem {
    CourseProblem(file: file, line: line, text)
  }

  func problem(_ example: ExerciseCase, _ text: String) -> CourseProblem {
    CourseProblem(file: "\(lesson.folder)/cases.swift", line: example.line, text)
  }

  /// Whether the lesson's cases could not be made, which is said elsewhere.
  var lacksCases: Bool { exercise != nil && cases.isEmpty }

  /// That a file which the linter writes is not what it would write.
  func stale(_ path: String) -> CourseProblem {
    CourseProblem(
      file: "\(lesson.folder)/\(path)",
      "It is stale: type `cnn-tutor check-course --write` with --course and the course's folder.")
  }

  /// The figure of this name, as it is made now.
  func figure(_ name: String) -> Figure? { figures?.first { $0.name == name }?.figure }

  /// The path of a file of the folder, and the first line in which these words stand.
  func line(of words: String, in file: String) -> (file: String, line: Int?) {
    let lines = lesson.file(file)?.split(separator: "\n", omittingEmptySubsequences: false)
    let index = lines?.firstIndex { $0.contains(words) }
    return ("\(lesson.folder)/\(file)", index.map { $0 + 1 })
  }
}

// MARK: - Form

extension CourseCheck {
  func numbering() -> [CourseProblem] {
    zip(course.lessons, 1...).compactMap { lesson, number in
      guard lesson.number != number else { return nil }
      return CourseProblem(
        file: lesson.folder,
        "This is lesson \(lesson.number), but \(number) comes next: call the folder "
          + "'\(lesson.folder(ofNumber: number))'.")
    }
  }

  /// Titles of lessons and sections lead to one place each; only `Exercise` ends every lesson.
  func titles() -> [CourseProblem] {
    var places: [String: String] = [:]
    var problems: [CourseProblem] = []
    for text in texts {
      let file = text.file
      let sections = text.source.sections.filter { $0.text != "Exercise" }
      for title in [LessonSource.Line(text: text.lesson.title, number: 1)] + sections {
        if let place = places[title.text] {
          problems.append(
            CourseProblem(
              file: file, line: title.number,
              "The title “\(title.text)” stands in \(place) already; give this one another."))
        }
        places[title.text] = "\(file):\(title.number)"
      }
    }
    return problems
  }

  func form(of text: LessonText) -> [CourseProblem] {
    var problems: [CourseProblem] = []
    let words = text.source.prose.reduce(0) { $0 + $1.text.split(separator: " ").count }
    if words > 1700 {
      problems.append(text.problem(nil, "\(words) words are more than a sitting; cut to 1,500."))
    }
    if text.source.sections.last?.text != "Exercise" {
      problems.append(text.problem(nil, "The last section must be '## Exercise'."))
    }
    let predictions = text.source.blocks.count { $0.name == "predict" }
    if predictions < 2 {
      problems.append(
        text.problem(nil, "A lesson asks for two predictions; this one asks for \(predictions)."))
    }
    if !text.source.links.contains(where: \.isPicture) {
      problems.append(text.problem(nil, "A lesson has a figure; this one has none."))
    }
    if text.lesson.hints.count != 3 || text.lesson.hints.contains(where: \.isEmpty) {
      problems.append(
        CourseProblem(
          file: "\(text.lesson.folder)/hints.md",
          "There must be three hints below '## Hint 1', '## Hint 2' and '## Hint 3'."))
    }
    if text.exercise == nil {
      problems.append(
        CourseProblem(
          file: text.lesson.folder,
          "The lesson has no exercise: its folder has no 'cases.swift'."))
    }
    return problems
  }

  func commandNames(in text: LessonText) -> [CourseProblem] {
    let spans = text.source.prose + text.source.blocks.map { .init(text: $0.body, number: $0.line) }
    return spans.flatMap { span in
      span.text.matches(of: /cnn-tutor ([a-z-]+)/).compactMap { match in
        guard !commands.contains(String(match.1)) else { return nil }
        return text.problem(
          span.number, "'cnn-tutor \(match.1)' is no command; see `cnn-tutor --help`.")
      }
    }
  }
}
