import Testing

@testable import LessonFolder

@Suite struct ArticleLinesTests {
  @Test func `each input and each result is a line of words`() throws {
    let text = try ArticleLines.text(
      json: """
        {"examples": [
        {"id": "A", "inputs": {"n": 2, "f": [[1], [0.5]]}, "expected": [1, "x"]},
        {"id": "B", "inputs": {}, "expected": -1}
        ]}
        """)
    #expect(
      text == """
        A f\tl2 l1 d3ff0000000000000 l1 d3fe0000000000000
        A n\td4000000000000000
        A \tl2 d3ff0000000000000 s78
        B \tdbff0000000000000

        """)
  }

  @Test func `what is no list of examples is an error`() {
    #expect(throws: (any Error).self) { try ArticleLines.text(json: "{") }
    #expect(throws: (any Error).self) { try ArticleLines.text(json: "") }
  }
}
