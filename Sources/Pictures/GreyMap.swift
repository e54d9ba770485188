public import ConvNet

/// Numbers in rows and columns: how much ink there is, a prepared digit.
public struct GreyMap: Sendable, Equatable {
  /// Rows and columns.
  public let shape: Shape
  /// Row after row.
  public var cells: [Float]

  /// - Precondition: a number for each cell of the shape.
  public init(shape: Shape, cells: [Float]) {
    precondition(cells.count == shape.count, "a map has a number for each cell")
    (self.shape, self.cells) = (shape, cells)
  }

  /// 0 outside.
  subscript(row: Int, column: Int) -> Float {
    row >= 0 && row < shape.rows && column >= 0 && column < shape.columns
      ? cells[row * shape.columns + column] : 0
  }

  /// The rows, for a picture of them.
  public var rowsOfColumns: [[Double]] {
    (0..<shape.rows).map { row in
      cells[row * shape.columns..<(row + 1) * shape.columns].map(Double.init)
    }
  }

  /// The smallest box with every cell above `threshold`; nil where there is none.
  func box(above threshold: Float) -> Box? {
    var box: Box?
    for row in 0..<shape.rows {
      for column in 0..<shape.columns where cells[row * shape.columns + column] > threshold {
        box = box?.including(row, column) ?? Box(row, column)
      }
    }
    return box
  }

  /// The place of its mean, each cell weighing what it holds, in cells from the top left corner;
  /// the middle of a map that is 0.
  var centerOfMass: (row: Float, column: Float) {
    var (sum, rows, columns): (Float, Float, Float) = (0, 0, 0)
    for row in 0..<shape.rows {
      for column in 0..<shape.columns {
        let cell = cells[row * shape.columns + column]
        sum += cell
        rows += cell * (Float(row) + 0.5)
        columns += cell * (Float(column) + 0.5)
      }
    }
    guard sum > 0 else { return (Float(shape.rows) / 2, Float(shape.columns) / 2) }
    return (rows / sum, columns / sum)
  }

  /// Of all cells.
  public var sum: Float { cells.reduce(0, +) }

  /// The whole with other rows and columns; see the function below.
  public func resampled(to new: Shape) -> GreyMap {
    resampled(
      top: 0, left: 0, height: Float(shape.rows), width: Float(shape.columns), to: new)
  }

  /// What a part of it looks like with other rows and columns: each new cell is the mean of what it
  /// covers, with straight lines between old cells where the new ones are smaller.
  ///
  /// - Parameters:
  ///   - top, left, height, width: the part, in cells; outside of the map all is 0.
  func resampled(
    top: Float, left: Float, height: Float, width: Float, to new: Shape
  ) -> GreyMap {
    let (down, across) = (height / Float(new.rows), width / Float(new.columns))
    let (samplesDown, samplesAcross) = (Int(down.rounded(.up)) + 1, Int(across.rounded(.up)) + 1)
    var result = GreyMap(shape: new, cells: [Float](repeating: 0, count: new.count))
    for row in 0..<new.rows {
      for column in 0..<new.columns {
        var sum: Float = 0
        for i in 0..<samplesDown {
          let y = top + down * (Float(row) + (Float(i) + 0.5) / Float(samplesDown))
          for j in 0..<samplesAcross {
            let x = left + across * (Float(column) + (Float(j) + 0.5) / Float(samplesAcross))
            sum += interpolated(y - 0.5, x - 0.5)
          }
        }
        result.cells[row * new.columns + column] = sum / Float(samplesDown * samplesAcross)
      }
    }
    return result
  }

  private func interpolated(_ y: Float, _ x: Float) -> Float {
    let (row, column) = (Int(y.rounded(.down)), Int(x.rounded(.down)))
    let (down, across) = (y - Float(row), x - Float(column))
    return (self[row, column] * (1 - across) + self[row, column + 1] * across) * (1 - down)
      + (self[row + 1, column] * (1 - across) + self[row + 1, column + 1] * across) * down
  }

  /// Sheared so that its ink leans neither way; wider, so that nothing is lost.
  func upright() -> GreyMap {
    let center = centerOfMass
    var (lean, spread): (Float, Float) = (0, 0)
    for row in 0..<shape.rows {
      for column in 0..<shape.columns {
        let (down, across) = (Float(row) + 0.5 - center.row, Float(column) + 0.5 - center.column)
        lean += self[row, column] * down * across
        spread += self[row, column] * down * down
      }
    }
    guard spread > 0 else { return self }
    // Nobody writes more slanted than at 45°.
    let slope = min(1, max(-1, lean / spread))
    let margin = shape.rows / 2
    let wide = Shape(rows: shape.rows, columns: shape.columns + 2 * margin)
    var result = GreyMap(shape: wide, cells: [Float](repeating: 0, count: wide.count))
    for row in 0..<wide.rows {
      let shift = slope * (Float(row) + 0.5 - center.row)
      for column in 0..<wide.columns {
        result.cells[row * wide.columns + column] =
          interpolated(Float(row), Float(column - margin) + shift)
      }
    }
    return result
  }

  /// Each cell the mean of itself and its neighbours, those at its corners counting least.
  func smoothed() -> GreyMap {
    var result = self
    for row in 0..<shape.rows {
      for column in 0..<shape.columns {
        var sum: Float = 0
        for i in -1...1 {
          for j in -1...1 {
            // At the edge the map goes on as it ends.
            let cell = self[
              min(max(row + i, 0), shape.rows - 1), min(max(column + j, 0), shape.columns - 1)]
            sum += cell * Float((2 - i.magnitude) * (2 - j.magnitude))
          }
        }
        result.cells[row * shape.columns + column] = sum / 16
      }
    }
    return result
  }

  /// Strokes broader by `radius` cells on each side; thinner where it is negative.
  func broadened(by radius: Float) -> GreyMap {
    let reach = Int(radius.magnitude.rounded(.up))
    var offsets: [(row: Int, column: Int, share: Float)] = []
    for row in -reach...reach {
      for column in -reach...reach {
        let distance = Float(row * row + column * column).squareRoot()
        // The last cell on the way counts as far as the radius reaches into it.
        let share = min(1, radius.magnitude + 1 - distance)
        if share > 0 { offsets.append((row, column, share)) }
      }
    }
    var result = self
    for row in 0..<shape.rows {
      for column in 0..<shape.columns {
        let here = self[row, column]
        var found = here
        for offset in offsets {
          let there = self[row + offset.row, column + offset.column]
          found =
            radius > 0
            ? max(found, here + (there - here) * offset.share)
            : min(found, here + (there - here) * offset.share)
        }
        result.cells[row * shape.columns + column] = found
      }
    }
    return result
  }
}

/// Rows and columns of a part of a map, ends included.
public struct Box: Sendable, Equatable {
  /// The first and last row.
  public var rows: ClosedRange<Int>
  /// The first and last column.
  public var columns: ClosedRange<Int>

  init(_ row: Int, _ column: Int) { (rows, columns) = (row...row, column...column) }

  init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    (self.rows, self.columns) = (rows, columns)
  }

  /// How many rows.
  public var height: Int { rows.count }
  /// How many columns.
  public var width: Int { columns.count }

  func including(_ row: Int, _ column: Int) -> Box { union(Box(row, column)) }

  func union(_ other: Box) -> Box {
    var box = self
    box.rows =
      min(rows.lowerBound, other.rows.lowerBound)...max(rows.upperBound, other.rows.upperBound)
    box.columns =
      min(
        columns.lowerBound, other.columns.lowerBound)...max(
        columns.upperBound, other.columns.upperBound)
    return box
  }
}
