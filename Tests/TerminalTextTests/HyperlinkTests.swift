import Testing

@testable import TerminalText

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
}
