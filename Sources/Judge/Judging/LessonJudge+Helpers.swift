internal import Course
internal import SwiftTokens

// A function is judged with the learner's helpers and, where one of these is wrong, with right ones.
extension LessonJudge {
  /// The verdicts; of each function that calls wrong ones, what comes of it with right ones in their
  /// places.
  ///
  /// - Parameter cases: those of each function.
  func judgedWithRightHelpers(
    _ verdicts: [FunctionVerdict], _ functions: [ExerciseFunction], _ cases: [[ExerciseCase]],
    _ plan: CasePlan
  ) async throws(JudgeError) -> [FunctionVerdict] {
    var verdicts = verdicts
    let helpers = RightHelpers(
      solution: assignment.solution, starter: SwiftTokens(assignment.starter))
    for index in verdicts.indices where !verdicts[index].wrongCallees.isEmpty {
      let wrong = functions.filter { verdicts[index].wrongCallees.contains($0.name) }
      let function = functions[index]
      guard let program = helpers.program(program(of: [function]), replacing: wrong) else {
        continue
      }
      let requested = request(function, cases[index])
      let judged = try await ProgramRunner.with(program, judge: judge, harness: harness) {
        runner throws(JudgeError) -> FunctionVerdict? in
        guard let transcript = try await runner.run([requested])?.first else { return nil }
        return try await verdict(function, cases[index], transcript, plan, &runner)
      }
      guard var judged, !judged.finding.isNotWritten else { continue }
      judged.wrongCallees = verdicts[index].wrongCallees
      judged.isRightWithRightCallees = judged.finding.hasPassed
      if judged.finding.hasPassed {
        verdicts[index].isRightWithRightCallees = true
      } else {
        verdicts[index] = judged
      }
    }
    return verdicts
  }
}
