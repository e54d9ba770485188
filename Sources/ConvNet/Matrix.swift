/// Numbers in rows and columns.
///
///     let values: Matrix = [[10, 20, 30], [40, 50, 60], [70, 80, 90]]
///     values[1, 2]  // 60
///     values.shape  // 3×3
///
/// - Precondition: at least one row and one column, all rows equally long.
public struct Matrix: Hashable, Sendable {
  /// From top to bottom, at least 1.
  public let rows: Int
  /// From left to right, at least 1.
  public let columns: Int

  /// The numbers, row after row: cell [row, column] is at row · columns + column.
  public internal(set) var cells: [Double]

  /// Makes a matrix of `cells` laid out row after row.
  ///
  /// - Precondition: there are rows · columns cells.
  public init(rows: Int, columns: Int, cells: [Double]) {
    require(
      rows > 0 && columns > 0, "A matrix has at least 1 row and 1 column, not \(rows)×\(columns).")
    require(
      cells.count == rows * columns,
      "A \(rows)×\(columns) matrix has \(rows * columns) cells, not \(cells.count).")
    self.rows = rows
    self.columns = columns
    self.cells = cells
  }

  /// Makes a matrix with the same number everywhere.
  public init(rows: Int, columns: Int, repeating number: Double = 0) {
    require(
      rows > 0 && columns > 0, "A matrix has at least 1 row and 1 column, not \(rows)×\(columns).")
    self.init(
      rows: rows, columns: columns, cells: Array(repeating: number, count: rows * columns))
  }

  /// Makes a matrix with the same number everywhere.
  public init(_ shape: Shape, repeating number: Double = 0) {
    self.init(rows: shape.rows, columns: shape.columns, repeating: number)
  }

  /// Rows and columns, as one value.
  public var shape: Shape { Shape(rows: rows, columns: columns) }

  /// The number at `row` and `column`, both counted from 0.
  public subscript(row: Int, column: Int) -> Double {
    get { cells[index(row, column)] }
    set { cells[index(row, column)] = newValue }
  }

  @inline(__always)
  private func index(_ row: Int, _ column: Int) -> Int {
    // Without the check, column 5 of a 4×5 matrix would silently be column 0 of the next row.
    require(
      row >= 0 && row < rows && column >= 0 && column < columns,
      "Cell [\(row), \(column)] lies outside a \(rows)×\(columns) matrix.")
    return row * columns + column
  }
}

// MARK: - Rows of columns

extension Matrix {
  /// Makes a matrix from its rows.
  ///
  /// - Precondition: at least one row and one column, all rows equally long.
  public init(_ rowsOfColumns: [[Double]]) {
    let columns = rowsOfColumns.first?.count ?? 0
    for (index, row) in rowsOfColumns.enumerated() {
      require(
        row.count == columns,
        "Row 0 has \(columns) columns but row \(index) has \(row.count): a matrix is a rectangle.")
    }
    self.init(rows: rowsOfColumns.count, columns: columns, cells: Array(rowsOfColumns.joined()))
  }

  /// The rows, each an array of its columns: `[[1, 2], [3, 4]]`.
  public var rowsOfColumns: [[Double]] {
    (0..<rows).map { row in Array(cells[row * columns..<(row + 1) * columns]) }
  }
}

extension Matrix: ExpressibleByArrayLiteral {
  /// Makes a matrix from its rows: `[[1, 2], [3, 4]]`.
  public init(arrayLiteral rowsOfColumns: [Double]...) { self.init(rowsOfColumns) }
}
