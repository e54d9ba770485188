import Course
import TerminalText
import Testing

@testable import Judge

/// A case as its lesson's solution works it out.
@Suite struct WorkingTextTests {
  private static let example = ExerciseCase(
    "small", .edge, title: "small", function: "halved", parameters: ["maps", "stride"],
    arguments: [.matrix([[1, 2], [3, 4]]), .integer(2)], expected: .number(0.246913578))

  private static func text(_ formula: Expression?) -> String {
    let number = WorkedNumber(place: "z[0]", formula: formula, value: .number(0.246913578))
    return WorkingText(TerminalCapabilities(), width: 60).lines(example, [number])
      .joined(separator: "\n")
  }

  @Test func `begins with what the function is given`() throws {
    let text = Self.text(nil)
    let maps = try #require(text.firstRange(of: "maps"))
    let stride = try #require(text.firstRange(of: "stride = 2"))
    let number = try #require(text.firstRange(of: "z[0] = 0.246914"))
    #expect(maps.lowerBound < stride.lowerBound && stride.lowerBound < number.lowerBound)
    #expect(text.contains("3  4"))
  }

  @Test func `fills formulas with numbers of few digits`() {
    let text = Self.text(.product([.constant(0.123456789), .constant(2)]))
    #expect(text.contains("z[0] = 0.123457·2 ≈ 0.246914"))
  }
}
