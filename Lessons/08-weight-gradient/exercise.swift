/// ∂C/∂w for each weight of a map's filter: each neuron adds its share.
///
///     weightGradientByNeurons(aPrev: [[1, 2, 4], [3, 5, 9]], zGradient: [[10, -1]])
///     // [[8, 16], [25, 41]]
///
/// - Returns: a matrix of the filter's shape.
func weightGradientByNeurons(aPrev: Matrix, zGradient: Matrix) -> Matrix {
  // TODO: begin with zeros, one for each weight.
  // TODO: for each neuron and each weight, add slope times activation.
  todo()
}

/// The same matrix in one call.
///
///     weightGradient(aPrev: [[1, 2, 4], [3, 5, 9]], zGradient: [[10, -1]])  // [[8, 16], [25, 41]]
///
/// - Returns: a matrix of the filter's shape.
func weightGradient(aPrev: Matrix, zGradient: Matrix) -> Matrix {
  // TODO: one of your earlier functions does it all.
  todo()
}

/// ∂C/∂w and ∂C/∂b of a map, from its input and from the ∂C/∂a that the next layer hands back.
func parameterGradients(
  aPrev: Matrix, w: Matrix, b: Double, aGradient: Matrix
) -> (w: Matrix, b: Double) {
  // TODO: forwards to z, backwards to ∂C/∂z, and from there to the weights and the bias.
  todo()
}
