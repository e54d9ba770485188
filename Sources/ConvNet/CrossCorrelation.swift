/// Slides `filter` over `input` and adds up the products at each position.
///
///     correlate2D([[1, 2, 3]], [[10, 20]], mode: .valid)  // [[50, 80]]
///
/// A cell of the result is ∑ᵢ ∑ⱼ input[row + i, column + j] · filter[i, j]; where the filter hangs
/// over the edge (`.full`, `.same`), the input counts as zero.
///
/// - Parameter stride: by how many rows and columns the filter moves on.
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
  return slide(filter, over: input, overhang: overhang, stride: stride, output: output)
}

/// The sum of products at each position of a filter that starts `overhang` before the first cell.
func slide(
  _ filter: Matrix, over input: Matrix, overhang: Shape, stride: Shape, output: Shape
) -> Matrix {
  var result = Matrix(output)
  for row in 0..<output.rows {
    let top = row * stride.rows - overhang.rows
    for column in 0..<output.columns {
      let left = column * stride.columns - overhang.columns
      var sum = 0.0
      for i in inside(top, filter.rows, input.rows) {
        for j in inside(left, filter.columns, input.columns) {
          sum += input[top + i, left + j] * filter[i, j]
        }
      }
      result[row, column] = sum
    }
  }
  return result
}

/// The part of a filter of length `filter`, laid at `start`, that lies over an input of length
/// `input`; outside of it every product is zero.
@inline(__always)
func inside(_ start: Int, _ filter: Int, _ input: Int) -> Range<Int> {
  max(0, -start)..<min(filter, input - start)
}
