// Lesson 8: the weight gradient.

/// ∂C/∂w for each weight of a map's filter.
///
///     weightGradient(aPrev: [[1, 2, 4], [3, 5, 9]], zGradient: [[10, -1]])  // [[8, 16], [25, 41]]
///
/// - Returns: a matrix of the filter's shape.
///
/// Taught in “You know this operation”.
/// Worked out by `explain weight-gradient --input aPrev --gradient zGradient`.
func weightGradient(aPrev: Matrix, zGradient: Matrix) -> Matrix {
  // ∂C/∂w = correlate(aPrev, ∂C/∂z): neuron (row, column) has aPrev[row + i][column + j] under the
  // weight w[i][j], and all neurons share that weight.
  correlate(aPrev, zGradient)
}

/// ∂C/∂w and ∂C/∂b of a map, from its input and from the ∂C/∂a that the next layer hands back.
///
/// Taught in “Ask the judge about the weights”.
func parameterGradients(
  aPrev: Matrix, w: Matrix, b: Double, aGradient: Matrix
) -> (w: Matrix, b: Double) {
  // Forwards once more, because the slope of σ depends on z …
  let map = featureMap(aPrev, w: w, b: b)

  // … then backwards: through σ first, and from there to the weights and to the bias.
  let slopes = zGradient(z: map.z, aGradient: aGradient)
  return (
    w: weightGradient(aPrev: aPrev, zGradient: slopes),
    b: biasGradient(zGradient: slopes)
  )
}
