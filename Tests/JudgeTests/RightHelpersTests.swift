import Course
import LessonFolder
import SwiftTokens
import Testing

@testable import Judge

extension RunningTests {
  @Suite struct RightHelpersTests {
    /// Parameters are named after what they hold, and so after the functions that make it.
    @Test(arguments: try Course.embedded.assignments().map(\.number))
    func `the course's functions compile in the places of a learner's`(
      _ number: Int
    ) async throws {
      let judge = try TestJudge.judge()
      let assignment = try #require(
        try Course.embedded.assignments().first { $0.number == number })
      let functions = assignment.exercise.functions
      let earlier = try Course.embedded.assignments().filter { $0.number < assignment.number }
        .map { SourceFile(path: $0.fileName, text: $0.solution) }
      let learner = SourceFile(path: assignment.fileName, text: assignment.solution)
      let program = try #require(
        RightHelpers(
          solution: assignment.solution, starter: SwiftTokens(assignment.starter)
        ).program(
          ExerciseProgram(
            learner: learner, earlier: earlier, support: assignment.exercise.folder.support,
            functions: functions),
          replacing: functions.filter(\.isTheLearners)))
      let build = try await HarnessModule.with(judge) {
        harness throws(JudgeError) -> ProgramRunner.Build in
        try await ProgramRunner.with(program, judge: judge, harness: harness) {
          runner throws(JudgeError) in try await runner.compile()
        }
      }
      #expect(build == .built, "\(build)")
    }
  }
}
