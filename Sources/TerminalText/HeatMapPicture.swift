/// The cells of a heat map as characters.
struct Picture {
  /// The brightness of each cell: 0 … 1, nil for what is not a number.
  private let levels: [[Double?]]
  /// How many rows and columns of numbers one cell stands for.
  private let shrinkage: Int
  private let hasInvalid: Bool

  init(_ map: HeatMap, width: Int) {
    let columnCount = map.columnCount
    let shrinkage = max(1, (columnCount + width - 3) / max(1, width - 2))
    self.shrinkage = shrinkage
    let extent = map.range ?? map.bounds
    let range = (0..<((map.numbers.count + shrinkage - 1) / shrinkage))
    levels = range.map { row in
      (0..<((columnCount + shrinkage - 1) / shrinkage)).map { column in
        let block = map.numbers[(row * shrinkage)...].prefix(shrinkage).flatMap {
          $0.dropFirst(column * shrinkage).prefix(shrinkage)
        }
        guard !block.isEmpty else { return nil }
        // Divided before adding up, so that huge numbers do not overflow.
        return Self.level(block.map { $0 / Double(block.count) }.reduce(0, +), in: extent)
      }
    }
    hasInvalid = levels.contains { $0.contains(nil) }
  }

  /// Where a number lies in a range: 0 … 1; nil for what is no number.
  private static func level(_ number: Double, in range: ClosedRange<Double>) -> Double? {
    guard number.isFinite else { return nil }
    // Halves keep the distance between two huge numbers finite.
    let extent = range.upperBound / 2 - range.lowerBound / 2
    guard extent > 0 else { return 0.5 }
    return min(1, max(0, (number / 2 - range.lowerBound / 2) / extent))
  }

  /// What the picture alone does not say.
  var notes: [String] {
    var notes: [String] = []
    if shrinkage > 1 { notes.append("Each cell is the mean of \(shrinkage) by \(shrinkage).") }
    if hasInvalid { notes.append("Red or ?: not a number.") }
    return notes
  }

  func lines(for capabilities: TerminalCapabilities) -> [String] {
    let columnCount = levels.first?.count ?? 0
    // Characters are about twice as tall as wide: two make a square.
    let isRoomy = columnCount * 2 + 2 <= capabilities.width
    if capabilities.colors == .none {
      let frame = capabilities.unicode ? "│" : "|"
      return levels.map { row in
        let cells = row.map { level in
          String(repeating: ColorScale.character(level), count: isRoomy ? 2 : 1)
        }
        return frame + cells.joined() + frame
      }
    }
    let depth = capabilities.colors
    if columnCount <= 12, isRoomy || !capabilities.unicode {
      return levels.map { row in
        row.map { capabilities.painted("  ", background: ColorScale.color($0, depth: depth)) }
          .joined()
      }
    }
    guard capabilities.unicode else {
      return levels.map { row in
        row.map { capabilities.painted(" ", background: ColorScale.color($0, depth: depth)) }
          .joined()
      }
    }
    return stride(from: 0, to: levels.count, by: 2).map { row in
      (0..<columnCount).map { column in
        let upper = ColorScale.color(levels[row][column], depth: depth)
        guard row + 1 < levels.count else {
          return capabilities.painted("▀", foreground: upper, background: .unchanged)
        }
        return capabilities.painted(
          "▀", foreground: upper,
          background: ColorScale.color(levels[row + 1][column], depth: depth))
      }.joined()
    }
  }
}
