// Lesson 8: the weight gradient.

/// ∂C/∂w for each weight of a map's filter: each neuron adds its share.
///
///     weightGradientByNeurons(aPrev: [[1, 2, 4], [3, 5, 9]], zGradient: [[10, -1]])
///     // [[8, 16], [25, 41]]
///
/// - Returns: a matrix of the filter's shape.
///
/// Taught in “Four small matrices”.
/// Worked out by `explain weight-gradient --input aPrev --gradient zGradient`.
func weightGradientByNeurons(aPrev: Matrix, zGradient: Matrix) -> Matrix {
  // A filter that has as many positions as there are neurons has this shape.
  let rows = aPrev.count - zGradient.count + 1
  let columns = aPrev[0].count - zGradient[0].count + 1
  var gradient = Matrix(repeating: Array(repeating: 0, count: columns), count: rows)

  // The two outer loops visit the neurons …
  for row in zGradient.indices {
    for column in zGradient[row].indices {
      let slope = zGradient[row][column]

      // … and the two inner loops the weights, each of which lies over another activation.
      for i in 0..<rows {
        for j in 0..<columns {
          gradient[i][j] += slope * aPrev[row + i][column + j]
        }
      }
    }
  }
  return gradient
}

/// The same matrix in one call.
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
