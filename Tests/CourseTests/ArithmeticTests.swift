import Testing

@testable import Course

struct ArithmeticTests {
  struct Expression: Sendable {
    var text: String
    var value: Double?
  }

  @Test(arguments: [
    Expression(text: "1·10 + 2·20 + 4·30 + 5·40", value: 370),
    Expression(text: "28·28·30", value: 23520),
    Expression(text: "23,520 + 30", value: 23550),
    Expression(text: "2 − 3", value: -1),
    Expression(text: "2·(−3)", value: -6),
    Expression(text: "⌊(10 − 3)/2⌋ + 1", value: 4),
    Expression(text: "3² − 2^3", value: 1),
    Expression(text: "−(1 + 2)", value: -3),
    Expression(text: "√(16)", value: 4),
    Expression(text: "σ(0)", value: 0.5),
    Expression(text: "x + 1", value: nil),
    Expression(text: "1 +", value: nil),
    Expression(text: "", value: nil),
  ])
  func `an expression has the value that a pocket calculator shows`(expression: Expression) {
    #expect(Arithmetic.value(of: expression.text) == expression.value)
  }

  @Test func `a chain of equal signs is checked link by link`() {
    let equations = Arithmetic.equations(in: "1·10 + 2·20 = 10 + 40 = 51")
    #expect(equations.map(\.holds) == [true, false])
  }

  @Test(arguments: [
    ("1/3 = 0.333", true), ("1/3 = 0.334", false), ("0.1 + 0.2 = 0.3", true),
    ("0.5·0.2489 = 0.1245", true), ("0.5·0.2489 = 0.1246", false), ("2 + 2 = 5", false),
  ])
  func `a rounded result may be off by half of its last digit`(text: String, holds: Bool) {
    #expect(Arithmetic.equations(in: text).map(\.holds) == [holds])
  }

  @Test func `an equation with a letter in it is left to the reader`() {
    #expect(Arithmetic.equations(in: "z = 1 + 2").isEmpty)
  }

  @Test func `numbers know how they were written`() {
    let numbers = Arithmetic.numbers(in: "23,550 of 0.4323, then 3, and 12.50")
    #expect(numbers.map(\.value) == [23550, 0.4323, 3, 12.5])
    #expect(numbers.map(\.decimals) == [0, 4, 0, 2])
    #expect(numbers.map(\.digits) == [5, 4, 1, 4])
  }
}
