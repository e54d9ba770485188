import TerminalUI
import Testing

@Suite struct TextSearchTests {
  private func places(_ text: String, _ lines: [String]) -> [[Int]] {
    TextSearch(text).hits(in: lines).map {
      [$0.start.line, $0.start.column, $0.end.line, $0.end.column]
    }
  }

  @Test func `every place is found, whatever the case of its letters`() {
    #expect(
      places("over", ["Over and over", "", "OVERLAY"])
        == [[0, 0, 0, 4], [0, 9, 0, 13], [2, 0, 2, 4]])
    #expect(places("straße", ["die STRAßE"]) == [[0, 4, 0, 10]])
    #expect(places("", ["x"]) == [] && places(" ", ["x y"]) == [] && places("x", []) == [])
  }

  @Test func `words are found where the line is broken between them`() {
    #expect(places("top left corner", ["at the top", "left corner of it"]) == [[0, 7, 1, 11]])
    #expect(places("two  three", ["▌ one two", "▌ three"]) == [[0, 6, 1, 7]])
    #expect(places("one two", ["  • one", "    two"]) == [[0, 4, 1, 7]])
    #expect(places("aa", ["a", "a"]) == [])
  }

  @Test func `escape sequences are not searched, nor counted`() {
    #expect(places("31m", ["\u{1B}[31mred\u{1B}[0m"]) == [])
    #expect(places("red", ["a \u{1B}[31mred\u{1B}[0m"]) == [[0, 2, 0, 5]])
  }
}
