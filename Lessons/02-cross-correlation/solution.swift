// Lesson 2: cross-correlation.

/// Slides `overlay` over `input`. At each position, multiplies the numbers that lie on top of each
/// other and adds up the products.
///
///     correlate([[1, 2, 3]], [[10, 20]])  // [[50, 80]]
///
/// - Parameter stride: by how many rows, and by how many columns, the overlay moves at a step.
/// - Returns: a number for each position inside the input; `[]` when the overlay does not fit.
///
/// Taught in “The overlay meets the underlay”.
/// Worked out by `explain correlate2d --input input --filter overlay --stride stride`.
func correlate(_ input: Matrix, _ overlay: Matrix, stride: Int = 1) -> Matrix {
  // Lesson 1 counts the positions, along the rows and along the columns, each for itself.
  let rows = positions(input: input.count, overlay: overlay.count, stride: stride)
  let columns = positions(input: input[0].count, overlay: overlay[0].count, stride: stride)
  guard rows > 0, columns > 0 else { return [] }

  var result = Matrix(repeating: Array(repeating: 0, count: columns), count: rows)

  // The two outer loops slide …
  for row in 0..<rows {
    for column in 0..<columns {

      // … the two inner loops multiply and add. A new position begins with a new sum.
      var sum = 0.0
      for i in overlay.indices {
        for j in overlay[i].indices {
          // The overlay's top left corner lies on this row and column of the input; the cell that
          // meets the weight at (i, j) is i rows further down and j columns further right.
          sum += input[row * stride + i][column * stride + j] * overlay[i][j]
        }
      }
      result[row][column] = sum
    }
  }
  return result
}
