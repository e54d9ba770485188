internal import Course
internal import LessonFolder
internal import Platform
internal import SwiftTokens

/// Judges one lesson's file, once it is known which earlier files are compiled along.
struct LessonJudge: Sendable {
  var judge: Judge
  var assignment: Assignment
  var learner: SourceFile
  var earlier: [SourceFile]
  /// The solutions that the lesson's own program calls.
  var solutions: [SourceFile]
  var harness: HarnessModule
  /// The id of the mistake with which the file is the solution: the lesson's own program, which makes
  /// all of them, runs in its place.
  var mistake: String?
  /// How far the verdicts are worked out.
  var stage: Judge.Stage
  /// Told what is known of the functions while they are still being explained.
  private var early: @Sendable ([FunctionVerdict]) -> Void
  /// What stands for functions that the learner's file does not have.
  private var stubs = ""
  let tokens: SwiftTokens

  init(
    judge: Judge, assignment: Assignment, learner: SourceFile, earlier: [SourceFile],
    solutions: [SourceFile], harness: HarnessModule, stage: Judge.Stage,
    early: @escaping @Sendable ([FunctionVerdict]) -> Void
  ) {
    (self.stage, self.early) = (stage, early)
    self.judge = judge
    self.solutions = solutions
    self.harness = harness
    self.assignment = assignment
    self.learner = learner
    self.earlier = earlier
    tokens = SwiftTokens(String(decoding: learner.contents, as: UTF8.self))
  }
}

extension LessonJudge {
  /// The outcome, and what there is to say of each function.
  func outcome() async throws(JudgeError) -> (Verdict.Outcome, [FunctionVerdict]) {
    if isUntouched { return (.notStarted, []) }
    let refusals = Refusals.messages(for: learner)
    if !refusals.isEmpty { return (.compileErrors(refusals), []) }
    let (outcome, functions) = try await outcome(of: assignment.exercise.functions)
    guard case .compileErrors(let messages) = outcome else { return (outcome, functions) }
    return (.compileErrors(advised(messages)), functions)
  }

  /// With what to type; what else the compiler says of that line most often follows from it.
  private func advised(_ messages: [CompilerMessage]) -> [CompilerMessage] {
    messages.map(advised).reduce(into: []) { kept, message in
      let isTold = kept.contains { other in
        other.advice != nil && (other.path, other.line) == (message.path, message.line)
      }
      if !isTold { kept.append(message) }
    }
  }

  private func advised(_ message: CompilerMessage) -> CompilerMessage {
    guard message.path == learner.path else { return message }
    var message = message
    message.advice = CommonError(message, in: tokens).advice
    return message
  }

  /// What runs functions of the learner's file.
  func program(of functions: [ExerciseFunction], isOptimised: Bool = false) -> ExerciseProgram {
    ExerciseProgram(
      learner: learner, earlier: earlier, support: assignment.exercise.folder.support + stubs,
      functions: functions, isOptimised: isOptimised)
  }

  /// Comments and white space do not make an exercise begun.
  private var isUntouched: Bool { SwiftTokens(assignment.starter).texts == tokens.texts }

  private func outcome(
    of functions: [ExerciseFunction]
  ) async throws(JudgeError) -> (Verdict.Outcome, [FunctionVerdict]) {
    var program = program(of: functions)
    if let mistake {
      program = try lessonProgram().program
      program.version = mistake
    }
    let (ran, build) = try await ProgramRunner.with(program, judge: judge, harness: harness) {
      runner throws(JudgeError) in
      try await runner.orBuild { runner throws(JudgeError) in
        try await verdicts(functions, &runner)
      }
    }
    guard var verdicts = ran else {
      if case .failed(let output) = build { return try await notBuilt(output, program, functions) }
      return (build.outcome(of: program), [])
    }
    if verdicts.allSatisfy(\.finding.hasPassed), functions.count == allFunctions {
      guard try await addGoals(to: &verdicts, functions, casePlan()) else {
        return (.compilerStopped(reason: "The compiler could not optimise it."), verdicts)
      }
    }
    return (verdicts.allSatisfy(\.finding.hasPassed) ? .passed : .failed, verdicts)
  }

  // MARK: Not built

  /// The learner's errors if there are any; else which signatures have changed, and what there is
  /// to say of the other functions.
  private func notBuilt(
    _ output: CompilerOutput, _ program: ExerciseProgram, _ functions: [ExerciseFunction]
  ) async throws(JudgeError) -> (Verdict.Outcome, [FunctionVerdict]) {
    let redeclared = output.errors.compactMap { redeclaration($0, in: program) }
    // What else is wrong follows from it.
    let messages = redeclared.isEmpty ? output.errors.compactMap(program.message) : redeclared
    if !messages.isEmpty { return (.compileErrors(messages), []) }
    let changed = functions.filter { function in
      output.errors.contains { $0.file == Harness.callFile(function.name) }
    }
    guard !changed.isEmpty else {
      return (ProgramRunner.Build.failed(output).outcome(of: program), [])
    }
    // As it was given out, with the defaults of its parameters.
    let starter = SwiftTokens(assignment.starter)
    let problems = changed.map { function in
      let found = tokens.declaration(of: function.name)
      return SignatureProblem(
        function: function.name,
        expected: starter.declaration(of: function.name)?.text ?? function.signature.text,
        found: found?.text,
        line: found?.line)
    }
    let others = functions.filter { function in !changed.contains { $0.name == function.name } }
    if others.isEmpty { return (.signatures(problems), []) }
    // The exercise's own functions may call one that is missing.
    var judge = self
    // What is said first is which are missing or changed.
    judge.early = { _ in }
    judge.stubs = problems.filter { $0.found == nil }.map { "\n\($0.expected) { todo() }\n" }
      .joined()
    return (.signatures(problems), try await judge.outcome(of: others).1)
  }

  /// A name that is at hand and that the learner declares, too: said at the learner's line, whichever
  /// of the two the compiler blames. A name that the learner declares twice is at hand nowhere else.
  private func redeclaration(
    _ message: CompilerOutput.Message, in program: ExerciseProgram
  ) -> CompilerMessage? {
    guard let name = message.redeclaredName else { return nil }
    let own = Path.name(learner.path)
    let isAtHand = program.files.contains { file in
      file.name != own
        && SwiftTokens(String(decoding: file.contents, as: UTF8.self))
          .declarations.contains { $0.name == name }
    }
    if isAtHand, let line = tokens.declarations.first(where: { $0.name == name })?.line {
      return CompilerMessage(
        path: learner.path, line: line, column: 1,
        text: "'\(name)' is at hand already; delete this one, or give it another name",
        source: sourceLine(line, of: learner.contents))
    }
    guard message.file == own else { return nil }
    return CompilerMessage(
      path: learner.path, line: message.line, column: message.column,
      text: "'\(name)' is declared twice in this file; keep one of the two, or rename one",
      source: sourceLine(message.line, of: learner.contents))
  }

  // MARK: Run

  private func verdicts(
    _ functions: [ExerciseFunction], _ runner: inout ProgramRunner
  ) async throws(JudgeError) -> [FunctionVerdict]? {
    let plan = try await casePlan()
    let cases = functions.map { plan.cases(of: $0.name) }
    // Behind the cases that everybody could know, those that nobody could: in one run, since most of
    // its time is the start of the program.
    var own = isSolution ? [] : try await plan.knownCases(for: learner)
    if own == nil {
      guard try await runner.compile() == .built else { return nil }
      own = try await plan.cases(for: learner)
    }
    let more = zip(functions, cases).map { function, cases in
      cases + (own ?? []).filter { $0.function == function.name && $0.kind == .random }
    }
    guard let transcripts = try await runner.run(zip(functions, more).map { request($0, $1) })
    else { return nil }
    var verdicts: [FunctionVerdict] = []
    for (index, function) in functions.enumerated() {
      let first = try await first(cases[index], of: transcripts[index], function, &runner)
      let verdict = try await verdict(function, cases[index], first, plan, &runner)
      let smaller =
        stage < .named
        ? nil : try await shrunk(verdict, cases[index], plan, function, &runner)
      verdicts.append(smaller ?? verdict)
    }
    if verdicts.allSatisfy(\.finding.hasPassed), !isSolution {
      for (index, function) in functions.enumerated() {
        let verdict = try await verdict(function, more[index], transcripts[index], plan, &runner)
        if !verdict.finding.hasPassed { verdicts[index] = verdict }
      }
      return verdicts
    }
    let refined = try await Diagnosis(program: plan.program, functions: functions, cases: cases)
      .refined(verdicts)
    let attributed = Diagnosis.attributed(refined, bodies: tokens.declarations)
    guard stage >= .named else { return attributed }
    let judged = try await judgedWithRightHelpers(attributed, functions, cases, plan)
    guard stage >= .explained, judged.contains(where: \.isToBeExplained) else { return judged }
    // Where it was stopped may only be found on the way.
    if !judged.contains(where: \.isStoppedSomewhere) { early(judged.map(\.withoutGuess)) }
    return try await explained(judged, functions, plan, &runner)
  }

  /// What the first cases of a run left behind. They are run alone where that cannot be told: of what
  /// the program printed, nobody knows in which case.
  private func first(
    _ cases: [ExerciseCase], of transcript: Transcript, _ function: ExerciseFunction,
    _ runner: inout ProgramRunner
  ) async throws(JudgeError) -> Transcript {
    if let first = transcript.first(cases.count) { return first }
    return try await runner.run([request(function, cases)])?.first ?? transcript
  }

  private var isSolution: Bool { learner.contents == Array(assignment.solution.utf8) }

  /// What is right and wrong, and which mistakes make it, where something is wrong.
  func verdict(
    _ function: ExerciseFunction, _ cases: [ExerciseCase], _ transcript: Transcript,
    _ plan: CasePlan, _ runner: inout ProgramRunner
  ) async throws(JudgeError) -> FunctionVerdict {
    var evaluation = evaluation(function)
    var transcript = transcript
    if stage >= .named,
      let rest = try await resultsAfterStop(function, cases, transcript, &runner)
    {
      transcript.results += rest
      evaluation.areAllTried = true
    }
    let verdict = evaluation.verdict(cases, transcript)
    if verdict.finding.hasPassed || verdict.finding.isNotWritten || stage < .named {
      return verdict
    }
    evaluation.mistakes = try assignment.read { exercise throws(CourseError) in
      try exercise.mistakes()
    }
    evaluation.outcomes = try await plan.program.outcomes(
      of: evaluation.mistakes, function: function, cases: cases)
    // Who has waited for an endless loop once waits for it once.
    let more =
      transcript.ending == .timedOut ? [] : try await challenges(function, cases, plan)
    var challenging = request(function, more)
    challenging.timeout = min(challenging.timeout, .seconds(2))
    // Where one stops is not told.
    challenging.wantsReport = false
    let challenged = try await runner.run([challenging])?.first
    let challenge = challenged.map { evaluation.checks(more, $0, from: cases.count) } ?? []
    let candidates = try await plan.program.outcomes(
      of: evaluation.candidates(verdict.checks), function: function, cases: more)
    for (id, outcomes) in candidates { evaluation.outcomes[id]? += outcomes }
    let failed = (verdict.checks + challenge).filter { $0.state == .failed }
    let explained = failed.prefix(8) + failed.dropFirst(8).suffix(8)
    let all = cases + more
    let formulas = try await plan.program.formulas(
      of: function, cases: explained.map { all[$0.number] })
    evaluation.formulas = Dictionary(
      uniqueKeysWithValues: zip(explained.map(\.number), formulas))
    return evaluation.verdict(cases, transcript, challenge: challenge)
  }

  /// The lines of the results of the cases behind the one in which a program was stopped, each run by
  /// itself: that it stops in one says nothing of the others.
  ///
  /// - Returns: nil where it was not stopped, or they take too long.
  private func resultsAfterStop(
    _ function: ExerciseFunction, _ cases: [ExerciseCase], _ transcript: Transcript,
    _ runner: inout ProgramRunner
  ) async throws(JudgeError) -> [String]? {
    guard case .crashed = evaluation(function).ending(transcript)?.kind,
      let next = transcript.lastBegun.map({ $0 + 1 }), next < cases.count
    else { return nil }
    var rest = request(function, Array(cases[next...]))
    rest.areApart = true
    rest.wantsReport = false
    rest.timeout = min(rest.timeout, .seconds(2))
    guard let apart = try await runner.run([rest])?.first, apart.isComplete else { return nil }
    return apart.resultsByCase.map { "result \(next + $0) \($1)" }
  }

  private func casePlan() async throws(JudgeError) -> CasePlan {
    try await CasePlan(
      program: try lessonProgram(), seed: judge.options.seed &+ UInt64(assignment.number))
  }

  private func lessonProgram() throws(JudgeError) -> LessonProgramRun {
    try LessonProgramRun(
      judge: judge, assignment: assignment, earlier: solutions, harness: harness)
  }

  private var allFunctions: Int { assignment.exercise.functions.count }

  func request(
    _ function: ExerciseFunction, _ cases: [ExerciseCase]
  ) -> ProgramRunner.Request {
    ProgramRunner.Request(
      function.name, cases: cases.map(\.arguments), timeout: judge.options.timeout)
  }

  private func evaluation(_ function: ExerciseFunction) -> Evaluation {
    Evaluation(
      function: function, article: judge.article,
      file: Path.name(learner.path), line: tokens.declaration(of: function.name)?.line,
      options: judge.options)
  }

  /// Looks for a smaller random case that fails, where only a random one does.
  private func shrunk(
    _ verdict: FunctionVerdict, _ cases: [ExerciseCase], _ plan: CasePlan,
    _ function: ExerciseFunction, _ runner: inout ProgramRunner
  ) async throws(JudgeError) -> FunctionVerdict? {
    guard verdict.finding.isOfAResult, let index = verdict.finding.check,
      cases[index].kind == .random
    else { return nil }
    let smaller = try await plan.smaller(than: cases[index])
    guard !smaller.isEmpty else { return nil }
    let more = Array(cases[..<index]) + smaller + cases[index...]
    let transcripts = try await runner.run([request(function, more)])
    guard let transcript = transcripts?.first else { return nil }
    var result = try await self.verdict(function, more, transcript, plan, &runner)
    guard let found = result.finding.check, more[found].size < cases[index].size else { return nil }
    // Of the many cases drawn, the smallest that fails is worth showing.
    let kept = Array(result.checks[..<index].indices) + [found]
    result.checks = kept.map { result.checks[$0] } + verdict.checks[index...]
    result.finding.check = index
    return result
  }

  /// Runs the longer calls, which are optimised: a training would else take its time-out.
  ///
  /// - Returns: false where the compiler fails at what it has compiled before.
  private func addGoals(
    to verdicts: inout [FunctionVerdict], _ functions: [ExerciseFunction], _ plan: CasePlan
  ) async throws(JudgeError) -> Bool {
    let called = functions.filter { !plan.goals(of: $0.name).isEmpty }
    guard !called.isEmpty else { return true }
    let program = program(of: called, isOptimised: true)
    let cases = called.map { plan.goals(of: $0.name) }
    let requests = zip(called, cases).map { request($0, $1) }
    let transcripts = try await ProgramRunner.with(program, judge: judge, harness: harness) {
      runner throws(JudgeError) -> [Transcript]? in
      return try await runner.run(requests)
    }
    guard let transcripts else { return false }
    for (position, function) in called.enumerated() {
      guard let index = verdicts.firstIndex(where: { $0.name == function.name }) else { continue }
      var verdict = evaluation(function).verdict(cases[position], transcripts[position])
      verdict.finding.check = verdict.finding.check.map { $0 + verdicts[index].checks.count }
      verdicts[index].checks += verdict.checks
      verdicts[index].finding = verdict.finding
    }
    return true
  }
}

extension ProgramRunner.Build {
  /// What is said of a program that could not be run.
  func outcome(of program: ExerciseProgram) -> Verdict.Outcome {
    switch self {
    case .built:
      return .compilerStopped(reason: "The program was built, but could not be run.")
    case .stopped(let reason, _): return .compilerStopped(reason: reason)
    case .failed(let output):
      let messages = output.errors.compactMap(program.message)
      if !messages.isEmpty { return .compileErrors(messages) }
      return .compilerStopped(reason: "The compiler said: \(output.firstLines)")
    }
  }
}
