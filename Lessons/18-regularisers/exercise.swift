// Lesson 18: regularisers.
//
// At hand are, among others, `relu` and `reluGradient` (lesson 13).

/// One step of gradient descent on a cost with the L2 penalty.
///
///     decayedStep(
///       w: [[4]], b: [1], gradients: (w: [[2]], b: [-3]), lambda: 0.5, stepSize: 0.1)
///     // w: [[3.6]], b: [1.3]
///
/// - Parameter gradients: ∂C/∂w and ∂C/∂b of the cost *without* the penalty.
func decayedStep(
  w: Matrix, b: [Double], gradients: (w: Matrix, b: [Double]), lambda: Double, stepSize: Double
) -> (w: Matrix, b: [Double]) {
  // TODO: each weight shrinks and takes its step; each bias only takes its step.
  todo()
}

/// What neurons with ReLU and dropout hand on.
///
///     dropoutLayer(z: [[3, -1, 2]], mask: [[1, 1, 0]], p: 0.25)  // [[4, 0, 0]]
///     dropoutLayer(z: [[3, -1, 2]], mask: nil, p: 0.25)          // [[3, 0, 2]]
///
/// - Parameters:
///   - mask: 1 for each neuron that speaks, 0 for each that is silent; nil when the network is used.
///   - p: the share that is silenced while the network learns.
func dropoutLayer(z: Matrix, mask: Matrix?, p: Double) -> Matrix {
  // TODO: ReLU first; then the mask, if there is one.
  todo()
}

/// ∂C/∂z of such neurons, from the slopes of what they have handed on while the network learns.
///
///     dropoutLayerGradient(
///       z: [[3, -1, 2]], mask: [[1, 1, 0]], p: 0.25, aGradient: [[6, 6, 6]])
///     // [[8, 0, 0]]
func dropoutLayerGradient(z: Matrix, mask: Matrix, p: Double, aGradient: Matrix) -> Matrix {
  // TODO: back through the mask, then through the ReLU.
  todo()
}

/// The picture, moved by whole pixels; zeros move in.
///
///     shifted([[1, 2], [3, 4]], down: 0, right: 1)   // [[0, 1], [0, 3]]
///     shifted([[1, 2], [3, 4]], down: -1, right: 0)  // [[3, 4], [0, 0]]
///
/// - Parameters:
///   - down: by how many rows; upwards if it is negative.
///   - right: by how many columns; to the left if it is negative.
func shifted(_ picture: Matrix, down: Int, right: Int) -> Matrix {
  // TODO: ask each place of the new picture where its pixel comes from.
  todo()
}

/// Mean, standard deviation and standard error of the results of several seeds, two at least.
///
///     meanAndError([10, 14])  // mean: 12, deviation: 2.8284…, error: 2
func meanAndError(
  _ results: [Double]
) -> (mean: Double, deviation: Double, error: Double) {
  // TODO: the mean first, then the squared distances from it.
  todo()
}
