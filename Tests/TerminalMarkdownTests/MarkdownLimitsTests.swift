import Testing

@testable import TerminalMarkdown
import TerminalText

@Suite struct MarkdownLimitsTests {
  @Test func `a lesson of more than a mebibyte is refused, other files are not`() throws {
    let text = String(repeating: "word ", count: 210_000)
    #expect(throws: MarkdownError.tooLarge(bytes: 1_050_000, limit: 1 << 20)) {
      try MarkdownDocument(parsing: text)
    }
    let document = try MarkdownDocument(parsing: text, limits: .anySize)
    #expect(document.rendered(for: TerminalCapabilities()).utf8.count == 1_050_000)
  }

  @Test(arguments: ["> ", "- ", "1. ", "> * "])
  func `nesting beyond the limit is refused with its line`(marker: String) throws {
    let levels = marker == "> * " ? 2 : 1
    let deepest = String(repeating: marker, count: 100 / levels) + "x"
    _ = try MarkdownDocument(parsing: deepest)
    #expect(throws: MarkdownError.nestedTooDeeply(line: 3, levels: 100 + levels, limit: 100)) {
      try MarkdownDocument(parsing: "a\n\n" + marker + deepest)
    }
  }

  @Test func `lists nested by indents count like those on one line`() {
    let steps = (0..<150).map { String(repeating: "  ", count: $0) + "- a\n" }.joined()
    #expect(throws: MarkdownError.nestedTooDeeply(line: 101, levels: 101, limit: 100)) {
      try MarkdownDocument(parsing: steps)
    }
  }

  @Test func `many pictures in a paragraph are refused, in a document they are not`() throws {
    #expect(throws: MarkdownError.tooManyPictures(line: 2, limit: 2000)) {
      try MarkdownDocument(parsing: "a\n" + String(repeating: "![", count: 2001))
    }
    _ = try MarkdownDocument(parsing: String(repeating: "![a](b)\n\n", count: 5000))
  }

  @Test func `ordinary documents are not refused`() throws {
    let list = String(repeating: "- item\n  1. inner\n\n     - deep\n\n", count: 5000)
    _ = try MarkdownDocument(parsing: list)
    let references = (0..<2000).map { "[label \($0)][\($0)] and [\($0)].\n\n" }.joined()
    let definitions = (0..<2000).map { "[\($0)]: https://example.com/a/long/\($0) \"title\"\n" }
    _ = try MarkdownDocument(parsing: references + definitions.joined())
    let matrix = String(repeating: "let x: [[String]: Int] = [[1, 2], [3, 4]]  \n", count: 2000)
    _ = try MarkdownDocument(parsing: "```swift\n\(matrix)```\n")
    _ = try MarkdownDocument(parsing: "```\n" + String(repeating: " ", count: 900) + "x\n```")
  }

  @Test func `errors are sentences with a line and a remedy`() {
    #expect(
      MarkdownError.nestedTooDeeply(line: 3, levels: 101, limit: 100).description
        == "Line 3: lists and quotes are nested 101 deep, deeper than 100; flatten them.")
    #expect(MarkdownError.tooManyPictures(line: 7, limit: 2000).line == 7)
    #expect(MarkdownError.tooLarge(bytes: 1, limit: 0).line == nil)
  }
}
