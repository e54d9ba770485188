/// ∂C/∂a for each activation of the previous layer: each neuron hands out its share.
///
///     aPrevGradientByNeurons(w: [[1, 2], [3, 4]], zGradient: [[10, -1]])
///     // [[10, 19, -2], [30, 37, -4]]
///
/// - Returns: a matrix of the input's shape.
func aPrevGradientByNeurons(w: Matrix, zGradient: Matrix) -> Matrix {
  // TODO: begin with zeros, one for each activation.
  // TODO: for each neuron and each weight, add slope times weight.
  todo()
}

/// The same matrix in one call.
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
func learned(
  from pairs: [(picture: Matrix, wanted: Matrix)], filter: Shape, stepSize: Double, rounds: Int
) -> (w: Matrix, b: Double, costs: [Double]) {
  // TODO: begin with zeros.
  // TODO: for each round and each pair: forwards, compare, step.
  todo()
}
