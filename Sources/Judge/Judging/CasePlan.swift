internal import Course

/// The cases of an exercise, function by function, in the order in which they are judged.
struct CasePlan: Sendable {
  var program: LessonProgramRun
  var seed: UInt64
  /// The fixed cases and the first two draws of random ones.
  private let drawn: [ExerciseCase]

  /// How often random cases are drawn for every verdict.
  private static let rounds = 2

  init(program: LessonProgramRun, seed: UInt64) async throws(JudgeError) {
    self.program = program
    self.seed = seed
    drawn = try await program.cases(seed: seed, rounds: 0..<Self.rounds)
  }

  /// The article's cases, the edge cases, then the random ones, smallest first.
  func cases(of function: String) -> [ExerciseCase] {
    let cases = drawn.filter { $0.function == function && !$0.isGoal }
    return cases.filter { $0.kind == .article } + cases.filter { $0.kind == .edge }
      + sorted(cases.filter { $0.kind == .random })
  }

  /// Random cases that depend on a file: who writes down the right results of the others changes the
  /// file, and so these. The same file has the same.
  func cases(for file: SourceFile) async throws(JudgeError) -> [ExerciseCase] {
    try await program.cases(seed: seed(for: file), rounds: 1..<2)
  }

  /// The same where the file has been judged before, else nil.
  func knownCases(for file: SourceFile) async throws(JudgeError) -> [ExerciseCase]? {
    try await program.knownCases(seed: seed(for: file), rounds: 1..<2)
  }

  /// Random cases that no verdict shows, to try on them what was found on the others.
  func more(of function: String) async throws(JudgeError) -> [ExerciseCase] {
    try await program.cases(seed: seed &+ 0x5EED, rounds: 2..<5).filter { $0.function == function }
  }

  private func seed(for file: SourceFile) -> UInt64 {
    var digest = Digest()
    digest.add(file.contents)
    return seed &+ (UInt64(digest.hexadecimal.prefix(16), radix: 16) ?? 0)
  }

  /// The longer calls, which are judged last.
  func goals(of function: String) -> [ExerciseCase] {
    drawn.filter { $0.function == function && $0.isGoal }
  }

  /// Random cases smaller than one that fails: among them the smallest failing one is looked for.
  func smaller(than failing: ExerciseCase) async throws(JudgeError) -> [ExerciseCase] {
    let more = try await program.cases(seed: seed, rounds: 0..<12)
    return sorted(
      more.filter {
        $0.kind == .random && $0.function == failing.function && $0.size < failing.size
      })
  }

  /// Stable, so that one seed means one order.
  private func sorted(_ cases: [ExerciseCase]) -> [ExerciseCase] {
    cases.enumerated()
      .sorted { ($0.element.size, $0.offset) < ($1.element.size, $1.offset) }.map(\.element)
  }
}

extension ExerciseCase {
  /// How many numbers the arguments hold.
  var size: Int { arguments.reduce(0) { $0 + $1.leaves.count } }
}
