/// How steep σ is at `z`.
///
///     sigmoidPrime(0)  // 0.25
func sigmoidPrime(_ z: Double) -> Double {
  // TODO: make it from sigmoid(z).
  todo()
}

/// ∂C/∂z for each neuron of a map, from its z and from the ∂C/∂a that the next layer hands back.
///
///     zGradient(z: [[0, 0]], aGradient: [[4, -8]])  // [[1, -2]]
func zGradient(z: Matrix, aGradient: Matrix) -> Matrix {
  // TODO: one product for each cell.
  todo()
}

/// ∂C/∂b, where b is the bias that all neurons of the map share.
///
///     biasGradient(zGradient: [[1, -2], [0.5, 0.25]])  // -0.25
func biasGradient(zGradient: Matrix) -> Double {
  // TODO: make one number of all cells.
  todo()
}
