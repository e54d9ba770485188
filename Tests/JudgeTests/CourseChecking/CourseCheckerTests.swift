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
        says: "has no example 'A.correlate.valid' with an input 'g'"),
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
      #expect(problems.first?.text.contains("does not come to an end") == true, "\(problems)")
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
        says: "has no example 'A.correlate.valid' with an input 'volumes'"),
      Broken(
        name: "no function", right: "func figures(", wrong: "func pictures(",
        says: "It declares no function that makes figures", line: 1),
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
