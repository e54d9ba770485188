internal import Course
internal import SwiftTokens

/// What came of running an example of a lesson.
public enum ExampleResult: Sendable, Equatable {
  /// What it printed, cleaned of control characters.
  case printed(String)
  /// The compiler's errors, a line each.
  case refused(String)
  /// Why it did not come to its end, in the words of the run time.
  case failed(String)
}

extension Judge {
  /// Runs an example of a lesson with the solutions of that lesson and the ones before it.
  public func run(
    example code: String, of lesson: Int, assignments: [Assignment]
  ) async throws(JudgeError) -> ExampleResult {
    let (transcript, build) = try await HarnessModule.with(self) { harness throws(JudgeError) in
      try await ran(example: code, of: lesson, assignments: assignments, harness)
    }
    guard let transcript else {
      switch build {
      case .built: return .failed("The example was built, but could not be run.")
      case .stopped(let reason, _): return .failed(reason)
      case .failed(let output):
        // What is missing at the end is missed behind the last line.
        let last = max(1, code.count { $0 == "\n" })
        let errors = output.errors.map { "Line \(min($0.line, last)): \($0.text)" }
        return .refused(errors.isEmpty ? output.firstLines : errors.joined(separator: "\n"))
      }
    }
    let text = transcript.printed
    return transcript.ending == .exited(0) ? .printed(text) : .failed(text + transcript.error)
  }

  /// What a run of an example left behind; nil, and why, where it could not be built.
  package func ran(
    example code: String, of lesson: Int, assignments: [Assignment], _ harness: HarnessModule
  ) async throws(JudgeError) -> (Transcript?, ProgramRunner.Build) {
    let names = SwiftTokens(code).names
    var program = ExerciseProgram(
      files: CourseJudge(judge: self, assignments: assignments)
        .solutions(calledBy: names, before: lesson + 1))
    program.ownMain = SourceFile(path: "main.swift", text: code)
    return try await ProgramRunner.with(program, judge: self, harness: harness) {
      runner throws(JudgeError) in
      try await runner.orBuild { runner throws(JudgeError) in try await runner.runOwnMain() }
    }
  }
}
