import Testing

@testable import TestSupport

@Suite struct SnapshotTests {
  @Test func `a difference from what was kept is said with its line`() {
    #expect(firstDifference(of: "a\nb\n", from: "a\nb\n") == nil)
    #expect(firstDifference(of: "a\nb", from: "a\nc") == "line 2:\nb\ninstead of\nc")
    #expect(firstDifference(of: "a", from: "a\nb") == "line 2: “b” is missing")
    #expect(firstDifference(of: "a\nb", from: "a") == "line 2, which is new:\nb")
    #expect(firstDifference(of: "a\n", from: "a") == "line 2, which is new:\n")
  }
}
