import Testing

@testable import LessonFolder

@Suite struct ByteLinesTests {
  @Test(arguments: [
    ("", [""]), ("\n", ["", ""]), ("a", ["a"]), ("a\nb\n", ["a", "b", ""]),
    ("é\n\n→ 😀\nx", ["é", "", "→ 😀", "x"]), ("a\r\nb", ["a\r", "b"]),
  ])
  func `lines end where a byte says so, whatever the characters`(text: String, lines: [Substring]) {
    #expect(text.byteLines == lines)
    // A part of a text has its own.
    let part = String(("x" + text).dropFirst())
    #expect(part.byteLines == lines)
  }
}
