internal import Course
internal import TerminalText

/// How many decimals the long numbers of a verdict have: the same in its matrices and its sums.
struct Rounding: Equatable {
  var decimals: Int

  /// Enough to tell each wrong number from the right one, and for the sums to make what they are said
  /// to make.
  init(_ check: Check, _ finding: Finding? = nil) {
    var pairs: [(Double, Double)] = []
    if let actual = check.actual, actual.lengths == check.expected.lengths {
      for (yours, right) in zip(actual.leaves, check.expected.leaves) {
        guard let number = yours.value.number, let expected = right.value.number,
          number.isFinite, expected.isFinite, !Tolerance.accepts(number, for: expected)
        else { continue }
        pairs.append((number, expected))
      }
    }
    decimals =
      [4, 6, 9, 12].first { decimals in
        pairs.allSatisfy {
          NumberText.fixedNonzero($0, decimals: decimals)
            != NumberText.fixedNonzero($1, decimals: decimals)
        }
      } ?? 15
    guard let finding, case .wrongValues(let wrong) = finding.kind else { return }
    var sums: [(Expression, Value)] = []
    if case .formula(let formula) = finding.working { sums.append((formula, wrong.expected)) }
    if let derivation = finding.explanation.derivation {
      sums.append((derivation.sum, wrong.actual))
    }
    for (sum, number) in sums {
      guard let number = number.number,
        let text = ExpressionText(sum, makes: number, decimals: decimals)
      else { continue }
      decimals = max(decimals, min(text.decimals, 15))
    }
  }

  init(decimals: Int) { self.decimals = decimals }

  /// A number with these decimals, or as it is where that is short.
  func text(_ number: Double) -> String {
    NumberText.tidied(number, decimals: decimals)
  }
}
