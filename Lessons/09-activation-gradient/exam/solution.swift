/// ∂C/∂a for each activation of the previous layer, where the filter moved on by `stride` rows and columns
/// at each step.
///
///     stridedBackward(w: [[1, 2]], zGradient: [[10, 1]], stride: 2, input: (1, 5))
///     // [[10, 20, 1, 2, 0]]
///
/// - Parameter input: the rows and columns of the previous layer.
func stridedBackward(
  w: Matrix, zGradient: Matrix, stride: Int, input: Shape
) -> Matrix {
  let none = Array(repeating: 0.0, count: input.columns)
  var gradient = Matrix(repeating: none, count: input.rows)
  for row in zGradient.indices {
    for column in zGradient[row].indices {
      for i in w.indices {
        for j in w[i].indices {
          gradient[row * stride + i][column * stride + j] += zGradient[row][column] * w[i][j]
        }
      }
    }
  }
  return gradient
}
