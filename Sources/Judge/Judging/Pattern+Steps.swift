internal import Course

// Results that are an argument after a step.
extension Pattern {
  /// Fewer wrong numbers than these may all lie on one side by chance.
  private static let fewestSteps = 6

  /// No wrong number lies on the side of the argument's number there on which the right one does; a right
  /// one may be kept from moving by a limit.
  ///
  /// - Parameter wrong: every wrong result.
  static func opposite(_ wrong: [Sample], _ subject: Subject) -> String? {
    guard let first = wrong.first, first.rank > 0 else { return nil }
    for argument in first.arguments {
      var steps = 0
      var returns = 0
      let isOpposite = wrong.allSatisfy { sample in
        guard let value = sample[argument.name], case .regular(let lengths) = value.lengths,
          lengths.count == sample.rank,
          let before = Sample.maps(value, sample.rank)?.flatMap({ $0.flatMap { $0 } }),
          before.count == sample.pairs.count
        else { return false }
        return zip(before, sample.pairs).allSatisfy { before, pair in
          if Tolerance.accepts(pair.actual, for: pair.expected) { return true }
          let product = (pair.actual - before) * (pair.expected - before)
          steps += 1
          returns += product < 0 ? 1 : 0
          return product <= 0
        }
      }
      if isOpposite, steps >= fewestSteps, 2 * returns >= steps {
        return subject.consisting(
          of: "no wrong number lies on the same side of that of '\(argument.name)' as the right one"
        )
      }
    }
    return nil
  }
}
