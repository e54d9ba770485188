public import Course
internal import HandwrittenDigits
package import LessonFolder
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
  ///   - watch: told how it goes, some moments late; never where the result is known from before.
  /// - Returns: nil for a lesson without a training.
  public func train(
    _ lesson: Int, of assignments: [Assignment], submissions: [Int: Submission],
    passed: Set<Int>, watch: (@Sendable (TrainingMoment) -> Void)? = nil
  ) async throws(JudgeError) -> TrainingResult? {
    guard let assignment = assignments.first(where: { $0.number == lesson }),
      let training = try assignment.read({ exercise throws(CourseError) in
        try exercise.training()
      })
    else { return nil }
    let program = CourseJudge(judge: self, assignments: assignments, submissions: submissions)
      .program(assignment, training, passed: passed)
    var request = training.request
    if let watch {
      request.watch = { line in
        if let moment = TrainingMoment(line: line) { watch(moment) }
      }
    }
    let (transcript, build) = try await HarnessModule.with(self) {
      [request] harness throws(JudgeError) in
      try await run(request, of: program, harness)
    }
    guard let transcript else { return .notBuilt(build.outcome(of: program)) }
    var options = options
    options.timeout = request.timeout
    let learner = program.files.last?.name ?? ""
    let evaluation = Evaluation(
      function: ExerciseFunction(training.function), article: article, file: learner,
      options: options)
    if let ending = evaluation.ending(transcript) { return .stopped(ending) }
    guard let report = training.report(transcript) else {
      return .stopped(Finding(kind: .endedEarly(status: 0), check: 0))
    }
    return .report(report, output: transcript.printed)
  }

  /// What is wrong with a lesson's training where all that it calls is right: it is made of the
  /// solutions, and carried out.
  ///
  /// - Returns: nothing for a lesson without a training.
  package func trainingErrors(
    _ assignment: Assignment, of assignments: [Assignment], _ harness: HarnessModule
  ) async throws(JudgeError) -> [LessonFolderError] {
    guard
      let training = try assignment.read({ exercise throws(CourseError) in
        try exercise.training()
      })
    else { return [] }
    let errors = LessonErrors(folder: assignment.exercise.folder)
    guard training.function.result == TrainingReport.type else {
      return [
        errors.at(
          "training.swift", training.function.line,
          "'\(training.function.name)' returns \(training.function.result.swift), and a training's "
            + "report is \(TrainingReport.type.swift).")
      ]
    }
    var program = CourseJudge(judge: self, assignments: assignments)
      .program(assignment, training, passed: [])
    program.isAnAuthors = true
    let (transcript, build) = try await run(training.request, of: program, harness)
    guard let transcript else { return errors.compiling(build) }
    guard !transcript.isComplete || training.report(transcript) == nil else { return [] }
    return [
      errors.running(
        transcript, in: "training.swift", "The training", within: training.request.timeout)
    ]
  }

  private func run(
    _ request: ProgramRunner.Request, of program: ExerciseProgram, _ harness: HarnessModule
  ) async throws(JudgeError) -> (Transcript?, ProgramRunner.Build) {
    try await ProgramRunner.with(program, judge: self, harness: harness) {
      runner throws(JudgeError) in
      try await runner.orBuild { runner throws(JudgeError) in
        try await runner.run([request])?.first
      }
    }
  }
}

extension TrainingMoment {
  /// - Returns: nil for a line that tells something else.
  fileprivate init?(line: String) {
    guard let blank = line.firstIndex(of: " "),
      let kind = Self.kinds.first(where: { $0.word == line[..<blank] }),
      let value = Exchange.value(of: kind.type, in: line[blank...])
    else { return nil }
    self.init(kind.word, value)
  }

  /// The Swift by which a training tells.
  fileprivate static var tellers: String {
    (["@_implementationOnly import \(Harness.module)"]
      + kinds.map { CallSource.teller(named: $0.function, word: $0.word, $0.type) })
      .map { $0 + "\n" }.joined()
  }
}

extension Training {
  fileprivate var request: ProgramRunner.Request {
    ProgramRunner.Request(function.name, cases: [[]], timeout: .seconds(Self.seconds))
  }

  fileprivate func report(_ transcript: Transcript) -> TrainingReport? {
    transcript.result(0).flatMap { Exchange.value(of: function.result, in: $0) }
      .flatMap(TrainingReport.init)
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
    let folder = assignment.exercise.folder
    func placed(_ swift: String, _ file: String) -> String {
      "#sourceLocation(file: \"\(folder.name)/\(file)\", line: 1)\n\(swift)\n#sourceLocation()\n"
    }
    let support =
      TrainingMoment.tellers + placed(folder.support, "support.swift")
      + placed(training.support, "training.swift")
      + HandwrittenDigits.declarations(mentionedIn: training.support)
    let names = assignment.mentions(learner).union(SwiftTokens(support).names)
    return ExerciseProgram(
      learner: learner,
      earlier: called(by: names, before: assignment.number, passed: passed).map(\.file),
      support: support,
      functions: [ExerciseFunction(training.function)], isOptimised: true)
  }
}
