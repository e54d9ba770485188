internal import Course
internal import Judge
internal import LessonFolder

/// What the linter asks of one exercise.
struct ExerciseCheck: Sendable {
  var judge: Judge
  var assignment: Assignment
  var assignments: [Assignment]
  /// The lesson's folder, relative to the folder of lessons.
  var folder: String
}

extension ExerciseCheck {
  /// The starter compiles, with the signatures that the exercise calls.
  func starter(_ harness: HarnessModule) async throws(JudgeError) -> [CourseProblem] {
    let file = SourceFile(path: "\(folder)/exercise.swift", text: assignment.starter)
    let verdict = try await verdict(file)
    var problems: [CourseProblem] = []
    if verdict.outcome != .notStarted {
      problems.append(problem("exercise.swift", nil, "the starter is not judged “not started”"))
    }
    // The judge does not compile a file that nobody has touched.
    let program = ExerciseProgram(
      learner: file, earlier: solutions(for: file), support: assignment.exercise.folder.support,
      functions: assignment.exercise.functions)
    let build = try await ProgramRunner.with(program, judge: judge, harness: harness) {
      runner throws(JudgeError) -> ProgramRunner.Build in
      return try await runner.compile()
    }
    switch build {
    case .built: return problems
    case .stopped(let reason, _):
      return problems + [problem("exercise.swift", nil, "the starter does not compile: \(reason)")]
    case .failed(let output):
      if let lone = LessonFolder.loneBracket(in: assignment.starter) {
        return problems + [problem("exercise.swift", lone.line, lone.text)]
      }
      // Errors in the generated calls follow from those in the file, if it has any.
      let own = output.errors.filter { program.message($0) != nil }
      return problems
        + (own.isEmpty ? output.errors : own).map { error in
          problem(
            "exercise.swift", program.message(error)?.line,
            "the starter does not compile: \(error.text)")
        }
    }
  }

  /// The solution is right.
  func solution() async throws(JudgeError) -> [CourseProblem] {
    let file = SourceFile(path: "\(folder)/solution.swift", text: assignment.solution)
    let verdict = try await verdict(file)
    if verdict.outcome == .passed { return [] }
    return [
      problem("solution.swift", line(of: verdict), "the solution is not right: \(words(verdict))")
    ]
  }

  /// The training compiles with the solutions, and comes to its end with a report.
  func training(_ harness: HarnessModule) async throws(JudgeError) -> [CourseProblem] {
    try await judge.trainingErrors(assignment, of: assignments, harness).map { CourseProblem($0) }
  }

  /// The solution with the mistake is rejected, and this mistake is named and no other.
  func mistake(
    _ mistake: Mistake, _ harness: HarnessModule
  ) async throws(JudgeError) -> [CourseProblem] {
    let text: String
    do throws(LessonFolderError) {
      text = try assignment.exercise.folder.text(of: mistake)
    } catch {
      return [CourseProblem(error)]
    }
    let file = SourceFile(path: "\(folder)/solution.swift", text: text)
    let verdict = try await CourseJudge(judge: judge, assignments: assignments)
      .verdict(on: mistake, file, in: assignment, harness)
    guard verdict.outcome == .failed else {
      return [
        problem(
          "mistakes.md", mistake.line,
          "with the mistake \(mistake.id) the file is not rejected as wrong: \(words(verdict))")
      ]
    }
    let named = Set(verdict.mistakes)
    if named == [mistake.id] { return [] }
    if named.isEmpty, let first = firstCaseThatEnds(verdict) {
      return [
        problem(
          "mistakes.md", mistake.line,
          "the mistake \(mistake.id) ends the program in the first case, '\(first.id)'"
            + (first.line.map { " (line \($0) of cases.swift)" } ?? "")
            + ", and so would others: put before it a case of '\(first.function)' in which the mistake "
            + "gets to its end, by whose result it is told.")
      ]
    }
    let others = named.subtracting([mistake.id]).sorted().joined(separator: ", ")
    return [
      problem(
        "mistakes.md", mistake.line,
        named.contains(mistake.id)
          ? "the cases cannot tell the mistake \(mistake.id) from \(others)"
          : "the mistake \(mistake.id) is rejected but not named"
            + (others.isEmpty ? ": \(words(verdict))" : "; \(others) is named instead"))
    ]
  }

  /// Every mistake makes results of its own.
  func differences(_ harness: HarnessModule) async throws(JudgeError) -> [CourseProblem] {
    let program = try program(harness)
    let cases = try await program.cases(seed: judge.options.seed, rounds: 0..<2)
      .filter { !$0.isGoal }
    let mistakes = try mistakes()
    var outcomes: [String: [LessonProgramRun.Outcome]] = [:]
    var right: [LessonProgramRun.Outcome] = []
    for function in assignment.exercise.functions {
      let cases = cases.filter { $0.function == function.name }
      right += cases.map { .value($0.expected) }
      for (id, results) in try await program.outcomes(
        of: mistakes, function: function, cases: cases)
      {
        outcomes[id, default: []] += results
      }
    }
    return mistakes.enumerated().flatMap { index, mistake -> [CourseProblem] in
      let results = outcomes[mistake.id] ?? []
      func report(_ text: String) -> CourseProblem {
        problem("mistakes.md", mistake.line, text)
      }
      if results.isSame(as: right) {
        return [
          report("The mistake \(mistake.id) makes the right results in every case; add a case.")
        ]
      }
      return mistakes[..<index].filter { results.isSame(as: outcomes[$0.id] ?? []) }.map { other in
        report(
          "The mistakes \(mistake.id) and \(other.id) make the same results in every case; "
            + "add a case that tells them apart.")
      }
    }
  }

  // MARK: Parts

  func mistakes() throws(JudgeError) -> [Mistake] {
    try assignment.read { exercise throws(CourseError) in try exercise.mistakes() }
  }

  /// The fixed cases and two draws of random ones.
  func cases(_ harness: HarnessModule) async throws(JudgeError) -> [ExerciseCase] {
    try await program(harness).cases(seed: judge.options.seed, rounds: 0..<2)
  }

  /// What `figures.swift` makes.
  func figures(_ harness: HarnessModule) async throws(JudgeError) -> [MadeFigure] {
    try await program(harness).figures()
  }

  func program(_ harness: HarnessModule) throws(JudgeError) -> LessonProgramRun {
    try CourseJudge(judge: judge, assignments: assignments).program(of: assignment, harness)
  }

  private func verdict(_ file: SourceFile) async throws(JudgeError) -> Verdict {
    let verdicts = try await CourseJudge(
      judge: judge, assignments: assignments, submissions: [assignment.number: .file(file)]
    ).verdicts([assignment.number], upTo: .named)
    guard let verdict = verdicts.first else {
      preconditionFailure("A lesson that is judged has a verdict.")
    }
    return verdict
  }

  private func solutions(for file: SourceFile) -> [SourceFile] {
    CourseJudge(judge: judge, assignments: assignments)
      .solutions(calledBy: assignment.mentions(file), before: assignment.number)
  }

  private func words(_ verdict: Verdict) -> String {
    switch verdict.outcome {
    case .passed: return "every check is right"
    case .compileErrors(let messages): return messages.map(\.text).joined(separator: "; ")
    case .signatures(let problems):
      return "another signature is asked for: " + problems.map(\.expected).joined(separator: "; ")
    case .unreadable(let reason), .compilerStopped(let reason): return reason
    case .notStarted: return "not started"
    case .failed:
      return verdict.functions.filter { !$0.finding.hasPassed }.map { function in
        let check = function.finding.check.map { " (case \(function.checks[$0].id))" } ?? ""
        return "\(function.name): \(function.summary)\(check)"
      }.joined(separator: "; ")
    }
  }

  /// The case in which the program was ended, where none stands before it.
  private func firstCaseThatEnds(_ verdict: Verdict) -> ExerciseCase? {
    verdict.functions.lazy.compactMap { function in
      switch function.finding.kind {
      case .crashed, .timedOut:
        function.finding.check == 0 ? function.checks.first?.exerciseCase : nil
      default: nil
      }
    }.first
  }

  private func line(of verdict: Verdict) -> Int? {
    if case .compileErrors(let messages) = verdict.outcome { return messages.first?.line }
    return verdict.functions.first { !$0.finding.hasPassed }?.line
  }

  private func problem(_ file: String, _ line: Int?, _ text: String) -> CourseProblem {
    CourseProblem(file: "\(folder)/\(file)", line: line, text)
  }
}

extension [LessonProgramRun.Outcome] {
  fileprivate func isSame(as other: [LessonProgramRun.Outcome]) -> Bool {
    count == other.count
      && zip(self, other).allSatisfy { one, other in
        switch (one, other) {
        case (.value(let one), .value(let other)): Tolerance.accepts(one, for: other)
        default: one == other
        }
      }
  }
}
