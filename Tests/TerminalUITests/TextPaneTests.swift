@testable import TerminalUI
import Testing

@Suite struct TextPaneTests {
  private let lines = (0..<10).map { "line \($0)" }

  @Test func `it shows as many lines as fit and stops at both ends`() {
    var pane = TextPane(lines: lines, height: 4)
    #expect(pane.visible == ["line 0", "line 1", "line 2", "line 3"])
    pane.scroll(by: -1)
    #expect(pane.top == 0)
    pane.page(1)
    #expect(pane.visible.first == "line 3")
    pane.scroll(by: 100)
    #expect(pane.isAtEnd && pane.visible.last == "line 9")
  }

  @Test func `a short text is filled up with empty lines`() {
    #expect(TextPane(lines: ["one"], height: 3).visible == ["one", "", ""])
  }

  @Test func `a line is brought into sight by moving as little as needed`() {
    var pane = TextPane(lines: lines, height: 4)
    pane.reveal(5)
    #expect(pane.top == 2)
    pane.reveal(3)
    #expect(pane.top == 2)
    pane.reveal(1)
    #expect(pane.top == 1)
  }

  @Test func `sideways it hides cells, not half characters, and drops styles that would be cut`() {
    var pane = TextPane(lines: ["\u{1B}[1m0123456789\u{1B}[0m", "卷积卷积卷积"], height: 2)
    #expect(pane.isWider(than: 9) && !pane.isWider(than: 12))
    let outcome1 = pane.handle(.character(">"))
    #expect(outcome1)
    #expect(pane.visible == ["89", "卷积"])
    let outcome2 = pane.handle(.character(">"))
    #expect(outcome2)
    #expect(pane.left == 8)
    let outcome3 = pane.handle(.character("<"))
    #expect(outcome3)
    #expect(pane.left == 0 && pane.visible[0].contains("0123456789"))
  }

  @Test func `a pager's keys scroll, others stay what they are`() {
    var pane = TextPane(lines: (1...9).map(String.init), height: 3)
    let isMove = pane.handle(Key.character("G").asInPager)
    #expect(isMove && pane.isAtEnd)
    _ = pane.handle(Key.character("g").asInPager)
    _ = pane.handle(Key.character(" ").asInPager)
    #expect(pane.top == 2)
    #expect(Key.character("h").asInPager == .character("h"))
  }
}
