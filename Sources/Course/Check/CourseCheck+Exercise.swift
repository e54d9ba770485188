extension CourseCheck {
  /// The reference makes the article's numbers.
  func facts(of text: LessonText) -> [CourseProblem] {
    guard let exercise = text.exercise else { return [] }
    return exercise.cases.flatMap { example -> [CourseProblem] in
      guard let function = exercise.functions.first(where: { $0.name == example.function }) else {
        return [
          CourseProblem(
            file: text.lesson.folder,
            "The case '\(example.id)' calls '\(example.function)', which is no function here.")
        ]
      }
      let result = function.reference(example.arguments)
      return example.facts.compactMap { fact in
        guard let known = article.example(fact.id) else {
          return CourseProblem(
            file: text.lesson.folder, "The article has no number with the id '\(fact.id)'.")
        }
        guard let value = fact.value(result), value.agrees(with: known) else {
          return CourseProblem(
            file: text.lesson.folder,
            "The case '\(example.id)' does not make the article's numbers '\(fact.id)'.")
        }
        return nil
      }
    }
  }

  /// Every function of a starter waits to be written: one that is written would pass untouched.
  func starter(of text: LessonText) -> [CourseProblem] {
    let lines = text.lesson.starter.split(separator: "\n", omittingEmptySubsequences: false)
    return (text.exercise?.functions ?? []).compactMap { function in
      // What the exercise's own support defines is no function of the learner's.
      guard let start = lines.firstIndex(where: { $0.hasPrefix("func \(function.name)(") }) else {
        return nil
      }
      let body = lines[start...].dropFirst().prefix { !$0.hasPrefix("func ") }
      guard !body.contains(where: { trimmed($0) == "todo()" }) else { return nil }
      return CourseProblem(
        file: "\(text.lesson.folder)/exercise.swift", line: start + 1,
        "'\(function.name)' is written already; a starter's functions hold 'todo()' alone.")
    }
  }

  /// The sections that a verdict sends its reader to are there.
  func sections(of text: LessonText) -> [CourseProblem] {
    guard let exercise = text.exercise else { return [] }
    let titles = text.source.sections.map(\.text)
    let named =
      exercise.functions.map { ("function '\($0.name)'", $0.section) }
      + exercise.mistakes.compactMap { mistake in
        mistake.section.map { ("mistake '\(mistake.id)'", $0) }
      }
    return named.filter { !titles.contains($0.1) }.map { name, section in
      text.problem(nil, "The \(name) leads to a section “\(section)”, which is not there.")
    }
  }

  /// Every mistake makes numbers of its own.
  func mistakes(of text: LessonText) -> [CourseProblem] {
    text.exercise.map { mistakes(in: $0, folder: text.lesson.folder) } ?? []
  }

  func mistakes(in exercise: Exercise, folder: String) -> [CourseProblem] {
    let right = exercise.results(of: nil)
    var seen: [(mistake: Mistake, results: [Value])] = []
    var problems: [CourseProblem] = []
    for mistake in exercise.mistakes {
      let results = exercise.results(of: mistake)
      if results.isSame(as: right) {
        problems.append(
          CourseProblem(
            file: folder,
            "The mistake '\(mistake.id)' makes the right numbers in every case; add a case."))
      }
      for other in seen where results.isSame(as: other.results) {
        problems.append(
          CourseProblem(
            file: folder,
            "The mistakes '\(mistake.id)' and '\(other.mistake.id)' make the same numbers in every "
              + "case; add a case that tells them apart."))
      }
      seen.append((mistake, results))
    }
    return problems
  }

  /// The exercises and figures are made of the numbers in this binary; other ones in `article.json`
  /// count only once they are built in.
  func staleInputs() -> [CourseProblem] {
    guard texts.contains(where: { $0.exercise != nil }) else { return [] }
    return Article.embedded.examples.filter { article.example($0.id)?.inputs != $0.inputs }
      .map { example in
        CourseProblem(
          file: "article.json",
          "The inputs of '\(example.id)' are not those that this tutor was built with; build it anew."
        )
      }
  }

  /// The article's results that no case of any lesson makes.
  func uncoveredFacts() -> [CourseProblem] {
    let coverage = coverage
    return article.examples.filter { $0.isResultOfTheArticle && !coverage.covered.contains($0.id) }
      .map { example in
        CourseProblem(
          file: "article.json",
          "No case of any lesson makes the article's numbers '\(example.id)'.")
      }
  }

  /// The article's results, and those of them that some case makes.
  public var coverage: (covered: Set<String>, all: Set<String>) {
    let all = Set(article.examples.filter(\.isResultOfTheArticle).map(\.id))
    let used = texts.flatMap { text in
      (text.exercise?.cases ?? []).flatMap { $0.facts.map(\.id) }
    }
    return (all.intersection(used), all)
  }

  /// How many mistakes each lesson tells apart.
  public var mistakesByLesson: [(lesson: Lesson, count: Int)] {
    texts.map { ($0.lesson, $0.exercise?.mistakes.count ?? 0) }
  }
}

extension Exercise {
  /// What a learner with this mistake returns in the fixed cases; nil stands for no mistake.
  fileprivate func results(of mistake: Mistake?) -> [Value] {
    cases.map { example in
      let function = functions.first { $0.name == example.function }
      let answer = mistake?.wrong[example.function] ?? function?.reference
      return answer?(example.arguments) ?? .none
    }
  }
}

extension [Value] {
  fileprivate func isSame(as other: [Value]) -> Bool {
    zip(self, other).allSatisfy { $0.isClose(to: $1) }
  }
}

extension Value {
  /// Equal up to another order of summation. Not-a-number equals itself here: both went the same
  /// wrong way.
  func isClose(to other: Value, tolerance: Double? = nil) -> Bool {
    switch (self, other) {
    case (.list(let ours), .list(let theirs)):
      ours.count == theirs.count
        && zip(ours, theirs).allSatisfy { $0.isClose(to: $1, tolerance: tolerance) }
    case (.tuple(let fields), _):
      Value.list(fields.map(\.value)).isClose(to: other, tolerance: tolerance)
    case (_, .tuple(let fields)): isClose(to: .list(fields.map(\.value)), tolerance: tolerance)
    default:
      switch (number, other.number) {
      case (.some(let ours), .some(let theirs)):
        ours == theirs || (ours.isNaN && theirs.isNaN)
          || (ours - theirs).magnitude <= tolerance ?? (1e-9 * theirs.magnitude + 1e-12)
      default: self == other
      }
    }
  }

  /// Whether this is the result of an example, as exactly as the article prints it.
  func agrees(with example: Article.Example) -> Bool {
    isClose(to: example.expected, tolerance: example.tolerance.map { Swift.max($0, 1e-12) })
  }
}
