internal import Course
internal import LessonFolder

/// What all functions of an exercise together say about the mistake, where one function alone
/// leaves several.
struct Diagnosis: Sendable {
  var program: LessonProgramRun
  var functions: [ExerciseFunction]
  /// The cases of each function.
  var cases: [[ExerciseCase]]
}

extension Diagnosis {
  /// The verdicts with as few mistakes named in each as the others allow.
  ///
  /// A mistake that would also make another function wrong, in another way than it is, is left out.
  /// Of those that remain, one that explains a second wrong function is preferred.
  func refined(
    _ verdicts: [FunctionVerdict], mistakes: [Mistake]
  ) async throws(JudgeError) -> [FunctionVerdict] {
    var verdicts = verdicts
    for index in verdicts.indices where verdicts[index].finding.mistakes.count > 1 {
      let ids = verdicts[index].finding.mistakes.map(\.id)
      var fitting = mistakes.filter { ids.contains($0.id) }
      for other in verdicts.indices where other != index && fitting.count > 1 {
        fitting = try await self.fitting(fitting, other, verdicts[other])
      }
      verdicts[index].finding.keepMistakes(fitting.map(\.id))
    }
    for index in verdicts.indices where verdicts[index].finding.mistakes.count > 1 {
      let others = verdicts.indices.filter { $0 != index }
      let shared = verdicts[index].finding.mistakes.filter { candidate in
        others.contains { verdicts[$0].finding.mistakes.map(\.id) == [candidate.id] }
      }
      verdicts[index].finding.keepMistakes(shared.map(\.id))
    }
    return verdicts
  }

  /// Those mistakes that make of a function what the learner's program makes of it, as far as that
  /// came to an end.
  private func fitting(
    _ mistakes: [Mistake], _ index: Int, _ verdict: FunctionVerdict
  ) async throws(JudgeError) -> [Mistake] {
    let outcomes = try await program.outcomes(
      of: mistakes, function: functions[index], cases: cases[index])
    // The verdict may show fewer checks, of smaller cases.
    let actual = Dictionary(
      verdict.checks.compactMap { check in check.actual.map { (check.id, $0) } },
      uniquingKeysWith: { first, _ in first })
    return mistakes.filter { mistake in
      guard let results = outcomes[mistake.id] else { return false }
      return zip(cases[index], results).allSatisfy { example, result in
        guard let actual = actual[example.id] else { return true }
        guard case .value(let value) = result else { return false }
        return Tolerance.accepts(actual, for: value)
      }
    }
  }
}

// MARK: - Whose fault

extension Diagnosis {
  /// The verdicts, with what a function owes to another one of the exercise said of that one.
  ///
  /// A function that calls a wrong one is wrong for that reason alone, for all that its numbers say:
  /// nothing is explained by its own code. A crash inside a function whose own cases are right is no
  /// fault of that function's.
  ///
  /// - Parameter bodies: the functions of the learner's file.
  static func attributed(
    _ verdicts: [FunctionVerdict], bodies: [SwiftTokens.Function]
  ) -> [FunctionVerdict] {
    let calls = calls(bodies)
    var verdicts = verdicts
    let isRight = Dictionary(
      verdicts.map { ($0.name, $0.finding == .passed) }, uniquingKeysWith: { first, _ in first })
    for index in verdicts.indices {
      let name = verdicts[index].name
      if case .crashed(var crash) = verdicts[index].finding, let line = crash.line,
        let around = bodies.first(where: { $0.lines.contains(line) })?.name, around != name,
        isRight[around] == true
      {
        crash.within = around
        verdicts[index].finding = .crashed(crash)
      }
      switch verdicts[index].finding {
      case .passed, .notWritten: continue
      default: break
      }
      guard
        let wrong = verdicts.first(where: { other in
          other.name != name && isRight[other.name] == false
            && calls[name, default: []].contains(other.name)
            // Two that call each other are wrong together.
            && !calls[other.name, default: []].contains(name)
        })
      else { continue }
      verdicts[index].wrongCallee = wrong.name
      verdicts[index].finding.leaveUnexplained()
      verdicts[index].before?.leaveUnexplained()
      verdicts[index].stopping = []
    }
    return verdicts
  }

  /// Which functions each one calls, itself or by way of others.
  private static func calls(_ bodies: [SwiftTokens.Function]) -> [String: Set<String>] {
    var calls = Dictionary(bodies.map { ($0.name, $0.names) }, uniquingKeysWith: { $0.union($1) })
    for _ in bodies {
      for (name, called) in calls {
        calls[name] = called.reduce(into: called) { $0.formUnion(calls[$1] ?? []) }
      }
    }
    return calls
  }
}

extension Finding {
  /// Leaves out what would explain it.
  mutating func leaveUnexplained() {
    switch self {
    case .wrongShape(var wrong):
      (wrong.mistakes, wrong.patterns) = ([], [])
      self = .wrongShape(wrong)
    case .notFinite(var wrong):
      wrong.mistakes = []
      self = .notFinite(wrong)
    case .wrongValues(var wrong):
      (wrong.mistakes, wrong.patterns, wrong.derivation) = ([], [], nil)
      self = .wrongValues(wrong)
    default: break
    }
  }

  /// Leaves out all mistakes but these; none is left out where that would leave none.
  mutating func keepMistakes(_ ids: [String]) {
    guard !ids.isEmpty else { return }
    func kept(_ mistakes: [NamedMistake]) -> [NamedMistake] {
      mistakes.filter { ids.contains($0.id) }
    }
    switch self {
    case .wrongShape(var wrong):
      wrong.mistakes = kept(wrong.mistakes)
      self = .wrongShape(wrong)
    case .notFinite(var wrong):
      wrong.mistakes = kept(wrong.mistakes)
      self = .notFinite(wrong)
    case .wrongValues(var wrong):
      wrong.mistakes = kept(wrong.mistakes)
      self = .wrongValues(wrong)
    default: break
    }
  }
}
