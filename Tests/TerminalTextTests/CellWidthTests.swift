import Platform
import TestSupport
import Testing

@testable import TerminalText

@Suite struct CellWidthTests {
  struct Case: Sendable {
    var text: String
    var cells: Int
  }

  @Test(arguments: [
    Case(text: "", cells: 0), Case(text: "map", cells: 3), Case(text: "卷积", cells: 4),
    Case(text: "é", cells: 1), Case(text: "e\u{301}", cells: 1), Case(text: "🙂", cells: 2),
    Case(text: "👩‍🔬", cells: 2), Case(text: "👨‍👩‍👧‍👦", cells: 2), Case(text: "🇩🇪🇫🇷", cells: 4),
    Case(text: "👍🏽", cells: 2), Case(text: "❤️", cells: 2), Case(text: "❤", cells: 1),
    Case(text: "1️⃣", cells: 2), Case(text: "한국", cells: 4), Case(text: "각", cells: 2),
    Case(text: "⎡−1.5⎤", cells: 6), Case(text: "ŷ", cells: 1), Case(text: "x̂", cells: 1),
    Case(text: "\u{1B}[1;31mbold\u{1B}[0m", cells: 4),
    Case(text: "\u{1B}]8;;https://a.b\u{1B}\\link\u{1B}]8;;\u{1B}\\", cells: 4),
  ])
  func `a text is as wide as a terminal shows it`(example: Case) {
    #expect(cellWidth(of: example.text) == example.cells)
  }

  @Test func `widths agree with an independent count over all common blocks`() {
    for value in UInt32(0x20)...0x1FAFF {
      guard let scalar = Unicode.Scalar(value), scalar.properties.age != nil else { continue }
      let category = scalar.properties.generalCategory
      // Marks, formats and controls join their neighbours; the terminal of the tests has no tables
      // for what is alone.
      if [.nonspacingMark, .enclosingMark, .format, .control].contains(category) { continue }
      // Hangul vowels and finals, and tones of skin, depend on what stands before them.
      if (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FF).contains(value) { continue }
      // Blocks that are wide only in part.
      if (0x16FE0...0x1B2FF).contains(value) || (0x1F100...0x1F2FF).contains(value) { continue }
      if (0x1F300...0x1F64F).contains(value) || (0x1F900...0x1F9FF).contains(value) { continue }
      if (0x2600...0x27BF).contains(value) || (0x3248...0x4DFF).contains(value) { continue }
      #expect(
        TerminalText.cellWidth(of: scalar) == VirtualTerminal.width(String(scalar)),
        "U+\(String(value, radix: 16))")
    }
  }
}

/// The table beside what made it, and beside another copy of Unicode.
@Suite struct CellWidthTableTests {
  @Test(.needs("python3")) func `the table is what its generator makes`() throws {
    let folder = Path.join(PackageFolder.root, "Sources/TerminalText")
    let made = try Processes.run("python3", [Path.join(folder, "cell-width-table.py")])
    guard made.status == 0 else {
      return print("notice: skipped, because Python lacks unicodedata2 of Unicode 17")
    }
    let kept = try Files.readText(Path.join(folder, "CellWidthTable.swift"))
    #expect(String(decoding: made.output, as: UTF8.self) == kept)
  }

  @Test func `its ranges ascend and do not touch`() {
    let ranges = cellWidthRanges.map { ($0 >> 32, $0 >> 8 & 0xFFFFFF, $0 & 0xFF) }
    #expect(ranges.allSatisfy { $0.0 <= $0.1 && ($0.2 == 0 || $0.2 == 2) })
    for (before, after) in zip(ranges, ranges.dropFirst()) {
      #expect(before.1 < after.0, "\(String(after.0, radix: 16))")
      #expect(before.1 + 1 < after.0 || before.2 != after.2, "\(String(after.0, radix: 16))")
    }
  }

  @Test func `what Swift's own Unicode calls a mark or a format takes no cell, and nothing else`() {
    for value in UInt32(0x300)...0x10FFFF {
      // Scalars that are younger than the table, if Swift's Unicode is, are not held to it.
      guard let scalar = Unicode.Scalar(value), let age = scalar.properties.age, age.major <= 17
      else { continue }
      let isJoined = (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FF).contains(value)
      let isMark = [.nonspacingMark, .enclosingMark, .format]
        .contains(scalar.properties.generalCategory)
      let isNothing = cellWidth(of: scalar) == 0
      #expect(isNothing == (isMark || isJoined), "U+\(String(value, radix: 16))")
    }
  }

  @Test func `every ideograph and every emoji that is a picture of itself takes two cells`() {
    for value in UInt32(0x300)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value), scalar.properties.age != nil else { continue }
      let properties = scalar.properties
      guard properties.isUnifiedIdeograph || properties.isEmojiPresentation else { continue }
      #expect(cellWidth(of: scalar) == 2, "U+\(String(value, radix: 16))")
    }
  }
}

@Suite struct LinesTests {
  @Test func `text is padded by cells`() {
    #expect(padded("卷积", to: 6) == "卷积  ")
    #expect(padded("3.5", to: 6, alignment: .right) == "   3.5")
    #expect(padded("ab", to: 5, alignment: .center) == " ab  ")
    #expect(padded("too long", to: 3) == "too long")
  }

  @Test func `a clipped line says so and ends its style`() {
    #expect(clipped("short", to: 5) == "short")
    #expect(clipped("a long line", to: 6) == "a lon→")
    #expect(clipped("卷积神经", to: 6) == "卷积→")
    let styled = clipped("\u{1B}[1mbold and long\u{1B}[0m", to: 5)
    #expect(VirtualTerminal(styled + "\n").faults == [])
    #expect(VirtualTerminal(styled).lines == ["bold→"])
  }

  @Test func `words are wrapped with an indent`() {
    #expect(wrapped("one two three", width: 7, indent: "  ") == ["one two", "  three"])
    #expect(wrapped("a\n\nb", width: 7) == ["a", "", "b"])
    #expect(wrapped("abcdefghij", width: 4) == ["abcd", "efgh", "ij"])
    #expect(wrapped("cross-correlation", width: 10) == ["cross-", "correlatio", "n"])
  }

  @Test func `Chinese and Japanese break between characters but not before their full stop`() {
    #expect(wrapped("卷积神经网络。", width: 12) == ["卷积神经网", "络。"])
    #expect(wrapped("（卷积）", width: 4) == ["（卷", "积）"])
  }

  @Test(arguments: 1...24)
  func `no line is wider than asked`(width: Int) {
    let text =
      "Slide 卷积 over 👩‍🔬👩‍🔬 and e\u{301}e\u{301}e\u{301}, multiply-add incomprehensibilities 🇩🇪🇫🇷."
    let lines = wrapped(text, width: width)
    #expect(lines.allSatisfy { VirtualTerminal.width($0) <= max(width, 2) })
    #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
  }
}
