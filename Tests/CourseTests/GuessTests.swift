import Course
import Testing

/// What a learner types as an answer to a prediction.
@Suite struct GuessTests {
  struct Typed: Sendable, CustomTestStringConvertible {
    var text: String
    var answer: Value
    var assessment: Guess.Assessment

    init(_ text: String, for answer: Value, _ assessment: Guess.Assessment) {
      self.text = text
      self.answer = answer
      self.assessment = assessment
    }

    var testDescription: String { "\(text) for \(answer)" }
  }

  static let shape = Value.tuple([.init("rows", .integer(3)), .init("columns", .integer(4))])

  static let sigmoid = Value.number(0.3635368540200432)
  static let ln10 = Value.number(2.302585092994046)
  static let small = Value.number(-0.074024)
  static let row = Value.vector([0.7, 1, 0, 1, 0])

  static let typed = [
    Typed("470", for: .number(470), .right), Typed(" 470 ", for: .number(470), .right),
    Typed("471", for: .number(470), .wrong), Typed("", for: .number(470), .empty),
    Typed("  ", for: .number(1), .empty), Typed("+470", for: .number(470), .right),
    // Groups of digits, in every country's way.
    Typed("23520", for: .integer(23_520), .right), Typed("23,520", for: .integer(23_520), .right),
    Typed("10 000", for: .integer(10_000), .right), Typed("10,000", for: .integer(10_000), .right),
    Typed("10.000", for: .integer(10_000), .right), Typed("10’000", for: .integer(10_000), .right),
    Typed("10\u{202F}000", for: .integer(10_000), .right),
    Typed("1 000 000", for: .integer(1_000_000), .right),
    Typed("1,000,000", for: .integer(1_000_000), .right),
    Typed("1.000.000,5", for: .number(1_000_000.5), .right),
    Typed("1,000,000.5", for: .number(1_000_000.5), .right),
    Typed("23,521", for: .integer(23_520), .wrong),
    Typed("10 00", for: .integer(1000), .count(typed: 2, wanted: 1)),
    Typed("1000 000", for: .integer(1_000_000), .count(typed: 2, wanted: 1)),
    // Decimals, with a point or a comma.
    Typed("0.25", for: .number(0.25), .right), Typed("0,25", for: .number(0.25), .right),
    Typed("0,3", for: .number(0.3), .right), Typed(".3", for: .number(0.3), .right),
    Typed("0.30", for: .number(0.3), .right), Typed("0,25", for: .number(25), .wrong),
    Typed("12,25", for: .number(12.25), .right), Typed("5.", for: .number(5), .right),
    // Minus signs of every kind.
    Typed("−0.13", for: .number(-0.13), .right), Typed("–0.13", for: .number(-0.13), .right),
    Typed("-0.13", for: .number(-0.13), .right), Typed("− 5", for: .number(-5), .right),
    Typed("5", for: .number(-5), .wrong),
    // Fractions, percents, a sum with its result.
    Typed("1/4", for: .number(0.25), .right), Typed("−1/4", for: .number(-0.25), .right),
    Typed("1 1/2", for: .number(1.5), .right), Typed("-1 1/2", for: .number(-1.5), .right),
    Typed("1/3", for: .number(1.0 / 3), .right), Typed("1/0", for: .number(1), .unreadable),
    Typed("25 %", for: .number(0.25), .right), Typed("25%", for: .number(0.25), .right),
    Typed("28 − 4 + 1 = 25", for: .integer(25), .right), Typed("= 25", for: .integer(25), .right),
    // To the decimals that are asked for, or better.
    Typed("0.36", for: sigmoid, .right), Typed("0.363", for: sigmoid, .right),
    Typed("0.364", for: sigmoid, .right), Typed("0.37", for: sigmoid, .wrong),
    Typed("0.4", for: sigmoid, .rounded(asked: 2)), Typed("0", for: sigmoid, .wrong),
    Typed("2.30", for: ln10, .right), Typed("2.3", for: ln10, .right),
    Typed("2,3", for: ln10, .right), Typed("2.31", for: ln10, .wrong),
    Typed("1.8", for: .number(1.75), .rounded(asked: 2)),
    Typed("1.751", for: .number(1.75), .wrong),
    Typed("1.7", for: .number(1.75), .rounded(asked: 2)), Typed("470.1", for: .number(470), .wrong),
    Typed("-0.074", for: small, .right), Typed("-0.07", for: small, .rounded(asked: 3)),
    Typed("-0.074024", for: small, .right), Typed("-0.078", for: small, .wrong),
    Typed("7.3e-09", for: .number(7.2918404e-09), .right),
    Typed("8e-09", for: .number(7.2918404e-09), .wrong),
    Typed("0", for: .number(0), .right), Typed("0.001", for: .number(0), .wrong),
    // No numbers at all, or none that a person means.
    Typed("nan", for: .number(1), .unreadable), Typed("inf", for: .number(1), .unreadable),
    Typed("1e400", for: .number(1), .unreadable), Typed("0x1p3", for: .number(8), .unreadable),
    Typed("x", for: .number(1), .unreadable), Typed("-", for: .number(1), .unreadable),
    Typed("four", for: .number(4), .unreadable), Typed("4 apples", for: .number(4), .unreadable),
    Typed(String(repeating: "3", count: 10_000), for: .number(3), .unreadable),
    Typed("1e99999999999999999999", for: .number(1), .unreadable),
    // Several at once.
    Typed("3 4", for: shape, .right), Typed("3×4", for: shape, .right),
    Typed("3x4", for: shape, .right), Typed("3, 4", for: shape, .right),
    Typed("3,4", for: shape, .right), Typed("(3; 4)", for: shape, .right),
    Typed("3 by 4", for: shape, .right), Typed("3 rows, 4 columns", for: shape, .right),
    Typed("4 3", for: shape, .wrong), Typed("3", for: shape, .count(typed: 1, wanted: 2)),
    Typed("3 4 5", for: shape, .count(typed: 3, wanted: 2)),
    Typed("0.7 1 0 1 0", for: row, .right), Typed("0,7 1 0 1 0", for: row, .right),
    Typed("0.7, 1, 0, 1, 0", for: row, .right), Typed("0,7; 1; 0; 1; 0", for: row, .right),
    Typed("[0.7 1 0 1 0]", for: row, .right), Typed("0.7 1 0 1 1", for: row, .wrong),
    Typed("100 200", for: .vector([100, 200]), .right),
  ]

  @Test(arguments: typed) func `is compared as it was meant`(_ typed: Typed) {
    #expect(Guess(typed.text).compared(with: typed.answer) == typed.assessment)
  }
}
