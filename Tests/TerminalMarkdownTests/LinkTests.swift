import TerminalText
import TestSupport
import Testing

@testable import TerminalMarkdown

/// What the links of a document become.
@Suite struct LinkTests {
  @Test func `a link is one link on every line it goes over`() throws {
    let document = try MarkdownDocument(parsing: "[a link of several words](https://a.b)")
    let output = document.rendered(
      for: TerminalCapabilities(width: 20, colors: .ansi16, hyperlinks: true))
    let terminal = VirtualTerminal(output)
    #expect(terminal.lines == ["a link of several", "words"])
    #expect(terminal.links == ["https://a.b", "https://a.b"])
    #expect(terminal.faults == [])
  }

  @Test func `without hyperlinks the address is shown once`() throws {
    let text = "[text](https://a.b) <https://c.d> <e@f.g> [c.d](https://c.d \"title\")"
    let output = try MarkdownDocument(parsing: text).rendered(for: TerminalCapabilities())
    #expect(
      output
        == "text <https://a.b> https://c.d e@f.g c.d <https://c.d> (title)\n")
  }
}
