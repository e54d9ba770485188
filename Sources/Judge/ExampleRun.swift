internal import Course
internal import LessonFolder
/// What came of running an example of a lesson.
public enum ExampleResult: Sendable, Equatable {
  /// What it printed, cleaned of control characters.
  case printed(String)
  /// Why it did not come to its end, in the words of the compiler or of the run time.
  case failed(String)
}

extension Judge {
  /// Runs an example of a lesson with the solutions of that lesson and the ones before it.
  public func run(
    example code: String, of lesson: Int, assignments: [Assignment]
  ) async throws(JudgeError) -> ExampleResult {
    let main = SourceFile(path: "main.swift", text: code)
    let solutions = CourseJudge(judge: self, assignments: assignments, submissions: [:])
      .called(by: SwiftTokens(code).names, before: lesson + 1, passed: []).map(\.file)
    var program = ExerciseProgram(learner: main, earlier: solutions, support: "", functions: [])
    program.files.removeAll { $0.path == main.path }
    program.ownMain = main
    let harness = HarnessModule(self)
    do throws(JudgeError) {
      let result = try await Self.run(program, self, harness)
      await harness.end()
      return result
    } catch {
      await harness.end()
      throw error
    }
  }

  private static func run(
    _ program: ExerciseProgram, _ judge: Judge, _ harness: HarnessModule
  ) async throws(JudgeError) -> ExampleResult {
    let (transcript, build) = try await ProgramRunner.with(program, judge: judge, harness: harness)
    { runner throws(JudgeError) -> (Transcript?, ProgramRunner.Build) in
      if let transcript = try await runner.runOwnMain() { return (transcript, .built) }
      return (nil, try await runner.compile())
    }
    guard let transcript else {
      switch build {
      case .built: return .failed("The example was built, but could not be run.")
      case .stopped(let reason): return .failed(reason)
      case .failed(let output): return .failed(output.firstLines)
      }
    }
    let text = transcript.printed
    return transcript.ending == .exited(0) ? .printed(text) : .failed(text + transcript.error)
  }
}
