/// Runs a convolutional layer forwards: all `maps` go into each next map.
///
///     convolutionalLayer([[[1]], [[2]]], filters: [[[[3]], [[-1]]]], biases: [0.5]).z  // [[[1.5]]]
///
/// - Parameter filters: `filters[n][p]` is the filter of next map `n` for previous map `p`.
/// - Parameter biases: one for each next map.
func convolutionalLayer(
  _ maps: Volume, filters: [Volume], biases: [Double]
) -> (z: Volume, a: Volume) {
  // TODO: for each next map the sum over all maps, then the bias, then σ.
  todo()
}

/// The slopes of all that a convolutional layer is made of, and of the maps that went into it.
///
/// - Parameter zGradients: ∂C/∂z, a matrix for each next map.
/// - Returns: slopes in the shapes of `filters`, of the biases, and of `maps`.
func convolutionalLayerGradients(
  _ maps: Volume, filters: [Volume], zGradients: Volume
) -> (filters: [Volume], biases: [Double], maps: Volume) {
  // TODO: go through the next maps, and for each through the previous maps.
  todo()
}

/// All slopes of two layers, of which the second looks at the activations of the first.
///
///     twoLayerGradients(
///       [[[0.8]]], first: [[[[1.58]]]], firstBiases: [-0.14], second: [[[[2.45]]]],
///       secondBiases: [-0.11], aGradients: [[[-0.298858]]])
///     // first: about [[[[-0.0138]]]], second: about [[[[-0.0287]]]], …
///
/// - Parameter aGradients: ∂C/∂a, a matrix for each map of the second layer.
/// - Returns: slopes in the shapes of both layers' filters and biases, and of `maps`.
func twoLayerGradients(
  _ maps: Volume, first: [Volume], firstBiases: [Double], second: [Volume], secondBiases: [Double],
  aGradients: Volume
) -> (
  first: [Volume], firstBiases: [Double], second: [Volume], secondBiases: [Double], maps: Volume
) {
  // TODO: forwards, the first layer first.
  // TODO: backwards, the second layer first.
  todo()
}
