// Lesson 9: the activation gradient.

/// ∂C/∂a for each activation of the previous layer.
///
///     aPrevGradient(w: [[1, 2], [3, 4]], zGradient: [[10, -1]])  // [[10, 19, -2], [30, 37, -4]]
///
/// - Returns: a matrix of the input's shape.
///
/// Taught in “One of the two runs backwards”.
/// Worked out by `explain activation-gradient --gradient zGradient --filter w`.
func aPrevGradient(w: Matrix, zGradient: Matrix) -> Matrix {
  // ∂C/∂aPrev = convolve(w, ∂C/∂z), full: the neuron before an activation sees it under a late
  // weight, the neuron behind it under an early one, so the two run against each other.
  convolveFull(w, zGradient)
}

/// One step of a map downhill, and what it hands back to the previous layer.
///
/// Taught in “A step downhill”.
func step(
  aPrev: Matrix, w: Matrix, b: Double, aGradient: Matrix, stepSize: Double
) -> (w: Matrix, b: Double, aPrevGradient: Matrix) {
  // Forwards, because the slope of σ depends on z; then backwards through σ.
  let map = featureMap(aPrev, w: w, b: b)
  let slopes = zGradient(z: map.z, aGradient: aGradient)

  // All slopes are made with the weights that made z, before anything changes.
  let handedBack = aPrevGradient(w: w, zGradient: slopes)
  let wSlopes = weightGradient(aPrev: aPrev, zGradient: slopes)
  let bSlope = biasGradient(zGradient: slopes)

  // A slope points uphill. Minus goes down.
  var newW = w
  for row in w.indices {
    for column in w[row].indices {
      newW[row][column] -= stepSize * wSlopes[row][column]
    }
  }
  let newB = b - stepSize * bSlope

  return (w: newW, b: newB, aPrevGradient: handedBack)
}
