internal import Course
internal import TerminalText

extension Pattern {
  /// Which maps, rows or columns are wrong, where the others are right.
  static func places(_ sample: Sample) -> [String] {
    var sentences: [String] = []
    let maps = sample.expected.count
    if maps > 1 {
      let right = (0..<maps).map { Sample.agree(sample.actual[$0], sample.expected[$0]) }
      if right[0], right.dropFirst().allSatisfy({ !$0 }) {
        sentences.append("only the first map is right")
      } else if right[maps - 1], right.dropLast().allSatisfy({ !$0 }) {
        sentences.append("only the last map is right")
      } else if !right[0], right.dropFirst().allSatisfy({ $0 }) {
        sentences.append("only the first map is wrong")
      } else if !right[maps - 1], right.dropLast().allSatisfy({ $0 }) {
        sentences.append("only the last map is wrong")
      }
    }
    let rows = sample.expected.first?.count ?? 0
    let columns = sample.expected.first?.first?.count ?? 0
    var wrong = Set<Cell>()
    for map in 0..<maps {
      for row in 0..<rows {
        for column in 0..<columns
        where !Tolerance.accepts(
          sample.actual[map][row][column], for: sample.expected[map][row][column])
        {
          wrong.insert(Cell(row: row, column: column))
        }
      }
    }
    let nearEdge =
      sample.rank > 1 && isNearEdge(wrong, rows, columns, leads: sample.leads)
      ? ["only cells near the edge are wrong, and those further inside are right"] : []
    // Where all is wrong, a single row says no more than that it is a row.
    guard !wrong.isEmpty, !sample.leads || wrong.count < rows * columns else { return sentences }
    let cells = (0..<rows * columns).map { Cell(row: $0 / columns, column: $0 % columns) }
    let fitting = regions(rows: rows, columns: columns, isVector: sample.rank == 1)
      .filter { wrong.allSatisfy($0.1) }
      .map { (text: $0.0, cells: sample.leads ? Set(cells.filter($0.1)) : []) }
    for (text, region) in fitting {
      // A border says something only where there is an inside, and a first or last line where there
      // is more than one other; and a row and a column no more than the column, where that is all.
      if sample.leads {
        if text.contains("border"), rows < 3 || columns < 3 { continue }
        if text.contains(" row"), rows < 3 { continue }
        if text.contains(" column") || text.contains(" number"), columns < 3 { continue }
        if fitting.contains(where: { $0.cells.isStrictSubset(of: region) }) { continue }
      }
      sentences.append(text)
    }
    for (text, holds) in lines(rows: rows, columns: columns, isVector: sample.rank == 1) {
      // Some of the others are right by chance, where a wrong index meets the same number.
      let others = cells.count { !holds($0) }
      if sample.leads, text.contains(" row") ? rows < 3 : columns < 3 { continue }
      if wrong.allSatisfy({ !holds($0) }), !sample.leads || wrong.count * 2 > others {
        sentences.append("only \(text) right")
      }
    }
    return sentences + nearEdge
  }

  private struct Cell: Hashable {
    var row: Int
    var column: Int
  }

  /// Whether an inner rectangle is right throughout, which touches no edge.
  ///
  /// Where nothing is right the whole may be edge, as under an overlay that is larger than the
  /// input; but not in the sample that leads, nor where there is much room for an inside.
  private static func isNearEdge(
    _ wrong: Set<Cell>, _ rows: Int, _ columns: Int, leads: Bool
  ) -> Bool {
    guard rows > 2, columns > 2 else { return !leads && wrong.count < rows * columns }
    if wrong.count == rows * columns { return !leads && rows + columns <= 7 }
    return (1...(rows - 1) / 2).contains { down in
      (1...(columns - 1) / 2).contains { across in
        wrong.allSatisfy { cell in
          cell.row < down || cell.row >= rows - down || cell.column < across
            || cell.column >= columns - across
        }
      }
    }
  }

  /// Rows and columns at an edge, which alone may be right: an index that stays at its first value.
  private static func lines(
    rows: Int, columns: Int, isVector: Bool
  ) -> [(String, (Cell) -> Bool)] {
    if isVector {
      return [
        ("the first number is", { $0.column == 0 }),
        ("the last number is", { $0.column == columns - 1 }),
      ]
    }
    return [
      ("the first row is", { $0.row == 0 }), ("the last row is", { $0.row == rows - 1 }),
      ("the first column is", { $0.column == 0 }),
      ("the last column is", { $0.column == columns - 1 }),
    ]
  }

  private static func regions(
    rows: Int, columns: Int, isVector: Bool
  ) -> [(String, (Cell) -> Bool)] {
    if isVector {
      return [
        ("only the first number is wrong", { $0.column == 0 }),
        ("only the last number is wrong", { $0.column == columns - 1 }),
        ("only the numbers at the two ends are wrong", { [0, columns - 1].contains($0.column) }),
        (
          "only the numbers between the two ends are wrong",
          { ![0, columns - 1].contains($0.column) }
        ),
      ]
    }
    let isBorder = { (cell: Cell) in
      [0, rows - 1].contains(cell.row) || [0, columns - 1].contains(cell.column)
    }
    return [
      (
        "only the cell in the last row and last column is wrong",
        { $0.row == rows - 1 && $0.column == columns - 1 }
      ),
      (
        "only the cell in the first row and first column is wrong",
        { $0.row == 0 && $0.column == 0 }
      ),
      ("only the last row is wrong", { $0.row == rows - 1 }),
      ("only the first row is wrong", { $0.row == 0 }),
      ("only the last column is wrong", { $0.column == columns - 1 }),
      ("only the first column is wrong", { $0.column == 0 }),
      (
        "only the last row and the last column are wrong",
        { $0.row == rows - 1 || $0.column == columns - 1 }
      ),
      (
        "only the first row and the first column are wrong",
        { $0.row == 0 || $0.column == 0 }
      ),
      ("only the cells on the border are wrong", isBorder),
      ("only the cells inside, not those on the border, are wrong", { !isBorder($0) }),
      ("only cells on the diagonal are wrong", { $0.row == $0.column }),
      ("only cells off the diagonal are wrong", { $0.row != $0.column }),
    ]
  }

  /// Whether the right numbers stand up to three rows or columns further on.
  static func shifted(_ sample: Sample) -> [String] {
    let rows = sample.expected.first?.count ?? 0
    let columns = sample.expected.first?.first?.count ?? 0
    guard sample.rank > 0 else { return [] }
    let near = [0, -1, 1, -2, 2, -3, 3]
    var (counted, plain): ([String], [String]) = ([], [])
    for down in near {
      for right in near where (down, right) != (0, 0) {
        let overlap = max(0, rows - abs(down)) * max(0, columns - abs(right))
        // A small sample can only contradict.
        if sample.leads, overlap * 3 < rows * columns || overlap < 3 { continue }
        if fits(sample, rows, columns, down: down, right: right) {
          let moved = "the right numbers, moved "
          counted.append(moved + direction(down: down, right: right, isCounted: true))
          plain.append(moved + direction(down: down, right: right, isCounted: false))
        }
      }
    }
    // By how much may differ from case to case.
    return counted + plain
  }

  private static func fits(
    _ sample: Sample, _ rows: Int, _ columns: Int, down: Int, right: Int
  ) -> Bool {
    guard abs(down) < rows, abs(right) < columns else { return true }
    return zip(sample.actual, sample.expected).allSatisfy { actual, expected in
      (max(0, down)..<min(rows, rows + down)).allSatisfy { row in
        (max(0, right)..<min(columns, columns + right)).allSatisfy { column in
          Tolerance.accepts(actual[row][column], for: expected[row - down][column - right])
        }
      }
    }
  }

  private static func direction(down: Int, right: Int, isCounted: Bool) -> String {
    [
      (down, "row", "\(down > 0 ? "down" : "up")"),
      (right, "column", "to the \(right > 0 ? "right" : "left")"),
    ]
    .filter { $0.0 != 0 }
    .map { steps, noun, side in (isCounted ? "\(counted(abs(steps), noun)) " : "") + side }
    .joined(separator: " and ")
  }

  /// Whether a stack holds the sum, or the first, of what should be several maps.
  static func fewerMaps(_ sample: Sample) -> [String] {
    guard sample.expected.count > 1, let first = sample.actual.first,
      sample.actual.dropFirst().allSatisfy({ Sample.agree($0, first) }),
      let right = sample.expected.firstIndex(where: { Sample.agree(first, $0) })
    else { return [] }
    let which =
      right == 0 ? "first" : right == sample.expected.count - 1 ? "last" : ordinal(right + 1)
    return ["every map is the \(which) one"]
  }
}
