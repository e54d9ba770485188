import TerminalText
import TestSupport
import Testing

@testable import TerminalMarkdown

/// Every place of a document where a control character can hide.
@Suite struct HostileDocumentTests {
  private static let documents = [
    "text \u{1B}]0;title\u{7} &#27;[31m &#x9b;31m &#8; &#x202e; \u{9B}2J",
    "`code \u{1B}[2J`\n\n    indented \u{1B}[2J\n\n```\nfenced \u{1B}[2J &#27;\n```",
    "``` swift\u{1B}[31m &#27;]0;x&#7;\nlet x = \"\u{1B}\"\n```",
    "[text \u{1B}[1m](https://a.b/\u{1B}]8;;http://evil\u{1B}\\ \"title &#27;[5m\")",
    "[text](<https://a.b/&#27;]0;x&#7;> 'title \u{9B}5m')",
    "<https://a.b/&#27;[31m>\n\n<http://a.b/\u{9D}0;x>",
    "![alt \u{1B}[1m](x&#27;.png \"title &#27;\")\n\n![alt &#27;](x.png)",
    "<b \u{1B}[1m>html</b>\n\n<div>\u{1B}[2J\n\u{9B}2J\n</div>\n\n<!-- \u{1B} -->",
    "# Heading \u{1B}[1m &#27;\n\n> quote \u{1B}\n\n1. item \u{1B}\n- item \u{1B}",
    "$`\\text{\u{1B}[31m}`$ and $`\\\u{1B}`$\n\n```math\n\\text{\u{1B}[31m} \u{9B}\n```",
    "```math\n\\unknown \u{1B}[31m\n```\n\n```matrix \u{1B}\n1 2\u{1B}\n```\n\n```matrix a\n1 2\n```",
    "[a][r]\n\n[r]: javascript:alert(1) 'x &#27;'\n\n[b](file:///etc/passwd) [c](data:text/html,x)",
    "[https://bank.example](https://evil.example)",
    "\u{200B}zero\u{200D}width\u{FEFF} \u{2028} line \u{2029} a\rb",
  ]

  @Test(arguments: documents)
  func `nothing but our own sequences comes out`(text: String) throws {
    let document = try MarkdownDocument(parsing: text)
    for colors in ColorDepth.allCases {
      for flags in 0..<8 {
        let capabilities = TerminalCapabilities(
          width: 40, colors: colors, unicode: flags & 1 == 0, hyperlinks: flags & 2 != 0,
          accessible: flags & 4 != 0)
        let terminal = VirtualTerminal(document.rendered(for: capabilities))
        #expect(terminal.faults == [])
        #expect(colors != .none || !terminal.hasStyles)
      }
    }
    #expect(document.problems.allSatisfy { VirtualTerminal($0.message).faults.isEmpty })
  }

  @Test func `bytes that are not UTF-8 become replacement characters`() throws {
    let document = try MarkdownDocument(parsing: [0x61, 0xFF, 0xC0, 0xAF, 0xED, 0xA0, 0x80, 0x62])
    let output = document.rendered(for: TerminalCapabilities())
    #expect(output.hasPrefix("a\u{FFFD}") && output.hasSuffix("\u{FFFD}b\n"))
  }

  @Test func `a text that names another address than the link's shows both`() throws {
    let document = try MarkdownDocument(parsing: "[https://bank.example](https://evil.example/x)")
    let terminal = VirtualTerminal(
      document.rendered(for: TerminalCapabilities(colors: .ansi16, hyperlinks: true)))
    #expect(terminal.links == ["https://evil.example/x"])
    #expect(terminal.lines == ["https://bank.example <https://evil.example/x>"])
  }
}
