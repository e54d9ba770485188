import TerminalText
@testable import TerminalUI
import Testing

@Suite struct ScreenTests {
  private let size = Size(columns: 10, rows: 3)

  @Test func `only the lines that differ are written again`() {
    var screen = Screen(TerminalCapabilities())
    let first = screen.update(to: Frame(lines: ["one", "two", "three"]), size: size)
    #expect(first.contains("one") && first.contains("two") && first.contains("three"))
    let second = screen.update(to: Frame(lines: ["one", "TWO", "three"]), size: size)
    #expect(second.contains("\u{1B}[2;1HTWO"))
    #expect(!second.contains("one") && !second.contains("three"))
  }

  @Test func `a line that is gone is emptied`() {
    var screen = Screen(TerminalCapabilities())
    _ = screen.update(to: Frame(lines: ["one", "two"]), size: size)
    let second = screen.update(to: Frame(lines: ["one"]), size: size)
    #expect(second.contains("\u{1B}[2;1H\u{1B}[0m\u{1B}[K"))
  }

  @Test func `a new size and a foreign hand mean that everything is written`() {
    var screen = Screen(TerminalCapabilities())
    _ = screen.update(to: Frame(lines: ["one"]), size: size)
    #expect(
      screen.update(to: Frame(lines: ["one"]), size: Size(columns: 9, rows: 3)).contains("one"))
    #expect(
      !screen.update(to: Frame(lines: ["one"]), size: Size(columns: 9, rows: 3)).contains("one"))
    screen.invalidate()
    #expect(
      screen.update(to: Frame(lines: ["one"]), size: Size(columns: 9, rows: 3)).contains("one"))
  }

  @Test func `no line is wider than the window, and none is below it`() {
    var screen = Screen(TerminalCapabilities())
    let output = screen.update(
      to: Frame(lines: ["0123456789abc", "2", "3", "hidden"]), size: size)
    #expect(output.contains("012345678→") && !output.contains("9abc"))
    #expect(!output.contains("hidden"))
  }

  @Test func `on a terminal of ASCII nothing else is written, and nothing is wider for it`() {
    var screen = Screen(TerminalCapabilities(unicode: false))
    let output = screen.update(
      to: Frame(lines: ["\u{1B}[1m↓ “σ”\u{1B}[0m", "x → …………"]), size: size)
    #expect(output.utf8.allSatisfy { $0 < 0x80 })
    #expect(output.contains("\u{1B}[1mv \"sigma\"\u{1B}[0m") && output.contains("x -> ....>"))
  }

  @Test func `a footer of several lines is whole, and the body gives way`() {
    let size = Size(columns: 10, rows: 5)
    let short = Frame(body: ["a", "b", "c"], rule: "---", footer: ["f"], size: size)
    #expect(short.lines == ["a", "b", "c", "---", "f"] && short.cursor == nil)
    let long = Frame(
      body: ["a", "b", "c"], rule: "---", footer: ["f", "g"], cursor: 3, size: size)
    #expect(long.lines == ["a", "b", "---", "f", "g"])
    #expect(long.cursor == Frame.Cursor(row: 4, column: 3))
    let few = Frame(body: ["a"], rule: "---", footer: ["f"], size: size)
    #expect(few.lines == ["a", "", "", "---", "f"])
    #expect(Frame.footer("a   b", columns: 5) == ["a   b"])
    #expect(Frame.footer("one   two", columns: 5) == ["one", "two"])
    for rows in 1...3 {
      let tiny = Frame(
        body: ["a"], rule: "---", footer: ["f", "g"], size: Size(columns: 9, rows: rows))
      #expect(tiny.lines.count == rows && tiny.lines.last == "g", "\(rows)")
    }
  }
}
