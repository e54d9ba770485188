import TerminalText
import Testing

@testable import TerminalUI

@Suite struct InputDecoderTests {
  struct Case: Sendable {
    var bytes: String
    var inputs: [TerminalInput]
  }

  static let cases = [
    Case(bytes: "q", inputs: [.key(.character("q"))]),
    Case(bytes: "\r", inputs: [.key(.enter)]),
    Case(bytes: "\u{3}", inputs: [.key(.control("c"))]),
    Case(bytes: "\u{7F}", inputs: [.key(.backspace)]),
    Case(bytes: "\u{1B}[A\u{1B}[B", inputs: [.key(.up), .key(.down)]),
    Case(bytes: "\u{1B}OC\u{1B}OD", inputs: [.key(.right), .key(.left)]),
    Case(bytes: "\u{1B}[1;5C", inputs: [.key(.right)]),
    Case(bytes: "\u{1B}[5~\u{1B}[6~", inputs: [.key(.pageUp), .key(.pageDown)]),
    Case(bytes: "\u{1B}[H\u{1B}[4~", inputs: [.key(.home), .key(.end)]),
    Case(bytes: "é卷🧠", inputs: ["é", "卷", "🧠"].map { .key(.character($0)) }),
    Case(
      bytes: "\u{1B}[200~a\u{1B}[Aq\n\u{1B}[201~x",
      inputs: [.paste("a\u{1B}[Aq\n"), .key(.character("x"))]),
    Case(
      bytes: "\u{1B}]11;rgb:0000/0000/0000\u{1B}\\\u{1B}[?62;22cq",
      inputs: [
        .reply("]11;rgb:0000/0000/0000"), .reply("[?62;22c"), .key(.character("q")),
      ]),
    Case(
      bytes: "\u{1B}]11;rgb:ffff/ffff/ffff\u{7}n",
      inputs: [.reply("]11;rgb:ffff/ffff/ffff"), .key(.character("n"))]),
    Case(
      bytes: "\u{1B}[<0;12;5M\u{1B}[<32;13;5M\u{1B}[<0;13;6m",
      inputs: [
        .key(.pointer(Pointer(.pressed, row: 4, column: 11))),
        .key(.pointer(Pointer(.dragged, row: 4, column: 12))),
        .key(.pointer(Pointer(.released, row: 5, column: 12))),
      ]),
    // The wheel, another button, and places that no window has.
    Case(
      bytes: "\u{1B}[<64;1;1M\u{1B}[<2;1;1M\u{1B}[<0;0;1M\u{1B}[<0;99999999999999999999;1Mq",
      inputs: [.key(.character("q"))]),
    Case(bytes: "\u{1B}[99;99zq", inputs: [.key(.character("q"))]),
    Case(bytes: "\u{1B}\u{1B}[A", inputs: [.key(.escape), .key(.up)]),
  ]

  @Test(arguments: cases)
  func `bytes become inputs, whole or one at a time`(given: Case) {
    var whole = InputDecoder()
    #expect(whole.decode(Array(given.bytes.utf8)) == given.inputs)
    var pieces = InputDecoder()
    #expect(given.bytes.utf8.flatMap { pieces.decode([$0]) } == given.inputs)
    #expect(!pieces.isWaiting)
  }

  @Test func `a lone escape is a key once nothing follows it`() {
    var decoder = InputDecoder()
    #expect(decoder.decode([0x1B]) == [])
    #expect(decoder.isWaiting)
    #expect(decoder.finish() == [.key(.escape)])
    #expect(!decoder.isWaiting)
  }

  @Test func `bytes that are no UTF-8 are dropped alone`() {
    var decoder = InputDecoder()
    #expect(
      decoder.decode([0xFF, 0xC3, 0x28, 0x61]) == [
        .key(.character("(")), .key(.character("a")),
      ])
  }

  @Test func `noise without end is not kept for ever`() {
    var decoder = InputDecoder()
    _ = decoder.decode(Array("\u{1B}]".utf8) + [UInt8](repeating: 0x41, count: 5000))
    #expect(decoder.decode(Array("q".utf8)).last == .key(.character("q")))
  }

  @Test(arguments: [
    ("]11;rgb:1e1e/1e1e/1e1e", Theme.dark), ("]11;rgb:ffff/ffff/ffff", .light),
    ("]11;rgb:ff/ff/f0", .light), ("]11;rgba:0000/2b2b/3636/ffff", .dark),
  ])
  func `a background's brightness decides the theme`(reply: String, theme: Theme) {
    #expect(BackgroundQuestion.theme(reply) == theme)
  }

  @Test(arguments: ["]11;?", "]11;rgb:12345/0/0", "]11;rgb:0/0", "]10;rgb:0/0/0", "]11;rgb:x/y/z"])
  func `an answer that is none gives no theme`(reply: String) {
    #expect(BackgroundQuestion.theme(reply) == nil)
  }

  @Test(arguments: [
    ("15;0", Theme.dark), ("0;15", .light), ("0;default;7", .light), ("7;8", .dark), ("0;x", nil),
    ("", nil), ("0;99", nil),
  ])
  func `COLORFGBG names the background last`(text: String, theme: Theme?) {
    #expect(Theme(colorFGBG: text) == theme)
  }
}
