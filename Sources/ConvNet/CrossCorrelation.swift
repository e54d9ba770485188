/// Slides `filter` over `input` and adds up the products at each position.
///
///     correlate2D([[1, 2, 3]], [[10, 20]], mode: .valid)  // [[50, 80]]
///
/// A cell of the result is ∑ᵢ ∑ⱼ input[row + i, column + j] · filter[i, j]; where the filter hangs
/// over the edge (`.full`, `.same`), the input counts as zero.
///
/// - Parameters:
///   - input: what is slid over.
///   - filter: what slides; the lessons' overlay.
///   - mode: how far the filter may hang over the edge.
///   - stride: by how many rows and columns the filter moves on.
/// - Returns: the shape that ``CorrelationMode/outputShape(input:filter:stride:)`` names.
/// - Precondition: in `.valid` mode the filter fits inside the input.
/// - Complexity: O(*n*·*k*) for *n* result and *k* filter cells.
/// - SeeAlso: `scipy.signal.correlate2d`, which this matches cell for cell.
public func correlate2D(
  _ input: Matrix, _ filter: Matrix, mode: CorrelationMode, stride: Shape = 1
) -> Matrix {
  let overhang = Shape(
    rows: mode.overhang(filter: filter.rows), columns: mode.overhang(filter: filter.columns))
  let output = mode.outputShape(input: input.shape, filter: filter.shape, stride: stride)
  return .sliding(filter, over: input, overhang: overhang, stride: stride, output: output)
}
