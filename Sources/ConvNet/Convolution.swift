/// Slides `filter`, rotated by 180°, over `input` and adds up the products at each position.
///
///     convolve2D([[1, 2, 3]], [[10, 20]], mode: .valid)  // [[40, 70]]
///
/// Unlike correlation it commutes: in `.full` mode input and filter may change places.
///
/// - Parameters:
///   - input: what is slid over.
///   - filter: what slides; the lessons' overlay.
///   - mode: how far the filter may hang over the edge.
///   - stride: by how many rows and columns the filter moves on.
/// - Returns: the shape that ``CorrelationMode/outputShape(input:filter:stride:)`` names.
/// - Precondition: in `.valid` mode the filter fits inside the input.
/// - Complexity: O(*n*·*k*) for *n* result and *k* filter cells.
/// - SeeAlso: `scipy.signal.convolve2d`, which this matches cell for cell.
public func convolve2D(
  _ input: Matrix, _ filter: Matrix, mode: CorrelationMode, stride: Shape = 1
) -> Matrix {
  // The overhang is mirrored with the filter: it matters for `.same` and even filters only.
  let overhang = Shape(
    rows: mirroredOverhang(filter.rows, mode), columns: mirroredOverhang(filter.columns, mode))
  let output = mode.outputShape(input: input.shape, filter: filter.shape, stride: stride)
  return .sliding(
    filter.rotated180, over: input, overhang: overhang, stride: stride, output: output)
}

/// The overhang of a filter that has been rotated: what `.same` leaves on the other side.
func mirroredOverhang(_ filter: Int, _ mode: CorrelationMode) -> Int {
  mode == .same ? filter / 2 : mode.overhang(filter: filter)
}

extension Matrix {
  /// The matrix turned upside down: last row first, last column first.
  ///
  ///     let filter: Matrix = [[1, 2], [3, 4]]
  ///     filter.rotated180  // [[4, 3], [2, 1]]
  ///
  /// - SeeAlso: `numpy.rot90`, applied twice.
  public var rotated180: Matrix {
    // Reading all cells from the last to the first turns both axes at once.
    Matrix(rows: rows, columns: columns, cells: cells.reversed())
  }
}

extension Volume {
  /// The volume turned on all three axes: last map first, last row first, last column first.
  public var rotated180: Volume { Volume(shape, cells: cells.reversed()) }
}
