internal import Course
internal import Judge
internal import LessonFolder

extension CourseCheck {
  /// The solution makes the article's numbers.
  func facts(of text: LessonText) -> [CourseProblem] {
    text.cases.flatMap { example in
      example.facts.compactMap { fact -> CourseProblem? in
        let place = "The case '\(example.id)'"
        guard let known = article.example(fact.id) else {
          return text.problem(
            example, "\(place) gives '\(fact.id)', but article.json has no numbers with that id.")
        }
        guard let value = fact.value(in: example.expected, isRight: true),
          known.agrees(with: value)
        else {
          return text.problem(
            example, "\(place) does not make the article's numbers '\(fact.id)'.")
        }
        return nil
      }
    }
  }

  /// Every case has an id of its own: texts and results name it by that.
  func caseIDs(of text: LessonText) -> [CourseProblem] {
    var ids: Set<String> = []
    return text.cases.filter { !ids.insert($0.id).inserted }.map { example in
      text.problem(example, "Two cases have the id '\(example.id)'; give one of them another.")
    }
  }

  /// Each hint helps with every function of the learner's, or is about all of them at once.
  func hints(of text: LessonText) -> [CourseProblem] {
    // That there are not three is said with the lesson's form.
    guard text.lesson.hints.count == 3 else { return [] }
    let names = (text.exercise?.functions ?? []).filter(\.isTheLearners).map(\.name)
    let headings = LessonSource(text.lesson.file("hints.md") ?? "").prose
      .filter { $0.text.hasPrefix("## ") || $0.text.hasPrefix("### ") }
    func problem(_ line: Int, _ sentence: String) -> CourseProblem {
      CourseProblem(file: "\(text.lesson.folder)/hints.md", line: line, sentence)
    }
    return headings.split { $0.text.hasPrefix("## ") }.flatMap { functions -> [CourseProblem] in
      guard !names.isEmpty, let first = functions.first else { return [] }
      let helped = functions.map { trimmed($0.text.dropFirst("### ".count)) }
      let unknown = zip(functions, helped).filter { !names.contains($1) }.map { line, name in
        let near = nearest(names, to: name).first
        return problem(
          line.number,
          "exercise.swift asks for no function '\(name)'; "
            + (near.map { "write '### \($0)'." }
              ?? "its functions are \(names.joined(separator: ", ")).")
        )
      }
      // Under a wrong name may stand what seems to be missing.
      guard unknown.isEmpty else { return unknown }
      return names.filter { !helped.contains($0) }.map { name in
        problem(
          first.number,
          "This hint helps with \(helped.joined(separator: ", ")), but not with '\(name)': add a "
            + "heading '### \(name)' with what helps.")
      }
    }
  }

  /// A slip that comes back leads to the mistake in which it is met first, which says its words.
  func slips(of text: LessonText) -> [CourseProblem] {
    let isUpToHere = { (other: LessonText) in other.lesson.number <= text.lesson.number }
    let known = texts.filter(isUpToHere).flatMap { (try? $0.exercise?.mistakes()) ?? [] }
    let mistakes = (try? text.exercise?.mistakes()) ?? []
    return mistakes.compactMap { mistake in
      guard let root = mistake.slip?.root, root != mistake.id,
        !known.contains(where: { $0.id == root && $0.slip?.root == root })
      else { return nil }
      return CourseProblem(
        file: "\(text.lesson.folder)/mistakes.md", line: mistake.line,
        "'\(mistake.id)' is as in '\(root)', but neither here nor in an earlier lesson is there a "
          + "mistake '\(root)' that says “The slip: …”.")
    }
  }

  /// An exercise knows a wrong way at least.
  func mistakes(of text: LessonText) -> [CourseProblem] {
    guard (try? text.exercise?.mistakes())?.isEmpty == true else { return [] }
    return [
      CourseProblem(
        file: "\(text.lesson.folder)/mistakes.md",
        "There is no mistake in it. Describe one that learners make, below a heading "
          + "“## ID: TITLE”.")
    ]
  }

  /// Every function of a starter is called by a case: one that is not would pass whatever it does.
  func calls(of text: LessonText) -> [CourseProblem] {
    // Where the cases cannot be made, that is said.
    guard !text.cases.isEmpty, let signatures = try? text.exercise?.folder.signatures()
    else { return [] }
    let called = Set(text.cases.map(\.function))
    return signatures.filter { !called.contains($0.name) }.map { signature in
      CourseProblem(
        file: "\(text.lesson.folder)/exercise.swift", line: signature.line,
        "No case calls '\(signature.name)', so any program would pass: add one to cases.swift, such as "
          + "cases.edge(\"ID\", \"TITLE\", .\(signature.name)(…)).")
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
    var problems = exercise.functions.compactMap { function -> CourseProblem? in
      if titles.contains(function.section) { return nil }
      let file = "\(text.lesson.folder)/\(function.isTheLearners ? "solution" : "support").swift"
      return CourseProblem(
        file: file,
        function.section.isEmpty
          ? "Above '\(function.name)' no line says where it is taught: /// Taught in “…”."
          : "'\(function.name)' is taught in a section “\(function.section)”, which is not there.")
    }
    for mistake in (try? exercise.mistakes()) ?? [] {
      guard let section = mistake.section, !titles.contains(section) else { continue }
      problems.append(
        CourseProblem(
          file: "\(text.lesson.folder)/mistakes.md", line: mistake.line,
          "'\(mistake.id)' leads to a section “\(section)”, which is not there."))
    }
    return problems
  }

  /// What `explain` works out of a case is what the solution returns.
  func workings(of text: LessonText) -> [CourseProblem] {
    guard !text.cases.isEmpty else { return [] }
    return (text.exercise?.functions ?? []).compactMap { function in
      guard let line = function.working?.line else { return nil }
      let cases = text.cases.filter { $0.function == function.name }
      // The reader of a lesson works the first one out.
      if let first = cases.first, function.explanation(of: first.arguments) == nil {
        return CourseProblem(
          line.error(
            "`explain \(line.operation)` cannot work out the case '\(first.id)', which is the first "
              + "of '\(function.name)'."))
      }
      let explained = cases.compactMap { example in
        function.explanation(of: example.arguments).map { (example, $0.values) }
      }
      let wrong = explained.first { example, values in
        let results =
          if case .tuple(let fields) = example.expected { fields.map(\.value) } else {
            [example.expected]
          }
        return results.count < values.count
          || !zip(values, results).allSatisfy { Tolerance.accepts($0, for: $1) }
      }
      return wrong.map { example, _ in
        CourseProblem(
          line.error(
            "`explain \(line.operation)` makes other numbers of the case '\(example.id)' than "
              + "'\(function.name)' does."))
      }
    }
  }

  /// The article's results that no case of any lesson makes.
  func uncoveredFacts() -> [CourseProblem] {
    let coverage = coverage
    return article.examples.filter { $0.isResultOfTheArticle && !coverage.covered.contains($0.id) }
      .map { example in
        CourseProblem(
          file: "article.json", line: lineOfArticle(example.id),
          "No case of any lesson makes the article's numbers '\(example.id)': add to a case that makes "
            + "them 'gives: \"\(example.id)\"'.")
      }
  }

  private func lineOfArticle(_ id: String) -> Int? {
    course.articleText.split(separator: "\n", omittingEmptySubsequences: false)
      .firstIndex { $0.contains("\"\(id)\"") }.map { $0 + 1 }
  }

  /// The article's results, and those of them that some case makes.
  var coverage: (covered: Set<String>, all: Set<String>) {
    let all = Set(article.examples.filter(\.isResultOfTheArticle).map(\.id))
    let used = texts.flatMap { text in
      text.cases.flatMap { $0.facts.map(\.id) }
    }
    return (all.intersection(used), all)
  }
}
