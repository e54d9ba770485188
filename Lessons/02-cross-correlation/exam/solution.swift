/// Slides `overlay` over `input`, its weights `gap` cells apart: between two of them lie `gap` − 1 cells
/// that are not looked at.
///
///     spacedCorrelate([[1, 2, 3, 4]], [[10, 1]], gap: 2)  // [[13, 24]]
///
/// - Returns: `[]` when the overlay does not fit.
func spacedCorrelate(_ input: Matrix, _ overlay: Matrix, gap: Int) -> Matrix {
  let rows = input.count - (overlay.count - 1) * gap
  let columns = input[0].count - (overlay[0].count - 1) * gap
  guard rows > 0, columns > 0 else { return [] }
  var result = Matrix(repeating: Array(repeating: 0, count: columns), count: rows)
  for row in 0..<rows {
    for column in 0..<columns {
      for i in overlay.indices {
        for j in overlay[i].indices {
          result[row][column] += input[row + i * gap][column + j * gap] * overlay[i][j]
        }
      }
    }
  }
  return result
}
