import Course
import Testing

@testable import Judge

/// What is said of two known formulas.
struct FormulaDifferenceTests {
  struct Example: Sendable, CustomTestStringConvertible {
    var yours: Expression
    var right = FormulaDifferenceTests.right
    var words: String?

    var testDescription: String { words ?? "nothing" }
  }

  private static func x(_ index: Int) -> Expression {
    .argument(name: "x", index: [index], value: Double(index + 2))
  }
  private static func w(_ index: Int) -> Expression {
    .argument(name: "w", index: [index], value: Double(10 * index + 5))
  }
  private static let b = Expression.argument(name: "b", index: [], value: 0.5)
  private static func times(_ factors: Expression...) -> Expression { .product(factors) }
  private static func sigma(_ inside: Expression) -> Expression {
    .call("σ", [inside], value: 0.5)
  }

  static let products = [times(x(0), w(0)), times(x(1), w(1)), times(x(2), w(2))]
  /// x[0]·w[0] + x[1]·w[1] + x[2]·w[2] + b
  static let right = Expression.sum(products + [b])

  static let examples: [Example] = [
    Example(yours: .sum(products), words: "b is missing"),
    Example(
      yours: .sum([products[0], b]), words: "x[1]·w[1] and x[2]·w[2] are missing"),
    Example(yours: .sum(products + [b, b]), words: "b is added twice"),
    Example(yours: .sum(products + [b, b, b]), words: "b is added 3 times"),
    Example(
      yours: .sum(products + [products[1], b, products[0]]),
      words: "x[1]·w[1] and x[0]·w[0] are counted more than once"),
    Example(yours: .sum(products + [b, .constant(1)]), words: "1 does not belong there"),
    Example(yours: .sum(products + [.negative(b)]), words: "b has the wrong sign"),
    Example(yours: .sum([.negative(right)]), words: "all of it has the wrong sign"),
    Example(
      yours: .sum(products.map(Expression.negative) + [.negative(b)]),
      words: "all of it has the wrong sign"),
    Example(
      yours: .sum([products[0], times(x(2), w(1)), products[2], b]),
      words: "w[1] is multiplied by x[2], where x[1] belongs"),
    Example(
      yours: .sum([times(x(2), w(0)), products[1], times(x(0), w(2)), b]),
      words: "w[0] is multiplied by x[2], where x[0] belongs; 1 other term is wrong in the same way"
    ),
    Example(
      yours: .sum([sigma(.sum(products)), b]), right: sigma(right),
      words: "b stands outside of σ, where it belongs inside"),
    Example(
      yours: .sum([x(0), w(0), products[1], products[2], b]),
      words: "x[0] and w[0] are added where they should be multiplied"),
    Example(
      yours: .sum([x(0), w(0), x(1), w(1), x(2), w(2), b]),
      words: "added where they should be multiplied"),
    Example(yours: .quotient(right, .constant(4)), words: "all of it is divided by 4"),
    Example(yours: times(right, b), words: "all of it is multiplied by b"),
    Example(yours: times(.constant(2), right), words: "all of it is multiplied by 2"),
    Example(
      yours: .sum([times(x(0), w(0), b), products[1], products[2], b]),
      words: "x[0]·w[0] is multiplied by b"),
    Example(
      yours: .sum(products.map { .quotient($0, .constant(3)) }),
      right: .sum(products), words: "every term is divided by 3"),
    Example(
      yours: .sum(products.map { .product([$0, b]) }), right: .sum(products),
      words: "every term is multiplied by b"),
    Example(
      yours: .sum([w(0), products[1], products[2], b]), words: "w[0] is not multiplied by x[0]"),
    Example(yours: sigma(right), words: "σ is applied to all of it"),
    Example(yours: right, right: sigma(right), words: "σ is not applied"),
    Example(yours: sigma(sigma(right)), right: sigma(right), words: "σ is applied once more"),
    Example(
      yours: sigma(.sum(products)), right: sigma(right), words: "inside σ, b is missing"),
    Example(
      yours: .quotient(x(0), .sum([x(0), x(1)])), right: .quotient(x(0), .sum([x(0), x(1), x(2)])),
      words: "in what it is divided by, x[2] is missing"),
    Example(
      yours: .quotient(x(0), x(1)),
      right: .quotient(x(0), .sum([x(1), .negative(.constant(1))])),
      words: "in what it is divided by, 1 is not subtracted"),
    Example(
      yours: .quotient(x(0), x(1)), right: .quotient(x(0), x(2)),
      words: "it is divided by x[1], where x[2] belongs"),
    // More than a clause can say.
    Example(yours: .sum([times(x(0), x(0)), w(1)]), words: nil),
    Example(yours: x(0), words: nil),
  ]

  @Test(arguments: examples)
  func `the clause says what is otherwise`(example: Example) throws {
    let difference = try #require(FormulaDifference(from: example.right, to: example.yours))
    #expect(difference.words == example.words)
  }

  @Test func `another order is no difference, nor is a 1 or a double sign`() {
    let turned = Expression.sum(
      [Self.b]
        + Self.products.reversed().map { product in
          guard case .product(let factors) = product else { return product }
          return .product(factors.reversed())
        })
    #expect(FormulaDifference(from: Self.right, to: turned) == nil)
    #expect(FormulaDifference(from: Self.right, to: .negative(.negative(Self.right))) == nil)
    #expect(
      FormulaDifference(from: Self.right, to: Self.times(.constant(1), Self.right)) == nil)
    #expect(FormulaDifference(from: Self.right, to: .sum([Self.right, .constant(0)])) == nil)
    #expect(
      FormulaDifference(
        from: Self.times(.constant(-1), Self.b), to: .negative(Self.b)) == nil)
  }
}
