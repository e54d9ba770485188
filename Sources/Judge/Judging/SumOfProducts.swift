internal import Course

/// The sum behind a cell, taken apart: `1·10 + 2·20 − 3` is three terms, the last with one factor.
struct SumOfProducts: Sendable, Equatable {
  struct Term: Sendable, Equatable {
    var isSubtracted = false
    var factors: [Double]

    var value: Double { isSubtracted ? -product.value : product.value }

    /// Without its sign.
    var product: Expression { .product(factors.map(Expression.constant)) }
    var text: String { ExpressionText(product).text }
  }

  var terms: [Term]

  init(terms: [Term]) { self.terms = terms }

  /// The formula of a whole number; nil where it is no sum of products.
  init?(_ axis: ExerciseCase.Axis) {
    guard !axis.terms.isEmpty else { return nil }
    terms = axis.terms.map { factors in
      let isSubtracted = factors.count == 1 && factors[0] < 0
      return Term(
        isSubtracted: isSubtracted, factors: factors.map { Double(isSubtracted ? -$0 : $0) })
    }
  }

  /// What is no number of an argument is taken as the number that it comes to.
  init(_ expression: Expression) {
    let parts: [Expression]
    if case .sum(let terms) = expression { parts = terms } else { parts = [expression] }
    terms = parts.map { part in
      var (part, isSubtracted) = (part, false)
      if case .negative(let positive) = part { (part, isSubtracted) = (positive, true) }
      var factors = [part]
      if case .product(let product) = part { factors = product }
      return Term(isSubtracted: isSubtracted, factors: factors.map(\.value))
    }
  }

  var value: Double { terms.reduce(0) { $0 + $1.value } }

  var expression: Expression {
    .sum(terms.map { $0.isSubtracted ? .negative($0.product) : $0.product })
  }
}
