public import ConvNet

/// A picture in colours, as it was read: rows and columns of red, green and blue from 0 to 1.
///
///     let raster = try Raster(reading: "photo.jpg")
///     raster.shape     // 480×640, shrunk where the file has more
///     raster.fileSize  // 3024×4032
public struct Raster: Sendable, Equatable {
  /// Rows and columns of what was kept.
  public var shape: Shape
  /// Rows and columns in the file, before anything was shrunk or turned.
  public var fileSize: Shape
  /// Three numbers a pixel, row after row.
  public var colors: [Float]
  /// What is unusual about the file.
  public var remarks: [Remark] = []

  /// What somebody should know who wonders how a picture was read.
  public enum Remark: Sendable, Equatable {
    /// Parts of it can be seen through; they were laid on paper of this kind.
    case transparent(onWhite: Bool)
    /// Only its first picture was read.
    case animated
    /// The camera was held sideways, and the file says so.
    case turned
  }

  /// No side of what is kept is longer: a digit has enough pixels then, and the rest costs time.
  static let mostSide = 640
  /// No file with more pixels is unpacked: a few bytes can promise any number of them.
  static let mostPixels = 40_000_000

  init(shape: Shape, fileSize: Shape, colors: [Float]) {
    (self.shape, self.fileSize, self.colors) = (shape, fileSize, colors)
  }

  /// A picture in greys from 0 to 1, row after row.
  ///
  /// - Precondition: a number for each cell of the shape.
  public init(shape: Shape, greys: [Float]) {
    precondition(greys.count == shape.count, "a picture has a number for each pixel")
    self.init(shape: shape, fileSize: shape, colors: greys.flatMap { [$0, $0, $0] })
  }

  /// How bright each pixel is, from 0 to 1.
  public var greys: [Float] {
    (0..<shape.count).map { pixel in
      0.299 * colors[3 * pixel] + 0.587 * colors[3 * pixel + 1] + 0.114 * colors[3 * pixel + 2]
    }
  }

  /// Means of squares of pixels, so that no side is above `mostSide`.
  func shrunk() -> Raster {
    let longest = max(shape.rows, shape.columns)
    let factor = (longest + Self.mostSide - 1) / Self.mostSide
    guard factor > 1 else { return self }
    let small = Shape(
      rows: (shape.rows + factor - 1) / factor, columns: (shape.columns + factor - 1) / factor)
    var sums = [Float](repeating: 0, count: small.count * 3)
    var counts = [Float](repeating: 0, count: small.count)
    for row in 0..<shape.rows {
      for column in 0..<shape.columns {
        let place = row / factor * small.columns + column / factor
        counts[place] += 1
        for part in 0..<3 {
          sums[3 * place + part] += colors[3 * (row * shape.columns + column) + part]
        }
      }
    }
    var result = self
    result.shape = small
    result.colors = sums.indices.map { sums[$0] / counts[$0 / 3] }
    return result
  }

  /// Turned by quarters of a circle, clockwise, and before that mirrored left to right.
  func turned(quarters: Int, isMirrored: Bool) -> Raster {
    guard quarters % 4 != 0 || isMirrored else { return self }
    var result = self
    if quarters % 2 == 1 { result.shape = Shape(rows: shape.columns, columns: shape.rows) }
    for row in 0..<result.shape.rows {
      for column in 0..<result.shape.columns {
        var (from, across) =
          switch quarters % 4 {
          case 1: (shape.rows - 1 - column, row)
          case 2: (shape.rows - 1 - row, shape.columns - 1 - column)
          case 3: (column, shape.columns - 1 - row)
          default: (row, column)
          }
        if isMirrored { across = shape.columns - 1 - across }
        from = (from * shape.columns + across) * 3
        let to = (row * result.shape.columns + column) * 3
        for part in 0..<3 { result.colors[to + part] = colors[from + part] }
      }
    }
    return result
  }
}
