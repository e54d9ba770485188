import Course
import Testing

@testable import cnn_tutor

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

  static let typed = [
    Typed("470", for: .number(470), .right), Typed(" 470 ", for: .number(470), .right),
    Typed("471", for: .number(470), .wrong), Typed("", for: .number(470), .shown),
    Typed("23520", for: .integer(23_520), .right),
    Typed("23,520", for: .integer(23_520), .right),
    Typed("1,000,000", for: .integer(1_000_000), .right),
    Typed("23,521", for: .integer(23_520), .wrong),
    Typed("0.25", for: .number(0.25), .right), Typed("0,25", for: .number(0.25), .right),
    Typed("0,25", for: .number(25), .wrong), Typed("12,25", for: .number(12.25), .right),
    Typed("−0.13", for: .number(-0.13), .right), Typed("1/4", for: .number(0.25), .right),
    Typed("0.36", for: .number(0.3635368540200432), .right),
    Typed("0.4", for: .number(0.3635368540200432), .wrong),
    Typed("nan", for: .number(1), .unreadable), Typed("inf", for: .number(1), .unreadable),
    Typed("1e400", for: .number(1), .unreadable), Typed("0x1p3", for: .number(8), .unreadable),
    Typed("x", for: .number(1), .unreadable), Typed("  ", for: .number(1), .shown),
    Typed("-", for: .number(1), .unreadable), Typed("four", for: .number(4), .unreadable),
    Typed("3 4", for: shape, .right), Typed("3×4", for: shape, .right),
    Typed("3, 4", for: shape, .right), Typed("4 3", for: shape, .wrong),
    Typed("3", for: shape, .wrong),
  ]

  @Test(arguments: typed) func `is compared as it was meant`(_ typed: Typed) {
    #expect(Guess(typed.text).compared(with: typed.answer) == typed.assessment)
  }
}
