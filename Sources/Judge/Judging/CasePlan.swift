internal import ConvNet
internal import Course

/// The cases of an exercise, function by function, in the order in which they are judged.
struct CasePlan: Sendable {
  var exercise: Exercise
  var seed: UInt64

  /// The article's cases, the edge cases, then `rounds` draws of random ones, smallest first.
  func cases(of function: String, rounds: Int = 2) -> [ExerciseCase] {
    let fixed = exercise.cases.filter { $0.function == function }
    return fixed.filter { $0.kind == .article } + fixed.filter { $0.kind != .article }
      + random(rounds: rounds).filter { $0.function == function }
  }

  /// Random cases smaller than one that fails: among them the smallest failing one is looked for.
  func smaller(than failing: ExerciseCase) -> [ExerciseCase] {
    random(rounds: 12).filter { $0.function == failing.function && $0.size < failing.size }
  }

  private func random(rounds: Int) -> [ExerciseCase] {
    var generator = SeededGenerator(seed: seed)
    var cases: [ExerciseCase] = []
    for round in 0..<rounds {
      cases += exercise.randomCases(&generator).map { drawn in
        var drawn = drawn
        drawn.kind = .random
        if round > 0 { drawn.id += ".\(round + 1)" }
        return drawn
      }
    }
    // Stable, so that one seed means one order.
    return cases.enumerated()
      .sorted { ($0.element.size, $0.offset) < ($1.element.size, $1.offset) }.map(\.element)
  }
}

extension ExerciseCase {
  /// How many numbers the arguments hold.
  var size: Int { arguments.reduce(0) { $0 + $1.leaves.count } }
}
