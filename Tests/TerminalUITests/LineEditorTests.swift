import Testing

@testable import TerminalUI

@Suite struct LineEditorTests {
  @Test func `a line being typed keeps its end in sight`() {
    var editor = LineEditor(prompt: "> ")
    for character in "abcdef" {
      let outcome = editor.handle(.character(character))
      #expect(outcome == .editing)
    }
    #expect(editor.lines(columns: 20).lines == ["> abcdef"])
    let (lines, cursor) = editor.lines(columns: 5)
    #expect(lines == [">", "cdef"] && cursor == 4)
    let outcome4 = editor.handle(.backspace)
    #expect(outcome4 == .editing)
    let outcome5 = editor.handle(.enter)
    #expect(outcome5 == .submitted("abcde"))
    let outcome6 = editor.handle(.escape)
    #expect(outcome6 == .cancelled)
  }

  @Test func `a long prompt stands whole above its line`() {
    var editor = LineEditor(prompt: "Type a number, like 3 or 0.25: ")
    editor.paste("12")
    let (lines, cursor) = editor.lines(columns: 20)
    #expect(lines == ["Type a number, like", "3 or 0.25:", "12"] && cursor == 2)
    #expect(editor.lines(columns: 80).lines == ["Type a number, like 3 or 0.25: 12"])
  }

  @Test func `pasted lines become one line`() {
    var editor = LineEditor(prompt: "")
    editor.paste("1 2\n3 4\n")
    #expect(editor.text == "1 2 3 4")
  }

  @Test func `a full line drops what comes after, says so, and has room after a deletion`() {
    var editor = LineEditor(prompt: "> ")
    for _ in 0..<LineEditor.capacity { _ = editor.handle(.character("7")) }
    #expect(!editor.isFull && editor.lines(columns: 300).lines[0].hasPrefix("> 777"))
    _ = editor.handle(.character("8"))
    #expect(editor.text == String(repeating: "7", count: 200))
    #expect(editor.lines(columns: 300).lines[0].hasPrefix("200 characters fit, the rest was drop"))
    _ = editor.handle(.backspace)
    #expect(!editor.isFull && editor.text.count == 199)
    editor.paste("89")
    #expect(editor.isFull && editor.text.hasSuffix("78"))
    _ = editor.handle(.control("u"))
    #expect(!editor.isFull && editor.text.isEmpty)
    editor.paste("9")
    #expect(editor.text == "9")
  }

  /// Marks that combine with the letter before make one character of a whole paste.
  @Test func `what combines into one character is bounded as well`() {
    var editor = LineEditor(prompt: "")
    for _ in 0..<40_000 { _ = editor.handle(.character("\u{301}")) }
    #expect(editor.isFull && editor.text.unicodeScalars.count <= LineEditor.capacity)
  }

  /// Each key used to cost the square of what was there: 4,000 of them took a minute and more.
  @Test(.timeLimit(.minutes(1)))
  func `forty thousand keys and a picture after each take no time to speak of`() {
    var editor = LineEditor(prompt: "Your answer: ")
    var decoder = InputDecoder()
    var widest = 0
    for input in decoder.decode(Array(repeating: UInt8(ascii: "3"), count: 40_000)) {
      guard case .key(let key) = input else { continue }
      _ = editor.handle(key)
      widest = max(widest, editor.lines(columns: 80).cursor)
    }
    #expect(widest == 79)
    #expect(editor.text == String(repeating: "3", count: LineEditor.capacity))
  }
}
