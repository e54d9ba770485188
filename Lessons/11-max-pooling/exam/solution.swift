/// The mean of each window, which moves on by its own size, so that no two overlap.
///
///     averagePool([[1, 3, 5, 9]], window: (1, 2))  // [[2, 7]]
///
/// What is left over at the right and at the bottom is not looked at.
func averagePool(_ map: Matrix, window: Shape) -> Matrix {
  let rows = map.count / window.rows
  let columns = map[0].count / window.columns
  var means = Matrix(repeating: Array(repeating: 0, count: columns), count: rows)
  for row in 0..<rows {
    for column in 0..<columns {
      var sum = 0.0
      for i in 0..<window.rows {
        for j in 0..<window.columns {
          sum += map[row * window.rows + i][column * window.columns + j]
        }
      }
      means[row][column] = sum / Double(window.rows * window.columns)
    }
  }
  return means
}

/// ∂C/∂a for each cell of the map, from the slopes of the means.
///
///     averagePoolGradient([[2, 4]], window: (1, 2), map: (1, 5))  // [[1, 1, 2, 2, 0]]
///
/// - Parameter map: the rows and columns of the map.
func averagePoolGradient(_ slopes: Matrix, window: Shape, map: Shape) -> Matrix {
  let none = Array(repeating: 0.0, count: map.columns)
  var gradient = Matrix(repeating: none, count: map.rows)
  for row in slopes.indices {
    for column in slopes[row].indices {
      for i in 0..<window.rows {
        for j in 0..<window.columns {
          gradient[row * window.rows + i][column * window.columns + j] =
            slopes[row][column] / Double(window.rows * window.columns)
        }
      }
    }
  }
  return gradient
}
