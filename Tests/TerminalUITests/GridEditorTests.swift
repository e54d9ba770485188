import Testing

@testable import TerminalUI

@Suite struct GridEditorTests {
  private func type(_ keys: [Key], in editor: inout GridEditor) -> GridEditor.Outcome {
    keys.reduce(.editing) { _, key in editor.handle(key) }
  }

  private func keys(_ text: String) -> [Key] { text.map { .character($0) } }

  @Test func `Enter goes to the next empty cell, and hands a full grid over`() {
    var editor = GridEditor(rows: 2, columns: 2)
    #expect(type([.enter], in: &editor) == .editing)
    #expect(editor.row == 0 && editor.column == 0)
    _ = type(keys("1") + [.enter] + keys("2") + [.enter] + keys("−3") + [.enter], in: &editor)
    #expect(editor.row == 1 && editor.column == 1)
    #expect(type(keys("4") + [.enter], in: &editor) == .submitted([["1", "2"], ["−3", "4"]]))
  }

  @Test func `arrows stay inside, and what is typed after a move replaces a number`() {
    var editor = GridEditor([["1", "2"], ["3", "4"]])
    _ = type([.up, .left, .down, .right, .right, .down], in: &editor)
    #expect(editor.row == 1 && editor.column == 1)
    _ = type(keys("0.5"), in: &editor)
    #expect(editor.cells == [["1", "2"], ["3", "0.5"]])
    _ = type([.backspace, .backspace, .backspace, .backspace], in: &editor)
    #expect(editor.cells[1][1] == "" && editor.row == 1 && editor.column == 0)
    #expect(type([.escape], in: &editor) == .cancelled)
  }

  @Test func `letters are no numbers, and a cell holds no more than it can`() {
    var editor = GridEditor(rows: 1, columns: 1)
    _ = type(keys("x1y" + String(repeating: "9", count: 1000)), in: &editor)
    #expect(editor.cells[0][0].count == GridEditor.capacity && editor.cells[0][0].hasPrefix("19"))
  }

  @Test func `a pasted matrix goes into its cells, and the rest is dropped`() {
    var editor = GridEditor(rows: 2, columns: 2)
    editor.paste("1 2 9\n3 0,5 9\n9 9 9\n")
    #expect(editor.cells == [["1", "2"], ["3", "0,5"]])
    editor.paste(String(repeating: "1 ", count: 50_000))
    #expect(editor.cells.count == 2 && editor.cells.allSatisfy { $0.count == 2 })
  }
}
