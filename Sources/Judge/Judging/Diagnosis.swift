internal import Course

/// What all functions of an exercise together say about the mistake, where one function alone
/// leaves several.
enum Diagnosis {
  /// The verdicts with as few mistakes named in each as the others allow.
  ///
  /// A mistake that would also make another function wrong, in another way than it is, is left out.
  /// Of those that remain, one that explains a second wrong function is preferred.
  static func refined(
    _ verdicts: [FunctionVerdict], mistakes: [Mistake]
  ) -> [FunctionVerdict] {
    var verdicts = verdicts
    for index in verdicts.indices where verdicts[index].finding.mistakes.count > 1 {
      let candidates = verdicts[index].finding.mistakes
      let fitting = candidates.filter { candidate in
        guard let mistake = mistakes.first(where: { $0.id == candidate.id }) else { return true }
        return verdicts.indices.allSatisfy { $0 == index || fits(mistake, verdicts[$0]) }
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

  /// Whether a function's results, where there are any, are those that the mistake makes.
  private static func fits(_ mistake: Mistake, _ verdict: FunctionVerdict) -> Bool {
    guard let wrong = mistake.wrong[verdict.name] else { return true }
    return verdict.checks.allSatisfy { check in
      guard let actual = check.actual else { return true }
      return Tolerance.accepts(actual, for: wrong(check.arguments))
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
