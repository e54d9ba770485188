internal import Course

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
      learner: file, earlier: solutions(for: file), support: assignment.exercise.support,
      functions: assignment.exercise.functions)
    let build = try await ProgramRunner.with(program, judge: judge, harness: harness) {
      runner throws(JudgeError) -> ProgramRunner.Build in
      return try await runner.compile()
    }
    switch build {
    case .built: return problems
    case .stopped(let reason):
      return problems + [problem("exercise.swift", nil, "the starter does not compile: \(reason)")]
    case .failed(let output):
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

  /// The solution is right, and its results hold the article's numbers that the cases claim.
  func solution() async throws(JudgeError) -> [CourseProblem] {
    let file = SourceFile(path: "\(folder)/solution.swift", text: assignment.solution)
    let verdict = try await verdict(file)
    var problems: [CourseProblem] = []
    if verdict.outcome != .passed {
      problems.append(
        problem("solution.swift", line(of: verdict), "the solution is not right: \(words(verdict))")
      )
    }
    for check in verdict.checks {
      let claimed = assignment.exercise.cases.first { $0.id == check.id }?.facts ?? []
      for fact in claimed where !check.facts.contains(where: { $0.id == fact.id }) {
        problems.append(
          problem("solution.swift", nil, "case \(check.id) claims “\(fact.id)”, which is no number")
        )
      }
      for fact in check.facts where !fact.passed && check.state == .passed {
        problems.append(
          problem(
            "solution.swift", nil,
            "case \(check.id) gives \(fact.actual.map(ValueText.swift) ?? "nothing") for “\(fact.id)”,"
              + " which is \(ValueText.swift(fact.expected))"))
      }
    }
    return problems
  }

  /// A learner's file with the mistake is rejected, and this mistake is named and no other.
  func mistake(_ mistake: Mistake) async throws(JudgeError) -> [CourseProblem] {
    var text = assignment.solution
    for edit in mistake.edits {
      let parts = text.ranges(of: edit.right).count
      guard parts == 1 else {
        return [
          problem(
            "solution.swift", nil,
            "the mistake \(mistake.id) changes “\(edit.right)”, which stands \(parts) times in it")
        ]
      }
      text = text.replacing(edit.right, with: edit.wrong)
    }
    let file = SourceFile(path: "\(folder)/solution.swift", text: text)
    let verdict = try await verdict(file)
    guard verdict.outcome == .failed else {
      return [
        problem(
          "solution.swift", line(of: verdict),
          "with the mistake \(mistake.id) the file is not rejected as wrong: \(words(verdict))")
      ]
    }
    let named = Set(verdict.mistakes)
    if named == [mistake.id] { return [] }
    let others = named.subtracting([mistake.id]).sorted().joined(separator: ", ")
    return [
      problem(
        "solution.swift", nil,
        named.contains(mistake.id)
          ? "the cases cannot tell the mistake \(mistake.id) from \(others)"
          : "the mistake \(mistake.id) is rejected but not named"
            + (others.isEmpty ? ": \(words(verdict))" : "; \(others) is named instead"))
    ]
  }

  // MARK: Parts

  private func verdict(_ file: SourceFile) async throws(JudgeError) -> Verdict {
    let verdicts = try await CourseJudge(
      judge: judge, assignments: assignments, submissions: [assignment.number: .file(file)]
    ).verdicts([assignment.number], report: { _ in })
    guard let verdict = verdicts.first else {
      preconditionFailure("A lesson that is judged has a verdict.")
    }
    return verdict
  }

  private func solutions(for file: SourceFile) -> [SourceFile] {
    CourseJudge(judge: judge, assignments: assignments, submissions: [:])
      .called(by: assignment.mentions(file), before: assignment.number, passed: []).map(\.file)
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
      return verdict.functions.filter { $0.finding != .passed }.map { function in
        let check = function.finding.check.map { " (case \(function.checks[$0].id))" } ?? ""
        return "\(function.name): \(function.summary)\(check)"
      }.joined(separator: "; ")
    }
  }

  private func line(of verdict: Verdict) -> Int? {
    if case .compileErrors(let messages) = verdict.outcome { return messages.first?.line }
    return verdict.functions.first { $0.finding != .passed }?.line
  }

  private func problem(_ file: String, _ line: Int?, _ text: String) -> CourseProblem {
    CourseProblem(file: "\(folder)/\(file)", line: line, text)
  }
}
