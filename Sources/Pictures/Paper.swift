internal import ConvNet

/// What the paper of a picture looks like: for each colour a surface that changes slowly from place
/// to place, as light does.
///
/// A polynomial of degree 2 in row and column, fitted again and again to the pixels that it
/// explains: ink lies far from it and soon counts for nothing. At first only the rim of the picture
/// counts, where there seldom is ink; so it does not matter whether paper or ink is the lighter
/// one.
struct Paper {
  private let shape: Shape
  /// Of 1, x, y, x², xy, y², for each colour; x and y go from −1 to 1.
  private var coefficients: [[Float]]

  init(of raster: Raster) {
    shape = raster.shape
    coefficients = Array(repeating: Array(repeating: 0, count: 6), count: 3)
    let points = Self.points(of: raster)
    let rim = points.filter { max($0.terms[1].magnitude, $0.terms[2].magnitude) > 0.85 }
    for part in 0..<3 { coefficients[part][0] = Self.median(rim.map { $0.color[part] }) }
    for _ in 0..<4 { fit(rim, terms: 3) }
    // The rim counts on, since a digit can be larger than the paper around it.
    for _ in 0..<8 { fit(points + rim + rim, terms: 6) }
  }

  /// Red, green and blue of the paper at a pixel.
  func color(_ row: Int, _ column: Int) -> (Float, Float, Float) {
    let terms = Self.terms(row, column, shape)
    return (
      Self.sum(coefficients[0], terms), Self.sum(coefficients[1], terms),
      Self.sum(coefficients[2], terms)
    )
  }

  private struct Point {
    var terms: [Float]
    var color: [Float]
  }

  private static func terms(_ row: Int, _ column: Int, _ shape: Shape) -> [Float] {
    let x = (Float(column) + 0.5) / Float(shape.columns) * 2 - 1
    let y = (Float(row) + 0.5) / Float(shape.rows) * 2 - 1
    return [1, x, y, x * x, x * y, y * y]
  }

  private static func sum(_ coefficients: [Float], _ terms: [Float]) -> Float {
    var sum: Float = 0
    for place in 0..<6 { sum += coefficients[place] * terms[place] }
    return sum
  }

  /// At most about 4,000 pixels, evenly spread.
  private static func points(of raster: Raster) -> [Point] {
    let (rows, columns) = (raster.shape.rows, raster.shape.columns)
    let step = max(1, Int((Float(rows * columns) / 4000).squareRoot()))
    return stride(from: step / 2, to: rows, by: step).flatMap { row in
      stride(from: step / 2, to: columns, by: step).map { column in
        let place = 3 * (row * columns + column)
        return Point(
          terms: terms(row, column, raster.shape), color: Array(raster.colors[place..<place + 3]))
      }
    }
  }

  private static func median(_ numbers: [Float]) -> Float {
    numbers.isEmpty ? 0 : numbers.sorted()[numbers.count / 2]
  }

  /// One step: points far from the surface, as measured by the median distance, weigh little.
  private mutating func fit(_ points: [Point], terms count: Int) {
    let distances = points.map { point in
      (0..<3).map { (point.color[$0] - Self.sum(coefficients[$0], point.terms)).magnitude }.max()
        ?? 0
    }
    let scale = 1.5 * Self.median(distances) + 0.01
    var matrix = Array(repeating: [Float](repeating: 0, count: count), count: count)
    var sides = Array(repeating: [Float](repeating: 0, count: count), count: 3)
    for (point, distance) in zip(points, distances) {
      let ratio = distance / scale
      let weight = 1 / (1 + ratio * ratio * ratio * ratio)
      for i in 0..<count {
        let weighted = weight * point.terms[i]
        for j in 0..<count { matrix[i][j] += weighted * point.terms[j] }
        for part in 0..<3 { sides[part][i] += weighted * point.color[part] }
      }
    }
    // Where there are too few points for a curved surface, it stays flat.
    for i in 1..<count { matrix[i][i] += 1e-3 * matrix[0][0] }
    for part in 0..<3 {
      let solution = Self.solved(matrix, sides[part])
      for place in 0..<6 { coefficients[part][place] = place < count ? solution[place] : 0 }
    }
  }

  /// Solves a small positive definite system by elimination.
  private static func solved(_ matrix: [[Float]], _ side: [Float]) -> [Float] {
    var (matrix, side) = (matrix, side)
    let count = side.count
    for i in 0..<count {
      for row in i + 1..<count where matrix[i][i] != 0 {
        let factor = matrix[row][i] / matrix[i][i]
        for column in i..<count { matrix[row][column] -= factor * matrix[i][column] }
        side[row] -= factor * side[i]
      }
    }
    var solution = [Float](repeating: 0, count: count)
    for i in (0..<count).reversed() where matrix[i][i] != 0 {
      var rest = side[i]
      for column in i + 1..<count { rest -= matrix[i][column] * solution[column] }
      solution[i] = rest / matrix[i][i]
    }
    return solution
  }
}
