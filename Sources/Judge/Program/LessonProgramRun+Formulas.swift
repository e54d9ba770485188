package import Course
internal import LessonFolder

// How a lesson's solution works its results out.
extension LessonProgramRun {
  /// How the solution works out each number of these cases, in the order of `Value.leaves`.
  ///
  /// - Returns: nothing where that is not known: the solution does not compile with numbers that
  ///   remember where they came from.
  package func formulas(
    of function: ExerciseFunction, cases: [ExerciseCase]
  ) async throws(JudgeError) -> [[Expression?]] {
    guard function.isTheLearners, !cases.isEmpty else { return [] }
    let request = ProgramRunner.Request(
      calls: [traced.built == nil ? function.name : "formula/\(function.name)"],
      cases: cases.map(\.arguments), timeout: .seconds(10))
    let transcript = try await ProgramRunner.with(traced, judge: judge, harness: harness) {
      runner throws(JudgeError) -> Transcript? in
      return try await runner.run([request])?.first
    }
    return transcript?.formulas(of: function, cases: cases.count) ?? []
  }
}
