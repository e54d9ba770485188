internal import ConvNet

/// How much ink there is at each pixel of a picture.
public struct Ink: Sendable, Equatable {
  /// How far each pixel is from the paper towards the colour of the ink: 0 … about 1.
  public let map: GreyMap
  /// Of the strokes, in the same unit.
  public let level: Float
  /// Of what the paper alone has.
  public let noise: Float
  /// Whether the ink is darker than the paper.
  public let isDark: Bool

  /// Below it a pixel counts as paper.
  public var threshold: Float { max(0.4 * level, 4 * noise) }

  /// Whether anything stands out from the paper.
  public var isVisible: Bool { level > 0.06 && level > 5 * noise }

  /// Tells the ink of a picture from its paper.
  public init(of raster: Raster) {
    let paper = Paper(of: raster)
    let shape = raster.shape
    var offsets = [Float](repeating: 0, count: shape.count * 3)
    for row in 0..<shape.rows {
      for column in 0..<shape.columns {
        let place = 3 * (row * shape.columns + column)
        let color = paper.color(row, column)
        offsets[place] = raster.colors[place] - color.0
        offsets[place + 1] = raster.colors[place + 1] - color.1
        offsets[place + 2] = raster.colors[place + 2] - color.2
      }
    }
    let direction = Self.direction(offsets)
    var along = [Float](repeating: 0, count: shape.count)
    for pixel in 0..<shape.count {
      along[pixel] =
        offsets[3 * pixel] * direction.0 + offsets[3 * pixel + 1] * direction.1
        + offsets[3 * pixel + 2] * direction.2
    }
    // In a tiny picture every pixel counts; in a larger one its neighbours say what is noise.
    var map = GreyMap(shape: shape, cells: along)
    if max(shape.rows, shape.columns) > 100 { map = map.smoothed() }
    noise = 1.5 * Self.middle(map.cells.map(\.magnitude))
    for pixel in map.cells.indices { map.cells[pixel] = max(0, map.cells[pixel]) }
    self.map = map
    isDark = direction.0 + direction.1 + direction.2 < 0
    level = Self.level(of: map.cells)
  }

  private static func middle(_ numbers: [Float]) -> Float {
    let step = max(1, numbers.count / 20_000)
    let some = stride(from: 0, to: numbers.count, by: step).map { numbers[$0] }.sorted()
    return some[some.count / 2]
  }

  /// Where the pixels that are farthest from the paper lie: darker, lighter, redder.
  private static func direction(_ offsets: [Float]) -> (Float, Float, Float) {
    let count = offsets.count / 3
    var lengths = [Float](repeating: 0, count: count)
    for pixel in 0..<count {
      let (red, green, blue) = (offsets[3 * pixel], offsets[3 * pixel + 1], offsets[3 * pixel + 2])
      lengths[pixel] = (red * red + green * green + blue * blue).squareRoot()
    }
    let bound = level(of: lengths) / 2
    var sum: (Float, Float, Float) = (0, 0, 0)
    for pixel in 0..<count where lengths[pixel] >= bound {
      sum.0 += offsets[3 * pixel]
      sum.1 += offsets[3 * pixel + 1]
      sum.2 += offsets[3 * pixel + 2]
    }
    let length = (sum.0 * sum.0 + sum.1 * sum.1 + sum.2 * sum.2).squareRoot()
    // All channels count in full, so that black on white is 1.
    let scale = length * Float(3).squareRoot()
    return length > 0 ? (sum.0 / scale, sum.1 / scale, sum.2 / scale) : (0, 0, 0)
  }

  /// The mean of those above half of the thousandth highest.
  private static func level(of numbers: [Float]) -> Float {
    let sorted = numbers.sorted()
    guard let last = sorted.last, last > 0 else { return 0 }
    let bound = sorted[max(0, sorted.count - 1 - max(4, sorted.count / 1000))] / 2
    let high = sorted.drop { $0 <= bound }
    return high.reduce(0, +) / Float(max(high.count, 1))
  }
}
