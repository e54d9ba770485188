// Lesson 7: the bias gradient.

/// How steep σ is at `z`.
///
///     sigmoidPrime(0)  // 0.25
///
/// Taught in “How steep is σ”.
func sigmoidPrime(_ z: Double) -> Double {
  // σ′(z) = σ(z) · (1 − σ(z)): the activation is worked out once and used twice.
  let a = sigmoid(z)
  return a * (1 - a)
}

/// ∂C/∂z for each neuron of a map, from its z and from the ∂C/∂a that the next layer hands back.
///
///     zGradient(z: [[0, 0]], aGradient: [[4, -8]])  // [[1, -2]]
///
/// Taught in “One neuron”.
func zGradient(z: Matrix, aGradient: Matrix) -> Matrix {
  var slopes = aGradient
  for row in z.indices {
    for column in z[row].indices {
      // ∂C/∂z = σ′(z) · ∂C/∂a. Here z goes into σ′, not a: σ′ applies σ itself.
      slopes[row][column] = sigmoidPrime(z[row][column]) * aGradient[row][column]
    }
  }
  return slopes
}

/// ∂C/∂b, where b is the bias that all neurons of the map share.
///
///     biasGradient(zGradient: [[1, -2], [0.5, 0.25]])  // -0.25
///
/// Taught in “One bias, four neurons”.
/// Worked out by `explain bias-gradient --gradient zGradient`.
func biasGradient(zGradient: Matrix) -> Double {
  // Raising b raises every z by as much, so every neuron's slope counts in full.
  var sum = 0.0
  for row in zGradient {
    for slope in row {
      sum += slope
    }
  }
  return sum
}
