// Lesson 12: fully connected.
//
// `sigmoid` of lesson 5 and `sigmoidPrime` of lesson 7 are at hand.

/// All numbers of the maps in one list: map by map, row by row.
///
///     flatten([[[1, 2], [3, 4]], [[5, 6], [7, 8]]])  // [1, 2, 3, 4, 5, 6, 7, 8]
func flatten(_ maps: Volume) -> [Double] {
  // TODO: lay the maps out.
  todo()
}

/// The maps that `flatten` made this list of, each of the given shape.
///
///     unflatten([1, 2, 3, 4, 5, 6, 7, 8], shape: (2, 2))  // [[[1, 2], [3, 4]], [[5, 6], [7, 8]]]
func unflatten(_ numbers: [Double], shape: Shape) -> Volume {
  // TODO: cut the list into maps, and each map into rows.
  todo()
}

/// What each neuron makes of all inputs: z before and a after the activation function.
///
///     fullyConnected([1, 2], w: [[10, 20]], b: [-50])  // z: [0], a: [0.5]
///
/// Row `n` of `w` holds the weights of neuron `n`, one for each input.
func fullyConnected(_ aPrev: [Double], w: Matrix, b: [Double]) -> (z: [Double], a: [Double]) {
  // TODO: for each neuron, weigh all inputs, add its bias, activate.
  todo()
}

/// The slopes of weights, biases and inputs, from ∂C/∂z of each neuron.
///
///     fullyConnectedGradients(aPrev: [1, 2], w: [[10, 20]], zGradient: [3])
///     // w: [[3, 6]], b: [3], aPrev: [30, 60]
func fullyConnectedGradients(
  aPrev: [Double], w: Matrix, zGradient: [Double]
) -> (w: Matrix, b: [Double], aPrev: [Double]) {
  // TODO: a product for each weight, nothing to do for a bias, a sum for each input.
  todo()
}

/// The layer's weights and biases after one step downhill, and the slopes of its inputs.
///
/// `aGradient` is ∂C/∂a of each neuron.
func fullyConnectedStep(
  aPrev: [Double], w: Matrix, b: [Double], aGradient: [Double], stepSize: Double
) -> (w: Matrix, b: [Double], aPrevGradient: [Double]) {
  // TODO: forwards to z, back to the slopes, and the step at the end.
  todo()
}
