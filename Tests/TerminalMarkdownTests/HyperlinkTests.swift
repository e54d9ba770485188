import Testing

@testable import TerminalMarkdown

@Suite struct HyperlinkTests {
  @Test func `only addresses that a browser or mail program opens are let through`() {
    func address(_ text: String) -> String? {
      Hyperlink.address(text).map { String(decoding: $0, as: UTF8.self) }
    }
    #expect(address("https://a.b/c?d=e#f") == "https://a.b/c?d=e#f")
    #expect(address("HTTP://a.b") == "HTTP://a.b")
    #expect(address("mailto:a@b.c") == "mailto:a@b.c")
    #expect(address("https://a.b/卷 \u{1B}") == "https://a.b/%E5%8D%B7%20%1B")
    for refused in ["javascript:x", "file:///etc/passwd", "#part", "https", "figures/a.svg", ""] {
      #expect(address(refused) == nil)
    }
    #expect(address("https://a.b/" + String(repeating: "x", count: 2072)) == nil)
    #expect(address("https://a.b/" + String(repeating: "x", count: 2071)) != nil)
  }

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
