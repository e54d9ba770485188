extension MatrixLayout {
  /// The part of a matrix that is shown.
  struct Window: Equatable {
    var rows: Range<Int>
    var columns: Range<Int>

    /// Which part it is, or nil if it is all: "rows 3–12 of 28, columns 1–9 of 28".
    func words(rows rowCount: Int, columns columnCount: Int) -> String? {
      func part(_ name: String, _ range: Range<Int>, of count: Int) -> String? {
        guard range.count < count else { return nil }
        return range.count == 1
          ? "\(name) \(range.upperBound) of \(count)"
          : "\(name)s \(range.lowerBound + 1)–\(range.upperBound) of \(count)"
      }
      let parts = [
        part("row", rows, of: rowCount), part("column", columns, of: columnCount),
      ].compactMap(\.self)
      return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
  }

  private var hasMarks: Bool { rows.contains { $0.contains { $0.mark != nil } } }

  /// The rows that are shown, around the focus.
  private var shownRows: Range<Int> {
    Self.range(around: focus?.row ?? 0, count: rows.count, length: min(maximumRows, rows.count))
  }

  /// The largest part around the focus that is not wider than the terminal, as lines.
  func drawing(for capabilities: TerminalCapabilities) -> (lines: [String], window: Window) {
    let numbers = rows[shownRows].map { row in
      row.map { DecimalText(sanitized($0.text, unicode: capabilities.unicode)) }
    }
    var columns = Array(repeating: DecimalColumn(), count: columnCount)
    for row in numbers {
      for (index, number) in row.enumerated() { columns[index].include(number) }
    }
    let window = Window(rows: shownRows, columns: shownColumns(columns, capabilities.width))
    return (lines(of: window, numbers, columns, for: capabilities), window)
  }

  private func shownColumns(_ columns: [DecimalColumn], _ width: Int) -> Range<Int> {
    // Brackets with a space inside on both sides, two cells between columns, one for a mark.
    let markCells = hasMarks ? 1 : 0
    let room = width - 4 - markCells
    let cells = columns.map { $0.cells + markCells + 2 }
    var shown = Self.range(around: focus?.column ?? 0, count: columns.count, length: 1)
    guard !shown.isEmpty else { return shown }
    var used = cells[shown.lowerBound] - 2
    while true {
      let before = shown.lowerBound - 1
      let after = shown.upperBound
      let fitsAfter = after < columns.count && used + cells[after] <= room
      let fitsBefore = before >= 0 && used + cells[before] <= room
      // Grow evenly on both sides, so that the focus stays in the middle.
      let focused = focus?.column ?? 0
      if fitsAfter, !fitsBefore || after - focused <= focused - before {
        used += cells[after]
        shown = shown.lowerBound..<(after + 1)
      } else if fitsBefore {
        used += cells[before]
        shown = before..<shown.upperBound
      } else {
        return shown
      }
    }
  }

  private static func range(around center: Int, count: Int, length: Int) -> Range<Int> {
    let length = min(length, count)
    let start = min(max(0, center - length / 2), count - length)
    return start..<(start + length)
  }

  private func lines(
    of window: Window, _ numbers: [[DecimalText]], _ columns: [DecimalColumn],
    for capabilities: TerminalCapabilities
  ) -> [String] {
    guard !numbers.isEmpty else { return [capabilities.styled("[ ]", .frame)] }
    let hasMarks = hasMarks
    return numbers.enumerated().map { index, row in
      let bracket = Self.brackets(line: index, of: numbers.count, unicode: capabilities.unicode)
      var line = Array(capabilities.styled(bracket.left, .frame).utf8) + [0x20]
      line.reserveCapacity(capabilities.width * 2)
      for column in window.columns {
        if column > window.columns.lowerBound { line.appendSpaces(2) }
        guard column < row.count else {
          line.appendSpaces(columns[column].cells + (hasMarks ? 1 : 0))
          continue
        }
        if let mark = rows[window.rows.lowerBound + index][column].mark {
          var cell: [UInt8] = []
          columns[column].append(row[column], to: &cell)
          cell += (capabilities.unicode ? mark.glyph : mark.asciiGlyph).utf8
          line += capabilities.styled(String(decoding: cell, as: UTF8.self), mark.style).utf8
        } else {
          columns[column].append(row[column], to: &line)
          if hasMarks { line.append(0x20) }
        }
      }
      line.append(0x20)
      line += capabilities.styled(bracket.right, .frame).utf8
      return String(decoding: line, as: UTF8.self)
    }
  }

  /// The brackets at one of so many lines: square ones drawn tall.
  static func brackets(line: Int, of count: Int, unicode: Bool) -> (left: String, right: String) {
    if count == 1 || !unicode { return ("[", "]") }
    if line == 0 { return ("⎡", "⎤") }
    return line == count - 1 ? ("⎣", "⎦") : ("⎢", "⎥")
  }
}
