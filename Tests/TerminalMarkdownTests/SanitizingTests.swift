import Testing

@testable import TerminalMarkdown

@Suite struct SanitizingTests {
  struct Case: Sendable {
    var hostile: String
    var clean: String
    var ascii: String
  }

  @Test(arguments: [
    Case(hostile: "a\u{1B}[31mb", clean: "a␛[31mb", ascii: "a^[[31mb"),
    Case(hostile: "\u{7}\u{8}\r\0\n\t", clean: "␇␈␍␀␊␉", ascii: "^G^H^M^@^J^I"),
    Case(hostile: "\u{7F}", clean: "␡", ascii: "^?"),
    Case(hostile: "\u{9B}31m", clean: "\u{FFFD}31m", ascii: "?31m"),
    Case(hostile: "a\u{202E}b\u{2066}c", clean: "a\u{FFFD}b\u{FFFD}c", ascii: "a?b?c"),
    Case(hostile: "a\u{200B}b\u{200D}c", clean: "a\u{FFFD}b\u{FFFD}c", ascii: "a?b?c"),
    Case(hostile: "\u{FEFF}\u{AD}\u{2028}", clean: "\u{FFFD}\u{FFFD}\u{FFFD}", ascii: "???"),
    Case(hostile: "a\u{E0041}", clean: "a\u{FFFD}", ascii: "a?"),
    Case(hostile: "σ′ ≤ 1·2", clean: "σ′ ≤ 1·2", ascii: "sigma' <= 1*2"),
    Case(hostile: "卷", clean: "卷", ascii: "<U+5377>"),
  ])
  func `what could steer a terminal becomes visible`(example: Case) {
    #expect(sanitized(example.hostile) == example.clean)
    #expect(sanitized(example.hostile, unicode: false) == example.ascii)
  }

  @Test(arguments: [
    "👩‍🔬", "👨‍👩‍👧‍👦", "❤️‍🔥", "🏳️‍🌈", "🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}", "مرحبا", "नमस्ते",
  ])
  func `emoji and scripts stay as they are`(text: String) {
    #expect(sanitized(text) == text)
  }

  @Test func `text of several lines keeps newlines and tabs`() {
    #expect(sanitized("a\r\n\tb\rc\u{1B}", keepingNewlines: true) == "a\n\tb␍c␛")
  }

  @Test func `no control character survives in any option`() {
    for value in 0...0x2FFFF {
      guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
      for unicode in [true, false] {
        let clean = sanitized("a" + String(scalar) + "b", unicode: unicode)
        #expect(VirtualTerminal(clean).faults == [], "U+\(String(value, radix: 16))")
        #expect(unicode || clean.utf8.allSatisfy { (0x20...0x7E).contains($0) })
        #expect(clean.count >= 3 || clean.unicodeScalars.count >= 3)
      }
    }
  }
}

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
