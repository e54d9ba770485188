public import ConvNet

/// How the pictures were made that a network has learned from, so that others can be made like
/// them.
public struct DigitPreparation: Sendable, Equatable {
  /// Rows and columns of a picture.
  public var shape: Shape
  /// The rows and columns that a digit is fitted into, its proportions kept.
  public var box: Shape
  /// Whether a digit is fitted in its proportions and as it leans, its ink's mean in the middle.
  /// Else it is set upright and fills the box, but for what is as narrow as a one.
  public var keepsForm: Bool
  /// How broad strokes are at least and at most, as a share of the digit's longer side.
  public var strokes: ClosedRange<Float>

  /// MNIST's preparation for pictures of 28×28 and other large ones; for 8×8 that of the digits
  /// that come with the course, which fill all rows.
  ///
  /// These were set upright and brought to 20×32 dots before those were counted in squares of 4×4:
  /// five columns of eight rows.
  ///
  /// - SeeAlso: LeCun, Bottou, Bengio, Haffner, *Gradient-Based Learning Applied to Document
  ///   Recognition* (1998), III.A: fitted into 20×20, centred by its mass in 28×28.
  public init(for shape: Shape) {
    self.shape = shape
    if shape.rows < 16 {
      box = Shape(rows: shape.rows, columns: max(1, shape.columns * 5 / 8))
      (keepsForm, strokes) = (false, 0.17...0.25)
    } else {
      box = Shape(rows: shape.rows * 20 / 28, columns: shape.columns * 20 / 28)
      (keepsForm, strokes) = (true, 0.13...0.2)
    }
  }

  /// A picture that is as the network's are: of its shape, light ink on dark paper, the digit as
  /// large as its box and in the middle. A picture of fewer than 16 rows has nothing left to
  /// prepare but the ink's brightness.
  ///
  /// - Returns: nil for any other picture.
  public func asItIs(_ raster: Raster) -> GreyMap? {
    guard raster.shape == shape else { return nil }
    var picture = GreyMap(shape: shape, cells: raster.greys)
    let (last, right) = (shape.rows - 1, shape.columns - 1)
    let corners = [(0, 0), (0, right), (last, 0), (last, right)]
      .map { picture[$0.0, $0.1] }.sorted()
    if shape.rows < 16 {
      // Of the four corners, ink reaches at most two.
      if corners[1] > 0.5 { picture.cells = picture.cells.map { 1 - $0 } }
      return picture
    }
    guard let ink = picture.box(above: 0.1), corners[3] < 0.02,
      ink.height <= box.rows, ink.width <= box.columns,
      max(ink.height, ink.width) >= box.rows - 2
    else { return nil }
    let center = picture.centerOfMass
    let isCentered =
      (center.row - Float(shape.rows) / 2).magnitude <= 1
      && (center.column - Float(shape.columns) / 2).magnitude <= 1
    return isCentered ? picture : nil
  }

  /// The digits of a picture, from left to right.
  ///
  /// - Returns: nothing where nothing stands out from the paper.
  public func digits(in ink: Ink) -> [PreparedDigit] {
    DigitFinder(ink).digits.map(prepared)
  }

  /// A digit drawn on a sheet on which nothing else is: 0 is paper, 1 is ink.
  ///
  /// - Returns: nil where nothing is drawn.
  public func digit(drawn map: GreyMap) -> PreparedDigit? {
    guard let box = map.box(above: 0.5) else { return nil }
    return prepared(DigitFinder.Found(map: map, box: box, level: 1))
  }

  /// The longer side of a digit while its strokes are measured and drawn anew.
  private static let fineSide: Float = 80
  private static let fineMargin: Float = 12

  private func prepared(_ found: DigitFinder.Found) -> PreparedDigit {
    // From paper to ink, with an edge that is as soft as the picture's.
    var soft = found.map
    for place in soft.cells.indices {
      soft.cells[place] = min(
        1, max(0, (soft.cells[place] - 0.25 * found.level) / (0.6 * found.level)))
    }
    let box =
      soft.box(above: 0.5)
      ?? Box(rows: 0...soft.shape.rows - 1, columns: 0...soft.shape.columns - 1)
    let scale = Self.fineSide / Float(max(box.height, box.width))
    let margin = Self.fineMargin / scale
    let (height, width) = (Float(box.height) + 2 * margin, Float(box.width) + 2 * margin)
    let cut = soft.resampled(
      top: Float(box.rows.lowerBound) - margin, left: Float(box.columns.lowerBound) - margin,
      height: height, width: width,
      to: Shape(rows: Int((height * scale).rounded()), columns: Int((width * scale).rounded())))
    let stroke = Self.strokeWidth(cut) / Self.fineSide
    var drawn = cut
    if stroke < strokes.lowerBound {
      drawn = cut.broadened(by: (strokes.lowerBound - stroke) / 2 * Self.fineSide)
    } else if stroke > strokes.upperBound {
      drawn = cut.broadened(by: (strokes.upperBound - stroke) / 2 * Self.fineSide)
    }
    var digit = PreparedDigit(
      picture: placed(drawn), box: found.box, cut: cut, redrawn: drawn)
    if stroke < 0.5 * strokes.lowerBound { digit.remarks.append(.thin) }
    if stroke > 1.25 * strokes.upperBound { digit.remarks.append(.thick) }
    if max(found.box.height, found.box.width) < 14 {
      digit.remarks.append(.small(rows: found.box.height))
    }
    if found.box.width > found.box.height * 3 / 2 { digit.remarks.append(.broad) }
    if found.level < 0.15 { digit.remarks.append(.faint) }
    return digit
  }

  /// Twice the area of the strokes over the length of their edge.
  private static func strokeWidth(_ map: GreyMap) -> Float {
    var (area, edges) = (0, 0)
    for row in 0..<map.shape.rows {
      for column in 0..<map.shape.columns {
        let isInk = map[row, column] > 0.5
        if isInk { area += 1 }
        if isInk != (map[row, column + 1] > 0.5) { edges += 1 }
        if isInk != (map[row + 1, column] > 0.5) { edges += 1 }
      }
    }
    // Steps along rows and columns are longer than a slanting edge, by 4/π in the mean.
    return edges == 0 ? 0 : 2 * Float(area) / (Float(edges) * .pi / 4)
  }

  /// Fits the strokes into the box and the box into the picture.
  private func placed(_ drawn: GreyMap) -> GreyMap {
    let drawn = keepsForm ? drawn : drawn.upright()
    guard let ink = drawn.box(above: 0.5) else {
      return GreyMap(shape: shape, cells: [Float](repeating: 0, count: shape.count))
    }
    let size = fitted(ink)
    let small = drawn.resampled(
      top: Float(ink.rows.lowerBound), left: Float(ink.columns.lowerBound),
      height: Float(ink.height), width: Float(ink.width), to: size)
    let center = small.centerOfMass
    func start(_ size: Int, _ part: Int, _ middle: Float) -> Int {
      max(0, min(size - part, Int((Float(size) / 2 - middle).rounded())))
    }
    let top =
      keepsForm ? start(shape.rows, size.rows, center.row) : (shape.rows - size.rows) / 2
    let left = start(shape.columns, size.columns, center.column)
    var picture = GreyMap(shape: shape, cells: [Float](repeating: 0, count: shape.count))
    for row in 0..<size.rows {
      for column in 0..<size.columns {
        picture.cells[(top + row) * shape.columns + left + column] = small[row, column]
      }
    }
    return picture
  }

  /// Rows and columns that the ink will have.
  private func fitted(_ ink: Box) -> Shape {
    let (height, width) = (Float(ink.height), Float(ink.width))
    if !keepsForm, width > height / 4 { return box }
    let scale = min(Float(box.rows) / height, Float(box.columns) / width)
    func side(_ length: Float, _ most: Int) -> Int {
      max(1, min(most, Int((length * scale).rounded())))
    }
    return Shape(rows: side(height, box.rows), columns: side(width, box.columns))
  }
}
