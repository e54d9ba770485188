import Testing

@testable import Course

@Suite struct ExpressionTextTests {
  struct Example: Sendable, CustomTestStringConvertible {
    var formula: Expression
    var text: String?
    var testDescription: String { text ?? "none" }
  }

  private static func number(_ value: Double) -> Expression {
    .argument(name: "x", index: [], value: value)
  }

  static let examples = [
    Example(
      formula: .sum([
        .product([number(1), number(10)]), .product([number(-2), number(0.5)]),
        .negative(number(3)),
      ]), text: "1·10 + (−2)·0.5 − 3"),
    Example(
      formula: .product([number(2), .sum([number(1), number(-4)])]), text: "2·(1 + (−4))"),
    Example(
      formula: .quotient(.sum([number(11), .negative(number(9))]), number(2)),
      text: "(11 − 9) / 2"),
    Example(
      formula: .call("sigmoid", [.sum([number(1), number(2)])], value: 0.9), text: "σ(1 + 2)"),
    Example(formula: .call("exp", [number(-2)], value: 0.1), text: "e^(−2)"),
    Example(formula: .call("max", [number(1), number(2)], value: 2), text: "max(1, 2)"),
    Example(formula: .negative(number(3)), text: "−3"),
    // These say nothing.
    Example(formula: number(3), text: nil),
    Example(formula: .constant(3), text: nil),
    Example(formula: .large(3), text: nil),
    Example(formula: .sum(Array(repeating: number(1), count: 61)), text: nil),
  ]

  @Test(arguments: examples)
  func `a formula is written with its numbers`(_ example: Example) {
    #expect(ExpressionText.numbers(example.formula) == example.text)
  }
}
