internal import Course
internal import TerminalText

/// A term of a sum, for comparing formulas: the order of terms and factors makes no difference.
struct FormulaTerm: Sendable {
  let isSubtracted: Bool
  /// One at least, without the number 1; none is negative.
  let factors: [Expression]
  /// The same for terms that are equal.
  let key: String
  /// The same for terms that differ in nothing but the sign.
  let product: String

  private init(isSubtracted: Bool, factors: [Expression]) {
    self.isSubtracted = isSubtracted
    self.factors = factors
    product = factors.map(Self.key).sorted().joined(separator: "·")
    key = (isSubtracted ? "−" : "+") + product
  }
}

extension FormulaTerm {
  /// The terms of a formula, a single one where it is no sum; what is 0 is none.
  static func all(in formula: Expression) -> [FormulaTerm] { all(in: formula, isSubtracted: false) }

  private static func all(in formula: Expression, isSubtracted: Bool) -> [FormulaTerm] {
    switch formula {
    case .sum(let terms): return terms.flatMap { all(in: $0, isSubtracted: isSubtracted) }
    case .negative(let part): return all(in: part, isSubtracted: !isSubtracted)
    case .constant(0): return []
    default:
      var isSubtracted = isSubtracted
      var factors: [Expression] = []
      take(formula, &factors, &isSubtracted)
      if factors.count == 1, case .sum = factors[0] {
        return all(in: factors[0], isSubtracted: isSubtracted)
      }
      return [FormulaTerm(isSubtracted: isSubtracted, factors: factors)]
    }
  }

  /// Adds the factors of a product, and turns the sign with each negative one.
  private static func take(
    _ formula: Expression, _ factors: inout [Expression], _ isSubtracted: inout Bool
  ) {
    switch formula {
    case .product(let parts):
      let before = factors.count
      for part in parts { take(part, &factors, &isSubtracted) }
      if factors.count == before { factors.append(.constant(1)) }
    case .negative(let part):
      isSubtracted.toggle()
      take(part, &factors, &isSubtracted)
    case .constant(let value) where value < 0:
      isSubtracted.toggle()
      take(.constant(-value), &factors, &isSubtracted)
    case .constant(1) where !factors.isEmpty: break
    default:
      if factors == [.constant(1)] { factors = [] }
      factors.append(formula)
    }
  }

  /// The same text for formulas that are equal but for the order of terms and factors.
  static func key(_ formula: Expression) -> String {
    switch formula {
    case .argument(let name, let index, _): return name + index.map { "[\($0)]" }.joined()
    case .constant(let value) where value >= 0: return "\(value)"
    case .large(let value): return "(\(value))"
    case .quotient(let left, let right): return "(\(key(left)) / \(key(right)))"
    case .call(let name, let parts, _):
      let keys = parts.map(key)
      let isSymmetric = ["max", "min"].contains(name)
      return "\(name)(\((isSymmetric ? keys.sorted() : keys).joined(separator: ", ")))"
    case .constant, .sum, .product, .negative:
      return "(" + all(in: formula).map(\.key).sorted().joined(separator: " ") + ")"
    }
  }

  /// Those of the first that the second do not have, as often as they do not.
  static func without(_ terms: [FormulaTerm], _ others: [FormulaTerm]) -> [FormulaTerm] {
    var left: [String: Int] = [:]
    for term in others { left[term.key, default: 0] += 1 }
    return terms.filter { term in
      guard let count = left[term.key], count > 0 else { return true }
      left[term.key] = count - 1
      return false
    }
  }
}

// MARK: - Names

extension FormulaTerm {
  /// `input[0][1]·overlay[0][1]`, without its sign; nil for a term that is too long to be named.
  var name: String? {
    let names = factors.compactMap(\.placeName)
    return names.count == factors.count && names.count < 4 ? names.joined(separator: "·") : nil
  }
}

extension Expression {
  /// `x[0][1]`, `σ(z[0])`, or a number; nil for what is longer.
  var placeName: String? {
    switch self {
    case .argument(let name, let index, _): name + index.map { "[\($0)]" }.joined()
    // As the sums beside it have them.
    case .constant(let value): NumberText.tidied(value, decimals: 4)
    case .call(let function, let parts, _) where parts.count == 1:
      parts[0].placeName.map { "\(function)(\($0))" }
    default: nil
    }
  }
}
