// Lesson 9: the activation gradient.

/// ∂C/∂a for each activation of the previous layer: each neuron hands out its share.
///
///     aPrevGradientByNeurons(w: [[1, 2], [3, 4]], zGradient: [[10, -1]])
///     // [[10, 19, -2], [30, 37, -4]]
///
/// - Returns: a matrix of the input's shape.
///
/// Taught in “Four matrices with zeros”.
/// Worked out by `explain activation-gradient --gradient zGradient --filter w`.
func aPrevGradientByNeurons(w: Matrix, zGradient: Matrix) -> Matrix {
  // An input that has as many positions for the filter as there are neurons has this shape.
  let rows = zGradient.count + w.count - 1
  let columns = zGradient[0].count + w[0].count - 1
  var gradient = Matrix(repeating: Array(repeating: 0, count: columns), count: rows)

  // The two outer loops visit the neurons …
  for row in zGradient.indices {
    for column in zGradient[row].indices {
      let slope = zGradient[row][column]

      // … and the two inner loops the weights, each of which lies over another activation.
      for i in w.indices {
        for j in w[i].indices {
          gradient[row + i][column + j] += slope * w[i][j]
        }
      }
    }
  }
  return gradient
}

/// The same matrix in one call.
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

/// Learns a filter and a bias from pictures and the maps that are wanted of them.
///
/// Weights and bias begin at 0. In each round the pairs take their turns, and each of them changes
/// the map by one step before the next one is looked at.
///
///     learned(
///       from: [(picture: [[1, 0]], wanted: [[0.75]])], filter: (1, 2), stepSize: 1, rounds: 1)
///     // w: [[0.0625, 0]], b: 0.0625, costs: [0.03125]
///
/// - Parameter filter: the rows and columns of the filter.
/// - Returns: the filter and the bias after the last round, and for each round the sum of its
///   costs, each of them before its step.
///
/// Taught in “A filter learns”.
func learned(
  from pairs: [(picture: Matrix, wanted: Matrix)], filter: Shape, stepSize: Double, rounds: Int
) -> (w: Matrix, b: Double, costs: [Double]) {
  // A map that knows nothing.
  var w = Matrix(repeating: Array(repeating: 0, count: filter.columns), count: filter.rows)
  var b = 0.0
  var costs: [Double] = []

  for _ in 0..<rounds {
    var cost = 0.0
    for pair in pairs {
      // Forwards, and compare: the slope of half a square is the difference itself.
      var aGradient = featureMap(pair.picture, w: w, b: b).a
      for row in aGradient.indices {
        for column in aGradient[row].indices {
          let difference = aGradient[row][column] - pair.wanted[row][column]
          aGradient[row][column] = difference
          cost += difference * difference / 2
        }
      }

      // Backwards and downhill. The next pair meets the map as it is now.
      let after = step(aPrev: pair.picture, w: w, b: b, aGradient: aGradient, stepSize: stepSize)
      w = after.w
      b = after.b
    }
    costs.append(cost)
  }
  return (w: w, b: b, costs: costs)
}
