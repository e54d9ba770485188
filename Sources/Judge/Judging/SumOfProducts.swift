internal import Course
internal import TerminalMarkdown

/// The sum behind a cell, taken apart: `1·10 + 2·20 − 3` is three terms, the last with one factor.
struct SumOfProducts: Sendable, Equatable {
  struct Factor: Sendable, Equatable {
    var text: String
    var value: Double

    init(text: String, value: Double) {
      self.text = text
      self.value = value
    }

    /// A negative number stands in parentheses.
    init(_ value: Double) {
      let magnitude = NumberText.shortest(value.magnitude)
      self.init(text: value < 0 ? "(−\(magnitude))" : magnitude, value: value)
    }
  }

  struct Term: Sendable, Equatable {
    var isSubtracted = false
    var factors: [Factor]

    var text: String { factors.map(\.text).joined(separator: "·") }
    var product: Double { factors.reduce(1) { $0 * $1.value } }
    var value: Double { isSubtracted ? -product : product }
  }

  var terms: [Term]

  init(terms: [Term]) { self.terms = terms }

  /// The formula of a whole number; nil where it is no sum of products.
  init?(_ axis: ExerciseCase.Axis) {
    guard !axis.terms.isEmpty else { return nil }
    terms = axis.terms.map { factors in
      let isSubtracted = factors.count == 1 && factors[0] < 0
      return Term(
        isSubtracted: isSubtracted, factors: factors.map { Factor(Double(isSubtracted ? -$0 : $0)) }
      )
    }
  }

  /// - Returns: nil where the formula is no sum of products of numbers.
  init?(_ expression: Expression) {
    let parts: [Expression]
    if case .sum(let terms) = expression { parts = terms } else { parts = [expression] }
    terms = []
    for part in parts {
      var (part, isSubtracted) = (part, false)
      if case .negative(let positive) = part { (part, isSubtracted) = (positive, true) }
      var factors = [part]
      if case .product(let product) = part { factors = product }
      // What is no number of an argument is taken as the number that it comes to.
      terms.append(Term(isSubtracted: isSubtracted, factors: factors.map { Factor($0.value) }))
    }
  }

  var value: Double { terms.reduce(0) { $0 + $1.value } }

  /// As it would be written, the first sign left out where it is a plus.
  var text: String {
    terms.enumerated().map { index, term in
      (term.isSubtracted ? (index == 0 ? "−" : " − ") : index == 0 ? "" : " + ") + term.text
    }.joined()
  }
}
