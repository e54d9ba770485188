import Testing

@testable import TerminalMarkdown

@Suite struct MarkdownDocumentTests {
  @Test func `a document is split at its second-level headings`() throws {
    let document = try MarkdownDocument(
      parsing: "# Title\n\nHello.\n\n## *First*\n\none\n\n### inner\n\n## Second\n\ntwo\n")
    #expect(document.title == "Title")
    #expect(document.sections.map(\.title) == ["Title", "First", "Second"])
    #expect(document.sections.map(\.lines) == [1...4, 5...10, 11...13])
    let first = document.rendered(document.sections[1], for: TerminalCapabilities())
    #expect(first.contains("one") && first.contains("inner"))
    #expect(!first.contains("Hello") && !first.contains("two"))
  }
}
