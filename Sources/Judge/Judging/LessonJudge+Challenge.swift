internal import Course
internal import LessonFolder

// What is said of a wrong function is tried on cases that it was not found on.
extension LessonJudge {
  /// Cases drawn anew, and the fixed ones with other numbers in their arguments.
  func challenges(
    _ function: ExerciseFunction, _ cases: [ExerciseCase], _ plan: CasePlan
  ) async throws(JudgeError) -> [ExerciseCase] {
    var challenge = Challenge(seed: plan.seed)
    let fixed = cases.filter { example in
      example.kind != .random && example.size < 400
        && example.arguments.contains(where: \.isVariable)
    }.prefix(12)
    var varied: [ExerciseCase] = []
    for example in fixed {
      var other = example
      other.arguments = challenge.varied(example.arguments)
      other.facts = []
      varied.append(other)
    }
    let results = try await plan.program.results(
      of: function, arguments: varied.map(\.arguments))
    varied = zip(varied, results).compactMap { example, result in
      guard let result else { return nil }
      var example = example
      example.expected = result
      return example
    }
    return varied + (try await plan.more(of: function.name).filter { $0.size < 400 })
  }

  /// An argument whose numbers make no difference to the learner's results, though they should.
  ///
  /// Said only where at least three calls with other numbers in it, and in no other argument, give the
  /// learner's result of before to the last digit, none gives another, and the right result changes
  /// in each of the three.
  func ignored(
    _ function: ExerciseFunction, _ verdict: FunctionVerdict, _ plan: CasePlan,
    _ runner: inout ProgramRunner
  ) async throws(JudgeError) -> [String] {
    let bases = verdict.checks.filter { $0.actual != nil && $0.exerciseCase.size < 400 }.prefix(10)
    var challenge = Challenge(seed: plan.seed &+ 1)
    var calls: [(base: Check, position: Int, arguments: [Value])] = []
    for position in function.parameters.indices {
      for base in bases where base.arguments[position].isVariable {
        var arguments = base.arguments
        arguments[position] = challenge.varied(arguments[position])
        calls.append((base, position, arguments))
      }
    }
    guard !calls.isEmpty else { return [] }
    let right = try await plan.program.results(of: function, arguments: calls.map(\.arguments))
    var request = ProgramRunner.Request(
      function.name, cases: calls.map(\.arguments), timeout: min(judge.options.timeout, .seconds(2))
    )
    request.wantsReport = false
    guard let transcript = try await runner.run([request])?.first else { return [] }
    return function.parameters.enumerated().compactMap { position, parameter in
      var proofs = 0
      for (index, call) in calls.enumerated() where call.position == position {
        guard let result = transcript.result(index),
          let value = Exchange.value(of: function.result, in: result)
        else { return nil }
        guard value == call.base.actual else { return nil }
        if let right = right[index], !Tolerance.accepts(right, for: call.base.expected) {
          proofs += 1
        }
      }
      return proofs >= 3 ? parameter.name : nil
    }
  }
}

extension LessonProgramRun {
  /// What the solution returns for these calls; nil where it does not come to its end.
  func results(
    of function: ExerciseFunction, arguments: [[Value]]
  ) async throws(JudgeError) -> [Value?] {
    guard !arguments.isEmpty else { return [] }
    let request = ProgramRunner.Request(
      "solution/\(function.name)", cases: arguments, timeout: .seconds(10))
    let transcript = try await answer(request, of: program)
    let words = transcript.resultsByCase
    return arguments.indices.map { index in
      words[index].flatMap { Exchange.value(of: function.result, in: $0) }
    }
  }
}
