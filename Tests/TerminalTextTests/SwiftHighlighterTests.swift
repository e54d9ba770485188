import TestSupport
import Testing

@testable import TerminalText

@Suite struct SwiftHighlighterTests {
  private func pieces(_ code: String) -> [String] {
    let bytes = Array(code.utf8)
    return SwiftHighlighter.pieces(of: bytes).map { piece in
      "\(piece.style): " + String(decoding: bytes[piece.range], as: UTF8.self)
    }
  }

  @Test func `keywords, types, numbers, strings and comments are told apart`() {
    #expect(
      pieces("func f(_ x: [Double]) -> Int { return x.count + 0x1F - 1.5e-3 } // why?")
        == [
          "keyword: func", "typeName: Double", "typeName: Int", "keyword: return",
          "number: 0x1F", "number: 1.5e-3", "comment: // why?",
        ])
    #expect(pieces("0..<n") == ["number: 0"])
    #expect(pieces("x.in, self.init") == ["keyword: self", "keyword: init"])
    #expect(pieces("@Test func") == ["keyword: @Test", "keyword: func"])
  }

  @Test func `strings and comments hide what is in them`() {
    #expect(pieces(#"let s = "a \"let\" // b" // c"#).count == 3)
    #expect(pieces(##"#"raw " let"# let"##) == [##"string: #"raw " let"#"##, "keyword: let"])
    #expect(pieces("/* a /* let */ b */ let") == ["comment: /* a /* let */ b */", "keyword: let"])
    #expect(pieces("\"\"\"\nlet \"x\"\n\"\"\" var").last == "keyword: var")
    #expect(pieces("\"open\nlet") == ["string: \"open", "keyword: let"])
  }

  @Test(arguments: [
    "\"", "\"\\", "/*", "#", "\"\"\"", "#\"", "##", "//", "1e", "1.", "`", "#\"\"\"",
  ])
  func `unfinished code does no harm`(code: String) {
    for bytes in 0...code.utf8.count {
      let cut = String(decoding: code.utf8.prefix(bytes), as: UTF8.self)
      #expect(
        SwiftHighlighter.pieces(of: Array(cut.utf8)).allSatisfy { $0.range.upperBound <= bytes })
    }
  }

  @Test func `colour adds nothing but colour, line by line`() throws {
    let code = "let text = \"\"\"\n  a\n  \"\"\"\n/* one\ntwo */\nfunc f() {}"
    let capabilities = TerminalCapabilities(colors: .ansi16)
    let lines = capabilities.highlightedSwift(code)
    let terminal = VirtualTerminal(lines.joined(separator: "\n") + "\n")
    #expect(terminal.faults == [] && terminal.hasStyles)
    #expect(terminal.lines.joined(separator: "\n") == code)
    #expect(TerminalCapabilities().highlightedSwift(code).joined(separator: "\n") == code)
  }
}
