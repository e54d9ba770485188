// Lesson 3: valid and full, correlation and convolution.
//
// `correlate` of lesson 2 is at hand:
//   correlate([[1, 2, 3]], [[10, 20]])  // [[50, 80]]

/// Turns `overlay` by 180°.
///
///     rotate180([[1, 2, 3], [4, 5, 6]])  // [[6, 5, 4], [3, 2, 1]]
func rotate180(_ overlay: Matrix) -> Matrix {
  // TODO: which number comes first now, and which one next?
  todo()
}

/// Slides the turned overlay over the positions inside the input, and adds up the products.
///
///     convolve([[1, 2, 3]], [[10, 20]])  // [[40, 70]]
///
/// - Returns: `[]` when the overlay does not fit.
func convolve(_ input: Matrix, _ overlay: Matrix) -> Matrix {
  // TODO: two functions that you have do all the work.
  todo()
}

/// The rows and columns of a result when the overlay may hang over the edges.
///
///     fullShape(input: (1, 3), overlay: (1, 2))  // (1, 4)
func fullShape(input: Shape, overlay: Shape) -> Shape {
  // TODO: count the positions that cover at least one cell.
  todo()
}

/// Correlates at every position in which the overlay covers at least one cell of the input.
///
///     correlateFull([[1, 2, 3]], [[10, 20]])  // [[20, 50, 80, 30]]
func correlateFull(_ input: Matrix, _ overlay: Matrix) -> Matrix {
  // TODO: what lies outside the input counts as zero.
  todo()
}

/// Convolves at every position in which the overlay covers at least one cell of the input.
///
///     convolveFull([[1, 2, 3]], [[10, 20]])  // [[10, 40, 70, 60]]
func convolveFull(_ input: Matrix, _ overlay: Matrix) -> Matrix {
  // TODO: the same step leads from `correlateFull` here as from `correlate` to `convolve`.
  todo()
}
