/// The slope of `cost` for each cell of `x`, measured by nudging the cell by `h` to both sides.
///
/// Nudge one cell at a time; all others keep their values.
///
///     numericalGradient(of: { x in x[0][0] * x[0][0] }, at: [[3]], h: 0.5)  // [[6]]
func numericalGradient(of cost: (Matrix) -> Double, at x: Matrix, h: Double) -> Matrix {
  // TODO: call cost twice for each cell, and divide the difference by the distance.
  todo()
}

/// How far two matrices of the same shape are apart, in proportion to the size of their numbers:
/// the largest |a − b| / (|a| + |b|) of all cells, where the sum below counts as at least 1e-8.
///
///     relativeError([[3]], [[5]])  // 0.25
func relativeError(_ a: Matrix, _ b: Matrix) -> Double {
  // TODO: go through the cells and keep the largest error.
  todo()
}
