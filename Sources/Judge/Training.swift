public import Course
internal import HandwrittenDigits
internal import LessonFolder
internal import SwiftTokens

/// What came of training a network made of the learner's functions.
public enum TrainingResult: Sendable, Equatable {
  /// The report, and what the learner's functions printed meanwhile.
  case report(TrainingReport, output: String)
  /// The files do not compile together, or a signature has changed.
  case notBuilt(Verdict.Outcome)
  /// The program did not come to its end.
  case stopped(Finding)
}

extension Judge {
  /// Compiles a lesson's training with the learner's files, optimised, and carries it out.
  ///
  /// - Parameters:
  ///   - lesson: the number of a lesson that has a training.
  ///   - passed: the lessons whose files are known to pass; the others' solutions stand in.
  /// - Returns: nil for a lesson without a training.
  public func train(
    _ lesson: Int, of assignments: [Assignment], submissions: [Int: Submission],
    passed: Set<Int>
  ) async throws(JudgeError) -> TrainingResult? {
    guard let assignment = assignments.first(where: { $0.number == lesson }),
      let training = try assignment.read({ exercise throws(CourseError) in
        try exercise.training()
      })
    else { return nil }
    let program = CourseJudge(judge: self, assignments: assignments, submissions: submissions)
      .program(assignment, training, passed: passed)
    let request = ProgramRunner.Request(
      training.function.name, cases: [[]], timeout: .seconds(Training.seconds))
    let (transcript, build) = try await HarnessModule.with(self) { harness throws(JudgeError) in
      try await ProgramRunner.with(program, judge: self, harness: harness) {
        runner throws(JudgeError) in
        try await runner.orBuild { runner throws(JudgeError) in
          try await runner.run([request])?.first
        }
      }
    }
    guard let transcript else { return .notBuilt(build.outcome(of: program)) }
    var options = options
    options.timeout = request.timeout
    let learner = program.files.last?.name ?? ""
    let evaluation = Evaluation(
      function: ExerciseFunction(training.function), article: article, file: learner,
      options: options)
    if let ending = evaluation.ending(transcript) { return .stopped(ending) }
    guard
      let value = transcript.result(0).flatMap({
        Exchange.value(of: training.function.result, in: $0)
      }), let report = TrainingReport(value)
    else { return .stopped(Finding(kind: .endedEarly(status: 0), check: 0)) }
    return .report(report, output: transcript.printed)
  }
}

extension CourseJudge {
  /// The training's own Swift with the lesson's file and the earlier ones that they call.
  fileprivate func program(
    _ assignment: Assignment, _ training: Training, passed: Set<Int>
  ) -> ExerciseProgram {
    var learner = solution(assignment)
    if case .file(let file)? = submissions[assignment.number], passed.contains(assignment.number) {
      learner = file
    }
    let support =
      assignment.exercise.folder.support + "\n" + training.support + "\n"
      + HandwrittenDigits.declarations(mentionedIn: training.support)
    let names = assignment.mentions(learner).union(SwiftTokens(support).names)
    return ExerciseProgram(
      learner: learner,
      earlier: called(by: names, before: assignment.number, passed: passed).map(\.file),
      support: support,
      functions: [ExerciseFunction(training.function)], isOptimised: true)
  }
}
