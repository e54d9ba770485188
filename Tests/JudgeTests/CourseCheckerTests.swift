import Course
import Platform
import Testing

@testable import Judge

extension RunningTests {
  @Suite struct CourseCheckerTests {
    /// Kept between runs, so that only what has changed is compiled again.
    private static var cache: String {
      let root = Path.folder(Path.folder(Path.folder(#filePath)))
      return Path.join(root, ".build/course-checker-cache")
    }

    @Test func `every starter, solution, mistake and example of the course holds`() async throws {
      let judge = try TestJudge.judge(cache: Self.cache)
      let problems = try await CourseChecker(judge: judge).problems(in: .embedded)
      #expect(
        problems.isEmpty, "\(problems.map(\.description).joined(separator: "\n"))")
    }

    @Test func `what does not hold is said with its place`() async throws {
      let judge = try TestJudge.judge(cache: Self.cache)
      var assignment = try #require(
        Course.embedded.assignments.first { $0.slug == "cross-correlation" })
      let others = Course.embedded.assignments
      func check() -> ExerciseCheck {
        ExerciseCheck(
          judge: judge, assignment: assignment,
          assignments: others.map { $0.slug == assignment.slug ? assignment : $0 },
          folder: "02-cross-correlation")
      }
      let harness = HarnessModule(judge)

      assignment.starter = "func correlate() {\n  let one: Int = \"1\"\n}\n"
      var problems = try await check().starter(harness)
      #expect(problems.map(\.file) == ["02-cross-correlation/exercise.swift"])
      #expect(problems.map(\.line) == [2])

      let right = assignment.solution
      assignment.solution = right.replacing("sum += ", with: "sum -= ")
      problems = try await check().solution()
      #expect(problems.count == 1)
      #expect(problems[0].text.contains("the solution is not right: correlate: wrong numbers"))
      assignment.solution = right

      var mistake = try #require(assignment.exercise.mistakes.first)
      mistake.edits = [.init("no such text", "")]
      problems = try await check().mistake(mistake)
      #expect(problems[0].text.contains("stands 0 times"))
      mistake.edits = [.init("sum += ", "sum -= ")]
      problems = try await check().mistake(mistake)
      #expect(problems[0].text.contains("is rejected but not named"))
      mistake.edits = []
      problems = try await check().mistake(mistake)
      #expect(problems[0].text.contains("is not rejected as wrong: every check is right"))
    }

    @Test func `an example that prints something else is said with its line`() async throws {
      let judge = try TestJudge.judge(cache: Self.cache)
      let harness = HarnessModule(judge)
      func problems(_ code: String, _ output: String?) async throws -> [CourseProblem] {
        let example = LessonExample(
          lesson: 2, file: "lesson.md", line: 10, code: code, output: output)
        return try await ExampleCheck(
          judge: judge, example: example,
          assignments: Course.embedded.assignments
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
