import TestSupport
import Testing

@testable import TerminalText

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

  @Test(arguments: [
    ("rows\tcolumns\tx\n\t1", "rows    columns x\n        1"), ("\t\tb", "                b"),
    ("卷积\tb", "卷积    b"), ("12345678\tb", "12345678        b"),
    ("a\n1\t\u{1B}\tb", "a\n1       ␛       b"),
  ])
  func `a tab leaves the blanks that it would leave on a terminal`(text: String, clean: String) {
    #expect(sanitized(text, keepingNewlines: true) == clean)
  }

  @Test func `text of several lines keeps newlines`() {
    #expect(sanitized("a\r\nb\rc\u{1B}", keepingNewlines: true) == "a\nb␍c␛")
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
