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

  private func column(_ index: Int, rows shown: Range<Int>) -> DecimalColumn {
    var column = DecimalColumn()
    for row in rows[shown] where index < row.count { column.include(sanitized(row[index].text)) }
    return column
  }

  /// The largest part around the focus that is not wider than `width`.
  func window(width: Int) -> Window {
    let shownRows = Self.range(
      around: focus?.row ?? 0, count: rows.count, length: min(maximumRows, rows.count))
    // Brackets with a space inside on both sides, two cells between columns, one for a mark.
    let markCells = hasMarks ? 1 : 0
    let room = width - 4 - markCells
    let columns = (0..<columnCount).map { column($0, rows: shownRows).cells + markCells + 2 }
    var shown = Self.range(around: focus?.column ?? 0, count: columnCount, length: 1)
    guard !shown.isEmpty else { return Window(rows: shownRows, columns: shown) }
    var used = columns[shown.lowerBound] - 2
    while true {
      let before = shown.lowerBound - 1
      let after = shown.upperBound
      let fitsAfter = after < columnCount && used + columns[after] <= room
      let fitsBefore = before >= 0 && used + columns[before] <= room
      // Grow evenly on both sides, so that the focus stays in the middle.
      let focused = focus?.column ?? 0
      if fitsAfter, !fitsBefore || after - focused <= focused - before {
        used += columns[after]
        shown = shown.lowerBound..<(after + 1)
      } else if fitsBefore {
        used += columns[before]
        shown = before..<shown.upperBound
      } else {
        return Window(rows: shownRows, columns: shown)
      }
    }
  }

  private static func range(around center: Int, count: Int, length: Int) -> Range<Int> {
    let length = min(length, count)
    let start = min(max(0, center - length / 2), count - length)
    return start..<(start + length)
  }

  func drawing(of window: Window, for capabilities: TerminalCapabilities) -> [String] {
    let columns = window.columns.map { column($0, rows: window.rows) }
    let hasMarks = hasMarks
    let rows = rows[window.rows]
    guard !rows.isEmpty else { return [capabilities.styled("[ ]", .frame)] }
    return rows.enumerated().map { index, row in
      let cells = zip(window.columns, columns).map { place, column in
        let cell = place < row.count ? row[place] : nil
        let text = column.aligned(
          sanitized(cell?.text ?? "", unicode: capabilities.unicode))
        guard let mark = cell?.mark else { return hasMarks ? text + " " : text }
        let glyph = capabilities.unicode ? mark.glyph : mark.asciiGlyph
        return capabilities.styled(text + glyph, mark.style)
      }
      let bracket = Self.brackets(
        line: index, of: rows.count, unicode: capabilities.unicode)
      return capabilities.styled(bracket.left, .frame) + " " + cells.joined(separator: "  ")
        + " " + capabilities.styled(bracket.right, .frame)
    }
  }

  /// The brackets at one of so many lines: square ones drawn tall.
  static func brackets(line: Int, of count: Int, unicode: Bool) -> (left: String, right: String) {
    if count == 1 || !unicode { return ("[", "]") }
    if line == 0 { return ("⎡", "⎤") }
    return line == count - 1 ? ("⎣", "⎦") : ("⎢", "⎥")
  }
}
