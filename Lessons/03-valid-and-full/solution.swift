// Lesson 3: valid and full, correlation and convolution.

/// Turns `overlay` by 180°.
///
///     rotate180([[1, 2, 3], [4, 5, 6]])  // [[6, 5, 4], [3, 2, 1]]
///
/// Taught in “Half a turn”.
func rotate180(_ overlay: Matrix) -> Matrix {
  // Half a turn puts the last row first, and in each row the last number first.
  return overlay.reversed().map { row in row.reversed() }
}

/// Slides the turned overlay over the positions inside the input, and adds up the products.
///
///     convolve([[1, 2, 3]], [[10, 20]])  // [[40, 70]]
///
/// - Returns: `[]` when the overlay does not fit.
///
/// Taught in “Convolution turns first”.
/// Worked out by `explain convolve2d --input input --filter overlay`.
func convolve(_ input: Matrix, _ overlay: Matrix) -> Matrix {
  // This is all that sets convolution apart from correlation.
  return correlate(input, rotate180(overlay))
}

/// The rows and columns of a result when the overlay may hang over the edges.
///
///     fullShape(input: (1, 3), overlay: (1, 2))  // (1, 4)
///
/// Taught in “How large a full result is”.
func fullShape(input: Shape, overlay: Shape) -> Shape {
  // A frame of overlay − 1 cells on both sides, then lesson 1's formula:
  // input + 2 · (overlay − 1) − overlay + 1, which is shorter than it looks.
  return (input.rows + overlay.rows - 1, input.columns + overlay.columns - 1)
}

/// Correlates at every position in which the overlay covers at least one cell of the input.
///
///     correlateFull([[1, 2, 3]], [[10, 20]])  // [[20, 50, 80, 30]]
///
/// Taught in “Full: hang over the edge”.
/// Worked out by `explain correlate2d --input input --filter overlay --mode full`.
func correlateFull(_ input: Matrix, _ overlay: Matrix) -> Matrix {
  // The overlay may hang over with all its rows but one, and all its columns but one.
  let above = overlay.count - 1
  let beside = overlay[0].count - 1

  // Lay the input into a frame of zeros that is wide enough for that, on all four sides.
  var framed = Matrix(
    repeating: Array(repeating: 0, count: input[0].count + 2 * beside),
    count: input.count + 2 * above)
  for row in input.indices {
    for column in input[row].indices {
      framed[above + row][beside + column] = input[row][column]
    }
  }

  // What hung over the edge of the input now lies inside the frame.
  return correlate(framed, overlay)
}

/// Convolves at every position in which the overlay covers at least one cell of the input.
///
///     convolveFull([[1, 2, 3]], [[10, 20]])  // [[10, 40, 70, 60]]
///
/// Taught in “Full convolution”.
/// Worked out by `explain convolve2d --input input --filter overlay --mode full`.
func convolveFull(_ input: Matrix, _ overlay: Matrix) -> Matrix {
  return correlateFull(input, rotate180(overlay))
}
