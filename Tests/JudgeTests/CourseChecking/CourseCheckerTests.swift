import LessonFolder
import Testing

@testable import Course
@testable import CourseChecking
@testable import Judge

extension RunningTests {
  @Suite struct CourseCheckerTests {
    private func report(_ files: [String: String]) async throws -> CourseReport {
      try await CourseChecker(judge: TestJudge.judge(), commands: WholeLesson.commands)
        .report(on: Course(files: files))
    }

    /// What the linter says of a whole lesson once a file is changed.
    private func problems(
      _ file: String, _ change: (String) -> String
    ) async throws -> [CourseProblem] {
      var files = try WholeLesson.files()
      let path = "\(WholeLesson.folder)/\(file)"
      files[path] = change(files[path] ?? "")
      return try await report(files).problems.filter { !$0.file.hasSuffix("results.json") }
    }

    @Test func `what the linter writes leaves it nothing to say`() async throws {
      var files = try WholeLesson.files()
      let path = "\(WholeLesson.folder)/lesson.md"
      files[path] = files[path]?.replacing("![A 3×3 input", with: "![A 9×9 input")
      files["\(WholeLesson.folder)/figures/slide.svg"] = "stale"
      files["\(WholeLesson.folder)/figures/slide.json"] = nil
      let checker = CourseChecker(
        judge: try TestJudge.judge(), commands: WholeLesson.commands)
      let fresh = try await checker.freshFiles(of: Course(files: files))
      let report = try await report(files.merging(fresh) { $1 })
      #expect(report.problems == [])
      #expect(report.mistakes.map(\.count) == [2])
      #expect(report.checkedNumbers.covered == 1 && report.checkedNumbers.all == 1)
    }

    @Test func `a solution that does not make the article's numbers is said`() async throws {
      let problems = try await problems("solution.swift") {
        $0.replacing(
          "Array(repeating: 0, count: columns)", with: "Array(repeating: 1, count: columns)")
      }
      #expect(problems.count == 2, "\(problems)")
      #expect(
        problems.first?.text
          == "The case 'A.correlate.valid' does not make the article's numbers 'A.correlate.valid'."
      )
      #expect(problems.last?.file == "lesson.md" || problems.last?.file == "01-sliding/lesson.md")
    }

    @Test func `an example of a page that prints something else is said with its line`()
      async throws
    {
      var files = try WholeLesson.files()
      files["sums.md"] = "# Sums\n\n```swift example\nprint(1 + 1)\n```\n```output\n3\n```\n"
      let problems = try await report(files).problems.filter { $0.file == "sums.md" }
      #expect(problems.map(\.line) == [3])
      #expect(problems.first?.text.contains("prints “2") == true, "\(problems)")
    }

    @Test func `an operation that there is not is said with its line`() async throws {
      let problems = try await problems("solution.swift") {
        "/// Worked out by `explain dance`.\n" + $0
      }
      #expect(problems.map(\.file) == ["01-sliding/solution.swift"])
      #expect(problems.map(\.line) == [1])
      #expect(problems.first?.text.contains("no operation “dance”") == true)
    }

    @Test func `a starter that does not compile is said with its line`() async throws {
      let problems = try await problems("exercise.swift") {
        $0.replacing("  todo()", with: "  let one: Int = \"1\"\n  todo()")
      }
      #expect(problems.map(\.file) == ["01-sliding/exercise.swift"])
      #expect(problems.map(\.line) == [4])
    }

    @Test func `a mistake that makes no difference is said`() async throws {
      let problems = try await problems("mistakes.md") {
        $0
          + SmallCourse.mistake(
            "harmless", "a note", "-  return sums\n+  let done = sums\n+  return done")
      }
      #expect(
        problems.map(\.text) == [
          "The mistake harmless makes the right results in every case; add a case.",
          "with the mistake harmless the file is not rejected as wrong: every check is right",
        ])
    }

    @Test func `mistakes that no case tells apart are said`() async throws {
      let problems = try await problems("mistakes.md") {
        $0
          + SmallCourse.mistake(
            "twin", "added twice", "-  return sums\n+  return sums.map { $0.map { $0 + $0 } }")
      }
      #expect(
        problems.map(\.text) == [
          "The mistakes twin and doubled make the same results in every case; add a case that "
            + "tells them apart.",
          "the cases cannot tell the mistake doubled from twin",
          "the cases cannot tell the mistake twin from doubled",
        ])
    }

    @Test func `an edit that does not apply is said with its line`() async throws {
      let problems = try await problems("mistakes.md") {
        $0 + SmallCourse.mistake("lost", "nothing", "-  no such text\n+  nothing")
      }
      #expect(Set(problems.map(\.file)) == ["01-sliding/mistakes.md"])
      #expect(problems.first?.text.contains("no such text") == true)
      #expect(problems.first?.line != nil)
    }

    /// Files of cases with which no program comes to an end, and what is said of each.
    struct Broken: Sendable, CustomTestStringConvertible {
      var name: String
      var right = "  cases.edge(\n    \"tall\""
      var wrong: String
      var says: String
      var line: Int?
      var testDescription: String { name }
    }

    @Test(arguments: [
      Broken(
        name: "does not compile", wrong: "  nonsense()\n  cases.edge(\n    \"tall\"",
        says: "cannot find 'nonsense' in scope", line: 6),
      Broken(
        name: "stops",
        wrong: "  precondition(\"\".count > 1, \"my words\")\n  cases.edge(\n    \"tall\"",
        says: "my words", line: 6),
      Broken(
        name: "wrong number of arguments", right: "[[2, 0], [-1, 3], [4, 1]]))",
        wrong: "[[2, 0], [-1, 3], [4, 1]], stride: 1))", says: "extra argument 'stride'",
        line: 10),
      Broken(
        name: "wrong shape of argument", right: "[[2, 0], [-1, 3], [4, 1]]))", wrong: "[2, 0]))",
        says: "cannot convert value of type", line: 10),
      Broken(
        name: "no such number", right: "article[\"A.correlate.valid\", \"f\"]",
        wrong: "article[\"A.correlate.valid\", \"g\"]",
        says: "has no example 'A.correlate.valid' with an input 'g' of the type [[Double]].",
        line: 4),
      Broken(
        name: "no such function", right: ".correlate(\n      [[1, 4",
        wrong: ".slide(\n      [[1, 4", says: "exercise.swift declares no function 'slide'", line: 8
      ),
      Broken(
        name: "another result than the function's", right: "cases.edge(\n    \"tall\"",
        wrong:
          "cases.goal(\"long\", \"\", .correlate([[1]], [[1]]), gives: 3)\n  cases.edge(\n    \"tall\"",
        says:
          "The case 'long' does not fit 'correlate', which returns Matrix; what a goal gives is an "
          + "Int.", line: 6),
      Broken(
        name: "a shape that stops", right: "input[0].count, overlay",
        wrong: "input[9].count, overlay",
        says:
          "The case 'A.correlate.valid' (line 2 of cases.swift) stops here: Index out of range.",
        line: 24),
      Broken(
        name: "too many", right: "for size in 2...5",
        wrong: "for size in (2...200_000).map({ 2 + $0 % 4 })",
        says: "More than 1000 cases are made here in one call of 'cases' or 'random', and 1000 are "
          + "judged at most", line: 15),
    ])
    func `cases that cannot be made are said with their line`(_ broken: Broken) async throws {
      let problems = try await problems("cases.swift") {
        #expect($0.contains(broken.right))
        return $0.replacing(broken.right, with: broken.wrong)
      }
      #expect(problems.first?.file == "01-sliding/cases.swift", "\(problems)")
      #expect(problems.first?.text.contains(broken.says) == true, "\(problems)")
      if let line = broken.line { #expect(problems.first?.line == line, "\(problems)") }
    }

    @Test func `cases that do not come to an end are said`() async throws {
      let problems = try await problems("cases.swift") {
        $0.replacing("func cases(_ cases: inout Cases) {", with: "$0\n  while true {}")
          .replacing("$0", with: "func cases(_ cases: inout Cases) {")
      }
      #expect(problems.first?.file == "01-sliding/cases.swift", "\(problems)")
      #expect(
        problems.first?.text.contains("Making the cases does not come to an end within 20 seconds")
          == true, "\(problems)")
      #expect(problems.first?.line == 2, "\(problems)")
    }

    @Test func `a solution that stops in a case is said with both lines`() async throws {
      let problems = try await problems("solution.swift") {
        $0.replacing("  return sums", with: "  if rows == 2 { return [sums[7]] }\n  return sums")
      }
      #expect(problems.map(\.file) == ["01-sliding/solution.swift"], "\(problems)")
      #expect(problems.map(\.line) == [16])
      #expect(
        problems.first?.text
          == "The case 'A.correlate.valid' (line 2 of cases.swift) stops here: Index out of range.")
    }

    /// Trainings, and what is said of each with its line.
    static let trainings = [
      Broken(
        name: "right", right: "", wrong: "return ([1], [1], 1, 1, ([], [], [], []), [])", says: ""),
      Broken(
        name: "does not compile", right: "", wrong: "nonsense()", says: "cannot find 'nonsense'"),
      Broken(
        name: "stops", right: "",
        wrong:
          "precondition(correlate([[1]], [[1]]).isEmpty, \"my words\")\n  return ([], [], 1, 1, ([], [], [], []), [])",
        says: "The training stops here: "),
    ]

    @Test(arguments: trainings)
    func `a training that cannot be carried out is said with its line`(
      _ training: Broken
    ) async throws {
      let head = """
        func cnnTutorTraining() -> (
          losses: [Double], accuracies: [Double], trained: Int, heldOut: Int,
          network: (filters: [Volume], filterBiases: [Double], w: Matrix, b: [Double]),
          misread: [(picture: Matrix, digit: Int, read: Int)]
        ) {

        """
      let problems = try await problems("training.swift") { _ in
        "\(head)  \(training.wrong)\n}\n"
      }
      if training.says.isEmpty {
        #expect(problems == [])
      } else {
        #expect(problems.map(\.file) == ["01-sliding/training.swift"])
        #expect(problems.map(\.line) == [6], "\(problems)")
        #expect(problems.first?.text.hasPrefix(training.says) == true, "\(problems)")
      }
      let other = try await self.problems("training.swift") { _ in
        "\nfunc cnnTutorTraining() -> Int {\n  1\n}\n"
      }
      #expect(other.map(\.line) == [2] && other.first?.text.contains("returns Int") == true)
    }

    @Test func `a mistake that ends the first case is told what it needs`() async throws {
      let problems = try await problems("mistakes.md") {
        $0 + SmallCourse.mistake("early", "it stops", "-  return sums\n+  return [sums[99]]")
      }
      #expect(problems.map(\.file) == ["01-sliding/mistakes.md"], "\(problems)")
      #expect(
        problems.first?.text.hasPrefix(
          "the mistake early ends the program in the first case, 'A.correlate.valid' (line 2 of "
            + "cases.swift)") == true, "\(problems)")
    }

    /// What the Swift between an author's files would be blamed for, and where it is said instead.
    @Test(arguments: [
      ("solution.swift", "_ overlay: Matrix) ->", "of overlay: Matrix) ->", "solution.swift", 2),
      ("solution.swift", "  return sums\n}", "  return sums\n", "solution.swift", 2),
      ("exercise.swift", "  todo()\n}", "  todo()\n", "exercise.swift", 2),
      ("cases.swift", "func random(", "func drawn(", "cases.swift", 1),
      ("cases.swift", "_ draw: inout Draw, _ cases", "_ cases", "cases.swift", 13),
      (
        "cases.swift", "_ overlay: Matrix) -> [Axis]", "_ overlay: Volume) -> [Axis]",
        "cases.swift", 21
      ),
      ("cases.swift", "[[1, 2], [3, 5]]))\n  }", "[[1, 2], [3, 5]]))\n", "cases.swift", 13),
      (
        "mistakes.md", "+  return sums.map { $0.map { 2 * $0 } }", "+  return sums.map { $0.map {",
        "mistakes.md", 15
      ),
    ])
    func `no error speaks of Swift that the author has not written`(
      _ file: String, _ right: String, _ wrong: String, _ place: String, _ line: Int
    ) async throws {
      let problems = try await problems(file) {
        #expect($0.contains(right))
        return $0.replacing(right, with: wrong)
      }
      #expect(problems.first?.file == "01-sliding/\(place)", "\(problems)")
      #expect(problems.first?.line == line, "\(problems)")
      #expect(!problems.contains { $0.file.contains("Program") || $0.file.hasSuffix("main.swift") })
    }

    @Test(arguments: [
      Broken(
        name: "does not compile", right: "  figures.draw(", wrong: "  nonsense()\n  figures.draw(",
        says: "cannot find 'nonsense' in scope", line: 4),
      Broken(
        name: "stops", right: "  figures.draw(",
        wrong: "  precondition(\"\".count > 1, \"my words\")\n  figures.draw(", says: "my words",
        line: 4),
      Broken(
        name: "no such number", right: "\"values\"", wrong: "\"volumes\"",
        says: "has no example 'A.correlate.valid' with an input 'volumes'", line: 2),
      Broken(
        name: "no function", right: "func figures(", wrong: "func pictures(",
        says: "It declares no function 'figures': write", line: 1),
    ])
    func `figures that cannot be made are said with their line`(_ broken: Broken) async throws {
      let problems = try await problems("figures.swift") {
        #expect($0.contains(broken.right))
        return $0.replacing(broken.right, with: broken.wrong)
      }
      #expect(problems.map(\.file) == ["01-sliding/figures.swift"], "\(problems)")
      #expect(problems.first?.text.contains(broken.says) == true, "\(problems)")
      #expect(problems.first?.line == broken.line, "\(problems)")
    }

    @Test func `what cases print harms nothing`() async throws {
      let problems = try await problems("cases.swift") {
        $0.replacing(
          "  cases.edge(\n    \"tall\"",
          with: "  print(\"result 0 l0\")\n  cases.edge(\n    \"tall\"")
      }
      #expect(problems == [])
    }

    @Test func `an example that prints something else is said with its line`() async throws {
      let judge = try TestJudge.judge()
      let harness = HarnessModule(judge)
      func problems(_ code: String, _ output: String?) async throws -> [CourseProblem] {
        let example = LessonExample(
          lesson: 2, file: "lesson.md", line: 10, code: code, output: output)
        return try await ExampleCheck(
          judge: judge, example: example, assignments: SmallCourse.all
        ).problems(harness)
      }
      let call = "print(correlate([[1, 2, 3]], [[10, 20]]))\n"
      #expect(try await problems(call, "[[50.0, 80.0]]\n") == [])
      #expect(try await problems(call, "[[50, 80]]\n").map(\.line) == [10])
      #expect(try await problems(call, nil).map(\.line) == [10])
      #expect(try await problems("print(1)\nprint(unknown)\n", "1\n").map(\.line) == [12])
      #expect(try await problems("fatalError()\n", "").map(\.line) == [10])
    }
  }
}
