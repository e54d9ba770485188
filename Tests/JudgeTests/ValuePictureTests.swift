import Course
import TerminalText
import Testing

@testable import Judge

@Suite struct ValuePictureTests {
  private let picture = ValuePicture(capabilities: TerminalCapabilities(width: 80))

  @Test func `places are compared without a picture of differences`() {
    func places(_ places: [[[Int]]]) -> Value {
      .list(places.map { .list($0.map { .list($0.map(Value.integer)) }) })
    }
    let text = picture.comparison(
      actual: places([[[0, 1], [2, 1]]]), expected: places([[[1, 0], [2, 1]]])
    ).joined(separator: "\n")
    #expect(text.contains("[0, 1]"))
    #expect(!text.contains("?"))
    #expect(!text.contains("−"))
  }

  @Test func `a single number has as many digits as one in a matrix`() {
    func shown(_ actual: Value, _ expected: Value) -> [String] {
      picture.comparison(actual: actual, expected: expected)
    }
    #expect(
      shown(.number(0.10679161260760898), .number(0.43230906532404806))
        == ["yours: 0.1068", "expected: 0.4323", "yours − expected: −0.3255"])
    #expect(
      shown(.number(0.8), .number(0.7000000000000001))
        == ["yours: 0.8", "expected: 0.7", "yours − expected: 0.1"])
    // As many as tell the two apart.
    #expect(
      shown(.number(0.24999997916666516), .number(0.25))
        == ["yours: 0.249999979", "expected: 0.250000000", "yours − expected: −0.000000021"])
  }

  @Test func `two numbers are shown by their own digits`() {
    #expect(Rounding(decimals: 6).text(2.5e-8) == "2.5e-08")
    #expect(Rounding(decimals: 6).text(0) == "0")
    // All digits of a whole number count.
    #expect(Rounding(decimals: 4).text(1_625_948_160) == "1625948160")
  }
}
