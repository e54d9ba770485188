// Lesson 2: cross-correlation.
//
// `positions` of lesson 1 is at hand:
//   positions(input: 5, overlay: 2, stride: 1)  // 4

/// Slides `overlay` over `input`. At each position, multiplies the numbers that lie on top of each
/// other and adds up the products.
///
///     correlate([[1, 2, 3]], [[10, 20]])  // [[50, 80]]
///
/// - Parameter stride: by how many rows, and by how many columns, the overlay moves at a step.
/// - Returns: a number for each position inside the input; `[]` when the overlay does not fit.
func correlate(_ input: Matrix, _ overlay: Matrix, stride: Int = 1) -> Matrix {
  // TODO: slide, multiply, add.
  todo()
}
