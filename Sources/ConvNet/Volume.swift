/// A stack of equally large matrices: the maps of a layer, or a filter that is as deep as they are.
///
///     let stack: Volume = [
///       [[1, 2], [3, 4]],
///       [[5, 6], [7, 8]],
///     ]
///     stack[1, 0, 1]  // 6
///     stack[1]        // [[5, 6], [7, 8]]
///     stack.shape     // 2×2×2
///
/// - Precondition: at least one matrix, all of the same shape.
public struct Volume: Hashable, Sendable {
  /// How many matrices are stacked.
  public let depth: Int
  /// The rows of each matrix.
  public let rows: Int
  /// The columns of each matrix.
  public let columns: Int

  /// The numbers, matrix after matrix, each row after row.
  public internal(set) var cells: [Double]

  /// Makes a volume of `cells` laid out matrix after matrix, each row after row.
  ///
  /// - Precondition: there are depth · rows · columns cells.
  public init(_ shape: VolumeShape, cells: [Double]) {
    require(
      shape.depth > 0 && shape.rows > 0 && shape.columns > 0,
      "A volume has at least 1 matrix of 1 row and 1 column, not \(shape).")
    require(
      cells.count == shape.count, "A \(shape) volume has \(shape.count) cells, not \(cells.count).")
    self.depth = shape.depth
    self.rows = shape.rows
    self.columns = shape.columns
    self.cells = cells
  }

  /// Makes a volume with the same number everywhere.
  public init(_ shape: VolumeShape, repeating number: Double = 0) {
    self.init(shape, cells: Array(repeating: number, count: max(0, shape.count)))
  }

  /// Stacks `maps`, the first on top.
  ///
  /// - Precondition: at least one matrix, all of the same shape.
  public init(_ maps: [Matrix]) {
    let shape = maps.first?.shape ?? Shape(rows: 0, columns: 0)
    for (index, map) in maps.enumerated() {
      require(
        map.shape == shape,
        "Map 0 is \(shape) but map \(index) is \(map.shape): maps of one volume are equally large.")
    }
    self.init(
      VolumeShape(depth: maps.count, rows: shape.rows, columns: shape.columns),
      cells: maps.flatMap(\.cells))
  }

  /// Depth, rows and columns, as one value.
  public var shape: VolumeShape { VolumeShape(depth: depth, rows: rows, columns: columns) }

  /// The number in matrix `map` at `row` and `column`, all counted from 0.
  public subscript(map: Int, row: Int, column: Int) -> Double {
    get { cells[index(map, row, column)] }
    set { cells[index(map, row, column)] = newValue }
  }

  /// One matrix of the stack, counted from 0.
  public subscript(map: Int) -> Matrix {
    get { Matrix(rows: rows, columns: columns, cells: Array(cells[range(of: map)])) }
    set {
      require(
        newValue.shape == shape.map,
        "A \(newValue.shape) matrix does not belong into a \(shape) volume.")
      cells.replaceSubrange(range(of: map), with: newValue.cells)
    }
  }

  /// The stacked matrices, one by one.
  public var maps: [Matrix] { (0..<depth).map { self[$0] } }

  private func range(of map: Int) -> Range<Int> {
    require(map >= 0 && map < depth, "Map \(map) lies outside a \(shape) volume.")
    return map * rows * columns..<(map + 1) * rows * columns
  }

  @inline(__always)
  private func index(_ map: Int, _ row: Int, _ column: Int) -> Int {
    require(
      map >= 0 && map < depth && row >= 0 && row < rows && column >= 0 && column < columns,
      "Cell [\(map), \(row), \(column)] lies outside a \(shape) volume.")
    return (map * rows + row) * columns + column
  }
}

extension Volume: ExpressibleByArrayLiteral {
  /// Stacks matrices: `[[[1, 2]], [[3, 4]]]` is 2×1×2.
  public init(arrayLiteral maps: Matrix...) { self.init(maps) }
}
