internal import TerminalMarkdown

/// A formula with its numbers filled in, as it is shown beside a result.
///
///     ExpressionText.numbers(expression)  // "1·10 + 2·20 + 4·30 + 5·40"
///
/// What is large inside of something else stands as the number that it comes to.
public enum ExpressionText {
  /// - Returns: nil for a formula that says nothing: a number alone, or one too large.
  public static func numbers(_ expression: Expression) -> String? {
    let expression = expression.folded
    switch expression {
    case .argument, .constant, .large: return nil
    default:
      guard expression.leafCount <= 60 else { return nil }
      return text(expression, expanding: expression.leafCount <= 8)
    }
  }

  private static func text(_ expression: Expression, expanding: Bool) -> String {
    switch expression {
    case .argument(_, _, let value), .constant(let value), .large(let value):
      return NumberText.shortest(value)
    case .sum(let terms):
      return terms.enumerated().map { index, term in
        switch term {
        case .negative(let part):
          (index == 0 ? "−" : " − ") + factor(part, expanding: expanding)
        case .product:
          (index == 0 ? "" : " + ") + text(term, expanding: expanding)
        default:
          index == 0
            ? inner(term, expanding: expanding, isFirst: true)
            : " + " + factor(term, expanding: expanding)
        }
      }.joined()
    case .product(let factors):
      return factors.map { factor($0, expanding: expanding) }.joined(separator: "·")
    case .quotient(let left, let right):
      return "\(factor(left, expanding: expanding)) / \(factor(right, expanding: expanding))"
    case .negative(let part): return "−" + factor(part, expanding: expanding)
    case .call(let name, let arguments, _):
      let inside = arguments.map { text($0, expanding: true) }
      switch name {
      case "sigmoid": return "σ(\(inside.joined(separator: ", ")))"
      case "exp": return "e^" + power(arguments)
      case "abs": return "|\(inside.joined())|"
      default: return "\(name)(\(inside.joined(separator: ", ")))"
      }
    }
  }

  private static func power(_ arguments: [Expression]) -> String {
    guard let argument = arguments.first else { return "" }
    return parenthesized(NumberText.shortest(argument.value), argument.value < 0)
  }

  private static func inner(_ expression: Expression, expanding: Bool, isFirst: Bool) -> String {
    if case .call = expression { return text(expression, expanding: expanding) }
    if case .quotient = expression { return text(expression, expanding: expanding) }
    return NumberText.shortest(expression.value)
  }

  /// As a factor: a negative number and a sum stand in parentheses.
  private static func factor(_ expression: Expression, expanding: Bool) -> String {
    switch expression {
    case .argument, .constant, .large:
      return parenthesized(NumberText.shortest(expression.value), expression.value < 0)
    case .sum where expanding, .quotient where expanding:
      return "(\(text(expression, expanding: expanding)))"
    case .product where expanding: return text(expression, expanding: expanding)
    case .call("abs", _, _): return text(expression, expanding: expanding)
    case .call("exp", _, _): return text(expression, expanding: expanding)
    default:
      // What is worked out elsewhere stands as its number.
      return parenthesized(NumberText.shortest(expression.value), expression.value < 0)
    }
  }

  private static func parenthesized(_ text: String, _ isNeeded: Bool) -> String {
    isNeeded ? "(\(text))" : text
  }
}
