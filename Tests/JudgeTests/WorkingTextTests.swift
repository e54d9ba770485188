import Course
import Testing

@testable import Judge

/// Arithmetic that is printed comes to what it is said to come to.
@Suite struct WorkingTextTests {
  @Test func `a small number is not none`() throws {
    let tiny = try #require(WorkingText("3e-12 / 0.00000001", makes: .number(0.0003)))
    #expect(tiny.text == "3e-12 / 0.00000001")
    let long = try #require(
      WorkingText("0.00012345678912·2", makes: .number(0.00024691357824)))
    #expect(long.text == "0.000123457·2")
    #expect(long.isRounded)
  }

  @Test func `digits are kept where rounding would make another number of it`() throws {
    let text = "0.1234561·1000000 − 123456"
    let working = try #require(WorkingText(text, makes: .number(0.1)))
    #expect(working.text == text)
  }

  @Test func `what does not come to its number is not printed`() {
    #expect(WorkingText("2·3", makes: .number(7)) == nil)
    #expect(WorkingText("2·3", makes: .number(6))?.text == "2·3")
    #expect(WorkingText("max(2, 3)", makes: .number(3)) != nil, "no sum that could be checked")
  }

  @Test func `two numbers are shown by their own digits`() {
    #expect(WorkingText.pair(.number(2.5e-8), .number(0)) == ("2.5e-08", "0"))
  }
}
