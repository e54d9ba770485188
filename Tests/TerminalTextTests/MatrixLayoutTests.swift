import TestSupport
import Testing

@testable import TerminalText

@Suite struct MatrixLayoutTests {
  private static let plain = TerminalCapabilities(width: 60)
  private static let large = (0..<28).map { row in (0..<28).map { Double(row * 28 + $0) } }

  @Test func `columns are aligned on their decimal points`() {
    #expect(
      MatrixLayout([[370, 470.25], [-6, 77], [0.5, 1e-9]]).lines(for: Self.plain) == [
        "⎡ 370    470.25  ⎤",
        "⎢  −6     77     ⎥",
        "⎣   0.5    1e-09 ⎦",
      ])
    #expect(
      MatrixLayout([[1, 2.126]], decimals: 2).lines(for: Self.plain) == ["[ 1.00  2.13 ]"])
    #expect(MatrixLayout([]).lines(for: Self.plain) == ["[ ]"])
  }

  @Test func `marks are glyphs beside the numbers`() {
    var matrix = MatrixLayout([[370, 470], [230, 770]], title: "yours")
    matrix.mark(row: 1, column: 0, .wrong)
    #expect(
      matrix.lines(for: Self.plain) == [
        "yours", "⎡ 370   470  ⎤", "⎣ 230✗  770  ⎦",
      ])
    var ascii = Self.plain
    ascii.unicode = false
    #expect(matrix.lines(for: ascii) == ["yours", "[ 370   470  ]", "[ 230!  770  ]"])
    var colored = Self.plain
    colored.colors = .ansi16
    let terminal = VirtualTerminal(matrix.lines(for: colored).joined(separator: "\n") + "\n")
    #expect(terminal.hasStyles && terminal.lines == matrix.lines(for: Self.plain))
  }

  @Test func `columns are aligned where ASCII spells a sign with several letters`() {
    let rows = [["α", "1"], ["1", "½"]].map { $0.map { MatrixLayout.Cell($0) } }
    #expect(
      MatrixLayout(rows: rows).lines(for: TerminalCapabilities(unicode: false))
        == ["[ alpha       1 ]", "[     1  <U+BD> ]"])
  }

  @Test func `wide and marked characters are aligned too`() {
    let rows = [["卷积", "e\u{301}"], ["1.5", "−2"]].map { $0.map { MatrixLayout.Cell($0) } }
    #expect(
      MatrixLayout(rows: rows).lines(for: Self.plain)
        == ["⎡ 卷积     e\u{301} ⎤", "⎣    1.5  −2 ⎦"])
  }

  @Test func `a ragged matrix shows where it has no cells`() {
    #expect(
      MatrixLayout([[1, 2, 3], [4]]).lines(for: Self.plain) == ["⎡ 1  2  3 ⎤", "⎣ 4       ⎦"])
  }

  @Test func `a large matrix is shown around its focus, and says which part`() {
    var matrix = MatrixLayout(Self.large)
    matrix.maximumRows = 4
    matrix.focus = MatrixLayout.Position(row: 20, column: 27)
    let lines = matrix.lines(for: TerminalCapabilities(width: 24))
    #expect(
      lines == [
        "⎡ 528  529  530  531 ⎤",
        "⎢ 556  557  558  559 ⎥",
        "⎢ 584  585  586  587 ⎥",
        "⎣ 612  613  614  615 ⎦",
        "rows 19–22 of 28, columns 25–28 of 28",
      ])
  }

  @Test(arguments: 20...120)
  func `a matrix of three-digit numbers is never too wide`(width: Int) {
    var matrix = MatrixLayout(Self.large)
    for column in [0, 13, 27] {
      matrix.focus = MatrixLayout.Position(row: 3, column: column)
      let lines = matrix.lines(for: TerminalCapabilities(width: width))
      #expect(lines.dropLast().allSatisfy { cellWidth(of: $0) <= width })
      #expect(lines.contains { $0.contains(" \(3 * 28 + column) ") })
    }
  }

  @Test func `matrices stand side by side where they fit, else below each other`() {
    let yours = MatrixLayout([[1, 2], [3, 4]], title: "yours")
    let expected = MatrixLayout([[10, 20], [30, 40]], title: "expected")
    #expect(
      MatrixLayout.sideBySide([yours, expected], for: TerminalCapabilities(width: 30)) == [
        "yours      expected",
        "⎡ 1  2 ⎤   ⎡ 10  20 ⎤",
        "⎣ 3  4 ⎦   ⎣ 30  40 ⎦",
      ])
    #expect(
      MatrixLayout.sideBySide([yours, expected], for: TerminalCapabilities(width: 20)) == [
        "yours", "⎡ 1  2 ⎤", "⎣ 3  4 ⎦", "", "expected", "⎡ 10  20 ⎤", "⎣ 30  40 ⎦",
      ])
  }

  @Test func `a minus is a hyphen in ASCII and where a screen reader listens`() {
    let matrix = MatrixLayout([[-1, 2]], title: "yours − expected")
    #expect(matrix.lines(for: Self.plain) == ["yours − expected", "[ −1  2 ]"])
    #expect(
      matrix.lines(for: TerminalCapabilities(unicode: false))
        == ["yours - expected", "[ -1  2 ]"])
    #expect(
      matrix.lines(for: TerminalCapabilities(accessible: true))
        == ["yours minus expected: matrix, 1 row, 2 columns; row 1: -1, 2."])
  }

  @Test func `in words a matrix has its size, its rows and its marks`() {
    var matrix = MatrixLayout([[370, 470], [670, 770]], title: "yours")
    matrix.mark(row: 0, column: 1, .wrong)
    let words = "yours: matrix, 2 rows, 2 columns; row 1: 370, 470 (wrong); row 2: 670, 770."
    #expect(matrix.description == words)
    let lines = matrix.lines(for: TerminalCapabilities(width: 40, accessible: true))
    #expect(lines.joined(separator: " ") == words)
    #expect(lines.allSatisfy { $0.count <= 40 })
  }

  @Test func `a matrix is read from rows of numbers, its minus signs typeset`() {
    #expect(
      MatrixLayout(parsing: "-1 −2\n\n3\t4.50\n")?.rows.map { $0.map(\.text) }
        == [["−1", "−2"], ["3", "4.50"]])
    #expect(
      MatrixLayout(parsing: "1. .5 +3\r\n-1e-9 inf −.5\n \n")?.rows.map { $0.map(\.text) }
        == [["1.", ".5", "+3"], ["−1e-9", "inf", "−.5"]])
    for text in ["1 x", "--3", "-−3", "-+3", "−-3", "1.2.3", "-", ".", "1-2", "１"] {
      #expect(MatrixLayout(parsing: text) == nil, "\(text)")
    }
    #expect(MatrixLayout(parsing: "\n") == nil)
  }
}
