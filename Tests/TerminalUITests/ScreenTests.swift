import TerminalUI
import Testing

@Suite struct ScreenTests {
  private let size = Size(columns: 10, rows: 3)

  @Test func `only the lines that differ are written again`() {
    var screen = Screen(unicode: true)
    let first = screen.update(to: Frame(lines: ["one", "two", "three"]), size: size)
    #expect(first.contains("one") && first.contains("two") && first.contains("three"))
    let second = screen.update(to: Frame(lines: ["one", "TWO", "three"]), size: size)
    #expect(second.contains("\u{1B}[2;1HTWO"))
    #expect(!second.contains("one") && !second.contains("three"))
  }

  @Test func `a line that is gone is emptied`() {
    var screen = Screen(unicode: true)
    _ = screen.update(to: Frame(lines: ["one", "two"]), size: size)
    let second = screen.update(to: Frame(lines: ["one"]), size: size)
    #expect(second.contains("\u{1B}[2;1H\u{1B}[0m\u{1B}[K"))
  }

  @Test func `a new size and a foreign hand mean that everything is written`() {
    var screen = Screen(unicode: true)
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
    var screen = Screen(unicode: true)
    let output = screen.update(
      to: Frame(lines: ["0123456789abc", "2", "3", "hidden"]), size: size)
    #expect(output.contains("012345678→") && !output.contains("9abc"))
    #expect(!output.contains("hidden"))
  }
}
