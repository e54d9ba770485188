/// ∂C/∂a for each activation of the previous layer.
///
///     aPrevGradient(w: [[1, 2], [3, 4]], zGradient: [[10, -1]])  // [[10, 19, -2], [30, 37, -4]]
///
/// - Returns: a matrix of the input's shape.
func aPrevGradient(w: Matrix, zGradient: Matrix) -> Matrix {
  // TODO: one of your earlier functions does it all.
  todo()
}

/// One step of a map downhill, and what it hands back to the previous layer.
func step(
  aPrev: Matrix, w: Matrix, b: Double, aGradient: Matrix, stepSize: Double
) -> (w: Matrix, b: Double, aPrevGradient: Matrix) {
  // TODO: forwards, backwards, and only then the change.
  todo()
}
