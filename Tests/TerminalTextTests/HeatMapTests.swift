import TestSupport
import Testing

@testable import TerminalText

@Suite struct HeatMapTests {
  private static let map = HeatMap(
    [[0, 0.5], [0.25, 1]], title: "filter", caption: "A diagonal.")

  @Test func `without colours the picture is made of characters, with its extent in words`() {
    #expect(
      Self.map.lines(for: TerminalCapabilities()) == [
        "filter", "│  ++│", "│::@@│", "0 │ .:-=+*#%@│ 1", "A diagonal.",
        "2 rows, 2 columns, from 0 to 1; largest in row 2, column 2.",
      ])
  }

  @Test func `a minus is a hyphen in ASCII and where a screen reader listens`() {
    let map = HeatMap([[-1, -0.5]])
    #expect(
      map.lines(for: TerminalCapabilities()).suffix(2) == [
        "−1 │ .:-=+*#%@│ −0.5", "1 row, 2 columns, from −1 to −0.5; largest in row 1, column 2.",
      ])
    #expect(
      map.lines(for: TerminalCapabilities(unicode: false)).suffix(2) == [
        "-1 | .:-=+*#%@| -0.5", "1 row, 2 columns, from -1 to -0.5; largest in row 1, column 2.",
      ])
    #expect(
      map.lines(for: TerminalCapabilities(accessible: true)).joined(separator: " ")
        == "Picture: 1 row, 2 columns, from -1 to -0.5; largest in row 1, column 2.")
  }

  @Test func `read aloud the picture is a sentence`() {
    #expect(
      Self.map.lines(for: TerminalCapabilities(accessible: true)).joined(separator: " ")
        == "Picture: filter. A diagonal. 2 rows, 2 columns, from 0 to 1; largest in row 2,"
        + " column 2.")
  }

  @Test(arguments: [ColorDepth.ansi16, .ansi256, .truecolor])
  func `with colours each character of a large picture shows two cells`(depth: ColorDepth) {
    let numbers = (0..<28).map { row in (0..<28).map { Double(row * $0) } }
    let lines = HeatMap(numbers).lines(for: TerminalCapabilities(colors: depth))
    let terminal = VirtualTerminal(lines.joined(separator: "\n") + "\n")
    #expect(terminal.faults == [])
    #expect(terminal.lines.prefix(14).allSatisfy { $0 == String(repeating: "▀", count: 28) })
    #expect(terminal.lines.count == 16)
  }

  @Test func `the scale runs from dark violet to bright yellow`() {
    #expect(ColorScale.color(0, depth: .truecolor) == .rgb(red: 68, green: 1, blue: 84))
    #expect(ColorScale.color(1, depth: .truecolor) == .rgb(red: 253, green: 231, blue: 37))
    #expect(ColorScale.color(0.5, depth: .ansi256) == .indexed(30))
    #expect(ColorScale.color(1, depth: .ansi16) == .indexed(11))
  }

  private static let ragged: [[Double]] = [[1, 2, 3], [4]]
  private static let invalid: [[Double]] = [[Double.nan, 1], [2, Double.infinity]]
  private static let huge: [[Double]] = [[-1e308, 1e308], [-1.7e308, 1.7e308]]
  private static let oddities: [[[Double]]] = [ragged, invalid, huge, [[]], [[], []], [[3], [3]]]

  @Test(arguments: oddities)
  func `numbers that are none, and no numbers, do no harm`(numbers: [[Double]]) {
    for colors in ColorDepth.allCases {
      for unicode in [true, false] {
        let lines = HeatMap(numbers).lines(
          for: TerminalCapabilities(width: 30, colors: colors, unicode: unicode))
        let terminal = VirtualTerminal(lines.joined(separator: "\n") + "\n")
        #expect(terminal.faults == [])
        #expect(lines.last?.isEmpty == false)
      }
    }
    #expect(HeatMap([]).lines(for: TerminalCapabilities()).last == "0 rows, 0 columns.")
  }

  @Test(arguments: 20...100)
  func `a picture is shrunk until it fits, and says so`(width: Int) {
    let numbers = (0..<60).map { row in (0..<60).map { Double(row + $0) } }
    for colors in ColorDepth.allCases {
      let lines = HeatMap(numbers).lines(for: TerminalCapabilities(width: width, colors: colors))
      #expect(lines.allSatisfy { cellWidth(of: $0) <= width })
      let saysSo = VirtualTerminal(lines.joined(separator: " ")).lines[0].contains("is the mean of")
      #expect(saysSo == (width < 62))
    }
  }
}
