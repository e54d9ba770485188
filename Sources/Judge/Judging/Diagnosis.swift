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

extension Finding {
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
