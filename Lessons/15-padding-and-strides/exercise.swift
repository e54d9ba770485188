// Lesson 15: padding and strides.
//
// Stride and padding are the same for rows and columns here. Shape is (rows: Int, columns: Int).

/// How many positions an overlay has along one axis of an input with `padding` zeros at either end.
///
///     paddedPositions(input: 5, overlay: 3, stride: 2, padding: 1)  // 3
///
/// - Returns: 0 when the overlay does not fit.
func paddedPositions(input: Int, overlay: Int, stride: Int, padding: Int) -> Int {
  // TODO: lesson 1, on a longer input.
  todo()
}

/// The input in a frame of zeros.
///
///     padded([[1, 2]], by: 1)  // [[0, 0, 0, 0], [0, 1, 2, 0], [0, 0, 0, 0]]
///
/// - Parameter padding: how many zeros stand on each of the four sides.
func padded(_ input: Matrix, by padding: Int) -> Matrix {
  // TODO: a larger matrix of zeros, and the input copied into its middle.
  todo()
}

/// Slides `overlay` over the input in its frame of zeros.
///
///     correlatePadded([[1, 2, 3]], [[0, 0, 0], [10, 20, 30], [0, 0, 0]], stride: 2, padding: 1)
///     // [[80, 80]]
///
/// - Returns: a number for each position; `[]` when the overlay does not fit.
func correlatePadded(
  _ input: Matrix, _ overlay: Matrix, stride: Int, padding: Int
) -> Matrix {
  // TODO: two of your functions, one around the other.
  todo()
}

/// The slopes with zeros between them, so that neighbours stand `stride` cells apart.
///
///     dilated([[1, 2, 3]], by: 2)  // [[1, 0, 2, 0, 3]]
func dilated(_ slopes: Matrix, by stride: Int) -> Matrix {
  // TODO: a larger matrix of zeros, and each slope copied to its place.
  todo()
}

/// ∂C/∂w of a filter that moved by `stride` over an input in a frame of `padding` zeros.
///
/// - Parameter filter: the filter's shape, which is the result's.
func stridedWeightGradient(
  aPrev: Matrix, zGradient: Matrix, filter: Shape, stride: Int, padding: Int
) -> Matrix {
  // TODO: the index form, or the short form and what is too much of it.
  todo()
}

/// ∂C/∂a for each activation of the input over which the filter moved.
///
/// - Parameter input: the input's shape without its frame, which is the result's.
func stridedActivationGradient(
  w: Matrix, zGradient: Matrix, input: Shape, stride: Int, padding: Int
) -> Matrix {
  // TODO: scatter, or the short form; then the frame goes, and what no window covered gets 0.
  todo()
}
