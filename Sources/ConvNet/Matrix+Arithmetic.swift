extension Matrix {
  /// The sum of all cells, added row by row.
  public var sum: Double { cells.reduce(0, +) }

  /// The same shape, each cell replaced by what `transform` makes of it.
  public func map(_ transform: (Double) -> Double) -> Matrix {
    Matrix(rows: rows, columns: columns, cells: cells.map(transform))
  }

  /// The same shape, each cell made of the two that lie on top of each other.
  ///
  /// - Precondition: both matrices have the same shape.
  public func combined(
    with other: Matrix, _ combine: (Double, Double) -> Double
  ) -> Matrix {
    require(shape == other.shape, "A \(shape) matrix and a \(other.shape) one do not match.")
    return Matrix(
      rows: rows, columns: columns, cells: zip(cells, other.cells).map { combine($0, $1) })
  }
}

extension Volume {
  /// The same shape, each cell replaced by what `transform` makes of it.
  public func map(_ transform: (Double) -> Double) -> Volume {
    Volume(shape, cells: cells.map(transform))
  }
}
