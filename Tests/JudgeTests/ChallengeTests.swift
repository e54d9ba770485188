import Course
import Testing

@testable import Judge

@Suite struct ChallengeTests {
  @Test func `numbers become others, and shapes, lengths and words stay`() {
    let value = Value.tuple([
      .init("w", .list([.list([.number(1), .number(0)]), .list([.number(-3), .number(1)])])),
      .init("stride", .integer(2)), .init("name", .text("square")),
    ])
    var challenge = Challenge(seed: 1)
    let other = challenge.varied(value)
    #expect(other.leaves.map(\.place) == value.leaves.map(\.place))
    #expect(other["stride"] == .integer(2) && other["name"] == .text("square"))
    let numbers = (other["w"]?.leaves ?? []).compactMap(\.value.number)
    #expect(Set(numbers).count == 4)
    #expect(numbers.allSatisfy { $0.magnitude < 2 && $0 != $0.rounded() })
    #expect(challenge.varied(value) != other)
    var again = Challenge(seed: 1)
    #expect(again.varied(value) == other)
  }

  @Test func `what holds no number has no others`() {
    #expect(!Value.list([.integer(1)]).isVariable)
    #expect(Value.list([.integer(1), .number(1)]).isVariable)
  }
}
