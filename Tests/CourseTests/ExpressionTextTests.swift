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
      formula: .call("σ", [.sum([number(1), number(2)])], value: 0.9), text: "σ(1 + 2)"),
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
    #expect(example.formula.shown.map { ExpressionText($0).text } == example.text)
  }

  @Test func `a small number is not none`() throws {
    let tiny = Expression.quotient(.constant(3e-12), .constant(1e-8))
    #expect(ExpressionText(tiny, makes: 0.0003)?.text == "3e-12 / 1e-08")
    let long = Expression.product([.constant(0.00012345678912), .constant(2)])
    let text = try #require(ExpressionText(long, makes: 0.00024691357824))
    #expect(text.text == "0.000123457·2")
    #expect(text.isRounded)
  }

  @Test func `digits are kept where rounding would make another number of it`() throws {
    let sum = Expression.sum([
      .product([.constant(0.1234561), .constant(1_000_000)]), .negative(.constant(123_456)),
    ])
    #expect(ExpressionText(sum, makes: 0.1)?.text == "0.1234561·1000000 − 123456")
  }

  @Test func `what does not come to its number is not printed`() {
    let product = Expression.product([.constant(2), .constant(3)])
    #expect(ExpressionText(product, makes: 7) == nil)
    #expect(ExpressionText(product, makes: 6)?.text == "2·3")
    let maximum = Expression.call("max", [.constant(2), .constant(3)], value: 3)
    #expect(ExpressionText(maximum, makes: 3) != nil, "no sum that could be checked")
  }
}
