// Lesson 15: padding and strides.

/// How many positions an overlay has along one axis of an input with `padding` zeros at either end.
///
///     paddedPositions(input: 5, overlay: 3, stride: 2, padding: 1)  // 3
///
/// - Returns: 0 when the overlay does not fit.
///
/// Taught in “How large the map is”.
func paddedPositions(input: Int, overlay: Int, stride: Int, padding: Int) -> Int {
  // The frame makes the input longer at both ends. Lesson 1 counts the positions in it.
  positions(input: input + 2 * padding, overlay: overlay, stride: stride)
}

/// The input in a frame of zeros.
///
///     padded([[1, 2]], by: 1)  // [[0, 0, 0, 0], [0, 1, 2, 0], [0, 0, 0, 0]]
///
/// - Parameter padding: how many zeros stand on each of the four sides.
///
/// Taught in “A frame that keeps the size”.
func padded(_ input: Matrix, by padding: Int) -> Matrix {
  let columns = input[0].count + 2 * padding
  let rows = input.count + 2 * padding
  var framed = Matrix(repeating: Array(repeating: 0, count: columns), count: rows)
  for row in input.indices {
    for column in input[row].indices {
      framed[padding + row][padding + column] = input[row][column]
    }
  }
  return framed
}

/// Slides `overlay` over the input in its frame of zeros.
///
///     correlatePadded([[1, 2, 3]], [[0, 0, 0], [10, 20, 30], [0, 0, 0]], stride: 2, padding: 1)
///     // [[80, 80]]
///
/// - Returns: a number for each position; `[]` when the overlay does not fit.
///
/// Taught in “Forwards, with numbers”.
func correlatePadded(
  _ input: Matrix, _ overlay: Matrix, stride: Int, padding: Int
) -> Matrix {
  correlate(padded(input, by: padding), overlay, stride: stride)
}

/// The slopes with zeros between them, so that neighbours stand `stride` cells apart.
///
///     dilated([[1, 2, 3]], by: 2)  // [[1, 0, 2, 0, 3]]
///
/// Taught in “The weights: slopes two cells apart”.
func dilated(_ slopes: Matrix, by stride: Int) -> Matrix {
  // From the first slope to the last it is one stride less than there are slopes.
  let columns = (slopes[0].count - 1) * stride + 1
  let rows = (slopes.count - 1) * stride + 1
  var spread = Matrix(repeating: Array(repeating: 0, count: columns), count: rows)
  for row in slopes.indices {
    for column in slopes[row].indices {
      spread[row * stride][column * stride] = slopes[row][column]
    }
  }
  return spread
}

/// ∂C/∂w of a filter that moved by `stride` over an input in a frame of `padding` zeros.
///
/// - Parameter filter: the filter's shape, which is the result's.
///
/// Taught in “The weights: slopes two cells apart”.
func stridedWeightGradient(
  aPrev: Matrix, zGradient: Matrix, filter: Shape, stride: Int, padding: Int
) -> Matrix {
  let framed = padded(aPrev, by: padding)
  let none = Array(repeating: 0.0, count: filter.columns)
  var gradient = Matrix(repeating: none, count: filter.rows)

  // ∂C/∂w(i, j) = Σ x(r·s + i, c·s + j) · ∂C/∂z(r, c), where x is the input in its frame.
  for i in 0..<filter.rows {
    for j in 0..<filter.columns {
      for row in zGradient.indices {
        for column in zGradient[row].indices {
          let under = framed[row * stride + i][column * stride + j]
          gradient[i][j] += under * zGradient[row][column]
        }
      }
    }
  }
  return gradient
}

/// ∂C/∂a for each activation of the input over which the filter moved.
///
/// - Parameter input: the input's shape without its frame, which is the result's.
///
/// Taught in “The activations: back through the stride”.
func stridedActivationGradient(
  w: Matrix, zGradient: Matrix, input: Shape, stride: Int, padding: Int
) -> Matrix {
  // Lesson 9, with zeros between the slopes. This has a cell for all that a window covered, and the
  // frame is a part of it.
  let reached = convolveFull(w, dilated(zGradient, by: stride))

  // What no window covered keeps its 0.
  let none = Array(repeating: 0.0, count: input.columns)
  var gradient = Matrix(repeating: none, count: input.rows)
  for row in gradient.indices where row + padding < reached.count {
    for column in none.indices where column + padding < reached[0].count {
      gradient[row][column] = reached[row + padding][column + padding]
    }
  }
  return gradient
}
