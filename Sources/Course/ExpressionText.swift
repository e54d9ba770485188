internal import RealModule
internal import TerminalText

/// A formula with its numbers filled in, as it is shown beside a result.
///
///     ExpressionText(.sum([.product([.constant(1), .constant(10)]), .constant(-2)])).text
///     // "1·10 + (−2)"
public struct ExpressionText: Sendable {
  /// The formula as it is written.
  public private(set) var text = ""
  /// Whether a number in it has fewer digits than it should.
  public private(set) var isRounded = false
  /// What comes of it for whoever works it out as it stands; nil where that is not known.
  private var value: Double?
  private let digits: Int

  /// How many decimals its long numbers have.
  public var decimals: Int { digits }

  /// With all digits.
  public init(_ expression: Expression) { self.init(expression, digits: Self.all) }

  /// With as many decimals as it takes for the formula to make what it is said to make.
  ///
  /// - Parameter decimals: the fewest.
  /// - Returns: nil where it does not do so with all its digits.
  public init?(_ expression: Expression, makes number: Double, decimals: Int = 6) {
    for digits in [4, 6, 9, 12, Self.all] where digits >= decimals {
      self.init(expression, digits: digits)
      guard let value, !Self.isNear(value, number, digits) else { return }
    }
    return nil
  }

  private init(_ expression: Expression, digits: Int) {
    self.digits = digits
    (text, value) = draw(expression)
  }

  /// No Double has more.
  private static let all = 17

  /// Whether who works it out comes to the number that stands behind it.
  private static func isNear(_ value: Double, _ number: Double, _ decimals: Int) -> Bool {
    // The last digit of those that are shown; a smaller number is shown by its own digits.
    let shown = decimals < 6 ? 1e-4 : 1e-6
    let lastDigit = number.magnitude >= shown ? shown : 1e-12
    return value == number
      || value.isFinite && number.isFinite
        && value.isApproximatelyEqual(
          to: number, absoluteTolerance: max(lastDigit, 1e-5 * number.magnitude))
  }
}

// MARK: - Drawing

extension ExpressionText {
  private typealias Drawn = (text: String, value: Double?)

  private mutating func draw(_ expression: Expression) -> Drawn {
    switch expression {
    case .argument(_, _, let value), .constant(let value), .large(let value): return number(value)
    case .sum(let terms): return sum(terms)
    case .product(let factors):
      let drawn = factors.map { factor($0) }
      return (drawn.map(\.text).joined(separator: "·"), combined(drawn, 1, *))
    case .quotient(let left, let right):
      let (left, right) = (factor(left), whole(right))
      return ("\(left.text) / \(right.text)", combined([right], left.value) { $0 / $1 })
    case .negative(let part):
      let part = factor(part)
      return ("−" + part.text, part.value.map { -$0 })
    case .call("exp", let arguments, _) where arguments.count == 1:
      let power = whole(arguments[0])
      return ("e^" + power.text, power.value.map { Double.exp($0) })
    case .call(let name, let arguments, _):
      let drawn = arguments.map { draw($0) }
      let inside = drawn.map(\.text).joined(separator: ", ")
      let only = drawn.count == 1 ? drawn[0].value : nil
      switch name {
      case "σ": return ("σ(\(inside))", only.map { 1 / (1 + Double.exp(-$0)) })
      case "abs": return ("|\(inside)|", only?.magnitude)
      default: return ("\(name)(\(inside))", nil)
      }
    }
  }

  private mutating func sum(_ terms: [Expression]) -> Drawn {
    var text = ""
    var value: Double? = 0
    for (index, term) in terms.enumerated() {
      if case .negative(let part) = term {
        let drawn = factor(part)
        text += (index == 0 ? "−" : " − ") + drawn.text
        value = combined([drawn], value) { $0 - $1 }
      } else {
        let drawn = index == 0 ? draw(term) : factor(term)
        text += (index == 0 ? "" : " + ") + drawn.text
        value = combined([drawn], value) { $0 + $1 }
      }
    }
    return (text, value)
  }

  /// As a factor: a negative number and a sum stand in parentheses.
  private mutating func factor(_ expression: Expression) -> Drawn {
    let drawn = draw(expression)
    let isClosed =
      switch expression {
      case .argument, .constant, .large: expression.value < 0
      case .sum, .quotient, .negative: true
      case .product, .call: false
      }
    return (isClosed ? "(\(drawn.text))" : drawn.text, drawn.value)
  }

  /// As what stands behind a line of division or in a power: a product, too, in parentheses.
  private mutating func whole(_ expression: Expression) -> Drawn {
    let drawn = factor(expression)
    guard case .product = expression else { return drawn }
    return ("(\(drawn.text))", drawn.value)
  }

  private func combined(
    _ parts: [Drawn], _ start: Double?, _ combine: (Double, Double) -> Double
  ) -> Double? {
    parts.reduce(start) { whole, part in
      guard let whole, let value = part.value else { return nil }
      return combine(whole, value)
    }
  }

  /// A long number is shown with as many decimals as are asked for, a small one with as many digits.
  private mutating func number(_ value: Double) -> Drawn {
    let isSmall = value.magnitude < 1e-4
    let isLong =
      isSmall
      || value.magnitude < 1e9 && NumberText.rounded(value, decimals: min(digits, 6)) != value
    // Behind the first digit of a number with an exponent stand as many decimals, too.
    let few = NumberText.rounded(value, digits: isSmall ? digits + 1 : digits)
    guard digits < Self.all, isLong, (few - value).magnitude > 2 * value.ulp else {
      return (NumberText.shortest(value), value)
    }
    isRounded = true
    if value.magnitude < 1e-3 { return (NumberText.shortest(few), few) }
    return (
      NumberText.fixed(value, decimals: digits), NumberText.rounded(value, decimals: digits)
    )
  }
}

// MARK: - What is shown

extension Expression {
  /// The formula as far as it is shown: what is large inside of something else stands as the number
  /// that it comes to.
  ///
  /// - Returns: nil for a formula that says nothing: a number alone, or one too large.
  public var shown: Expression? {
    let folded = folded
    switch folded {
    case .argument, .constant, .large: return nil
    default: return folded.leafCount <= 60 ? folded.collapsed(all: folded.leafCount > 8) : nil
    }
  }

  /// - Parameter all: whether what is inside of anything is worked out, or only functions are.
  private func collapsed(all: Bool) -> Expression {
    switch self {
    case .argument, .constant, .large: return .constant(value)
    case .sum(let terms):
      return .sum(
        terms.enumerated().map { index, term in
          switch term {
          case .negative(let part): .negative(part.inner(all: all))
          case .product: term.collapsed(all: all)
          case .call, .quotient: index == 0 ? term.collapsed(all: all) : term.inner(all: all)
          default: index == 0 ? .constant(term.value) : term.inner(all: all)
          }
        })
    case .product(let factors): return .product(factors.map { $0.inner(all: all) })
    case .quotient(let left, let right):
      return .quotient(left.inner(all: all), right.inner(all: all))
    case .negative(let part): return .negative(part.inner(all: all))
    case .call("exp", let arguments, let value):
      return .call("exp", arguments.map { .constant($0.value) }, value: value)
    case .call(let name, let arguments, let value):
      return .call(name, arguments.map { $0.collapsed(all: false) }, value: value)
    }
  }

  private func inner(all: Bool) -> Expression {
    switch self {
    case .sum, .quotient, .product: all ? .constant(value) : collapsed(all: all)
    case .call("abs", _, _), .call("exp", _, _): collapsed(all: all)
    default: .constant(value)
    }
  }
}
