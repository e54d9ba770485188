/// Rows and columns: of a matrix, a filter, a pooling window, or a stride.
///
///     Shape(rows: 4, columns: 5)  // 4×5
///     let window: Shape = 2       // 2×2
public struct Shape: Hashable, Sendable {
  /// From top to bottom; the article's M, or I for an overlay.
  public var rows: Int
  /// From left to right; the article's N, or J for an overlay.
  public var columns: Int

  /// Makes a shape; rows come first, everywhere.
  public init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
  }

  /// How many cells there are: rows · columns.
  public var count: Int { rows * columns }
}

extension Shape: ExpressibleByIntegerLiteral {
  /// A square: `2` is 2×2.
  public init(integerLiteral side: Int) { self.init(rows: side, columns: side) }
}

extension Shape: CustomStringConvertible {
  /// As the article writes it: `4×5`.
  public var description: String { "\(rows)×\(columns)" }
}

extension Shape {
  /// Whether a matrix of this shape lies inside one of `other`, on both axes.
  func fits(in other: Shape) -> Bool { rows <= other.rows && columns <= other.columns }
}

/// Depth, rows and columns of a stack of matrices: how many maps, and the shape of each.
///
///     VolumeShape(depth: 16, rows: 25, columns: 25)  // 16×25×25
public struct VolumeShape: Hashable, Sendable {
  /// How many matrices are stacked.
  public var depth: Int
  /// The rows of each matrix.
  public var rows: Int
  /// The columns of each matrix.
  public var columns: Int

  /// Makes a shape; depth comes first, then rows.
  public init(depth: Int, rows: Int, columns: Int) {
    self.depth = depth
    self.rows = rows
    self.columns = columns
  }

  /// The shape of each of the stacked matrices.
  public var map: Shape { Shape(rows: rows, columns: columns) }

  /// How many cells there are: depth · rows · columns.
  public var count: Int { depth * rows * columns }
}

extension VolumeShape: CustomStringConvertible {
  /// Depth first: `16×25×25`.
  public var description: String { "\(depth)×\(rows)×\(columns)" }
}

extension VolumeShape {
  /// Whether a volume of this shape lies inside one of `other`, on all three axes.
  func fits(in other: VolumeShape) -> Bool { depth <= other.depth && map.fits(in: other.map) }
}
