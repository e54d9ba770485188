import Testing

@testable import TerminalUI

@Suite struct TextEditorTests {
  private func press(_ keys: [Key], in editor: inout TextEditor) {
    for key in keys { _ = editor.handle(key) }
  }

  @Test func `a text is changed where the cursor is`() {
    var editor = TextEditor("let x = 1\n  print(x)\n")
    press([.end, .backspace, .character("2")], in: &editor)
    #expect(editor.text == "let x = 2\n  print(x)\n")
    press([.down, .end, .enter, .character("y")], in: &editor)
    // A new line is indented like the one before.
    #expect(editor.text == "let x = 2\n  print(x)\n  y\n")
    press([.home, .backspace], in: &editor)
    #expect(editor.text == "let x = 2\n  print(x)  y\n")
    press([.up, .home, .delete, .control("u")], in: &editor)
    #expect(editor.text == "\n  print(x)  y\n")
  }

  @Test func `a paste has as many lines and signs as there is room for`() {
    var editor = TextEditor("")
    editor.paste("a\nb")
    #expect(editor.text == "a\nb\n")
    editor.paste(String(repeating: String(repeating: "x", count: 300) + "\n", count: 500))
    let lines = editor.text.split(separator: "\n")
    #expect(lines.count <= TextEditor.maximumLines)
    #expect(lines.allSatisfy { $0.count <= TextEditor.capacity })
    #expect(
      TextEditor(String(repeating: "y\n", count: 100_000)).text.count <= 2 * TextEditor.maximumLines
    )
  }

  @Test func `the part around the cursor is seen, in any window`() {
    var editor = TextEditor(
      (1...50).map { "line \($0) " + String(repeating: ".", count: 80) }.joined(separator: "\n"))
    for (rows, columns) in [(8, 20), (22, 80), (1, 1)] {
      press([.pageDown, .end], in: &editor)
      let (lines, cursor) = editor.visible(rows: rows, columns: columns) { [$0] }
      #expect(lines.count <= rows && lines.indices.contains(cursor.row))
      #expect((0..<max(1, columns)).contains(cursor.column), "\(columns): \(cursor.column)")
    }
  }
}
