import TestSupport
import Testing

@testable import TerminalText

@Suite struct LineWriterTests {
  /// The same words written whole and letter by letter, in two looks, inside a quote or not.
  private func written(
    _ text: String, width: Int, quoted: Bool, _ write: (inout LineWriter, [UInt8]) -> Void
  ) -> String {
    var writer = LineWriter(width: width)
    if quoted { writer.push(first: "| ", rest: "| ") }
    for (index, part) in text.split(separator: "/", omittingEmptySubsequences: false).enumerated() {
      writer.appearance = index.isMultiple(of: 2) ? Appearance() : Appearance(attributes: .bold)
      write(&writer, Array(part.utf8))
    }
    writer.endLine()
    return String(decoding: writer.output, as: UTF8.self)
  }

  @Test(arguments: [
    "one two three four", " a/ b /c d/e-f-g/h ", "incomprehensibilities of /incomprehensibility",
    "a /b/ c", "abc/def/ghi/jkl", "cross-correlation/-cross a-1 1-a --b", "", " ", "x",
    "a b c d e f g h i j k l m n o p q r s t u v w x y z",
  ])
  func `whole lines at once come out as word by word`(text: String) {
    for width in 8...40 {
      for quoted in [false, true] {
        let fast = written(text, width: width, quoted: quoted) { $0.appendPlain($1) }
        let slow = written(text, width: width, quoted: quoted) { $0.append($1) }
        #expect(fast == slow)
        let terminal = VirtualTerminal(fast)
        #expect(terminal.faults == [])
        #expect(terminal.lines.allSatisfy { VirtualTerminal.width($0) <= width })
        #expect(terminal.lines.allSatisfy { !$0.hasSuffix(" ") })
      }
    }
  }

  @Test func `a style ends with its line and goes on behind the next prefix`() {
    var writer = LineWriter(width: 10)
    writer.push(first: "* ", rest: "  ")
    writer.append("plain ")
    writer.appearance = Appearance(attributes: .bold)
    writer.append("bold and long")
    writer.endLine()
    let bold = "\u{1B}[1m"
    let reset = "\u{1B}[0m"
    #expect(
      String(decoding: writer.output, as: UTF8.self)
        == "* plain\n  \(bold)bold and\(reset)\n  \(bold)long\(reset)\n")
  }

  @Test func `levels that leave no room are counted instead of indented`() {
    var writer = LineWriter(width: 20)
    for _ in 0..<30 { writer.push(first: "• ", rest: "  ") }
    writer.append("some words that need more than a line")
    writer.endLine()
    let lines = String(decoding: writer.output, as: UTF8.self).split(separator: "\n")
    #expect(lines.first == "• • »28» some words")
    #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("    »28» ") })
  }

  @Test func `a code line is written as it is, however wide`() {
    var writer = LineWriter(width: 10)
    writer.push(first: "| ", rest: "| ")
    writer.verbatimLine("let x = 1   // long \t")
    writer.verbatimLine("")
    #expect(
      String(decoding: writer.output, as: UTF8.self) == "| let x = 1   // long \t\n|\n")
  }
}
