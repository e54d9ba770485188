internal import Course

// Sums over all cells of a matrix, of which a loop has left some out.
extension Derivation {
  /// The matrix that a sum runs over: an argument with as many cells as the sum has terms.
  struct Grid: Sendable, Equatable {
    var name: String
    var rows: Int
    var columns: Int

    /// Which cells are left of a grid, and what is said of it.
    typealias Part = (
      which: String, what: String,
      keeps: @Sendable (_ row: Int, _ column: Int, _ grid: Grid) -> Bool
    )
  }

  static let gridParts: [Grid.Part] = [
    ("the last row", "is missing", { row, _, grid in row < grid.rows - 1 }),
    ("the first row", "is missing", { row, _, _ in row > 0 }),
    ("the last column", "is missing", { _, column, grid in column < grid.columns - 1 }),
    ("the first column", "is missing", { _, column, _ in column > 0 }),
    ("the first row and column", "are missing", { row, column, _ in row > 0 && column > 0 }),
    ("only the first row", "counts", { row, _, _ in row == 0 }),
    ("only the last row", "counts", { row, _, grid in row == grid.rows - 1 }),
    ("only the first column", "counts", { _, column, _ in column == 0 }),
    ("only the last column", "counts", { _, column, grid in column == grid.columns - 1 }),
    ("only the diagonal", "counts", { row, column, _ in row == column }),
    (
      "only a square part", "counts",
      { row, column, grid in max(row, column) < min(grid.rows, grid.columns) }
    ),
  ]
}

extension Derivation.Grid {
  /// The last argument that fits: the overlay, where an input is as large.
  ///
  /// - Returns: nil where no argument has as many cells, or several have in other shapes.
  init?(of arguments: [Argument], terms: Int) {
    let fitting = arguments.compactMap { argument -> Self? in
      guard case .regular(let lengths) = argument.value.lengths, lengths.count == 2,
        lengths[0] * lengths[1] == terms
      else { return nil }
      return Self(name: argument.name, rows: lengths[0], columns: lengths[1])
    }
    guard let grid = fitting.last, fitting.allSatisfy({ $0.columns == grid.columns }) else {
      return nil
    }
    self = grid
  }
}
