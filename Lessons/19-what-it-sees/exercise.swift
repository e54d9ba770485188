// Lesson 19: what a network sees.
//
// At hand are, among others: `forward` (lesson 14), `crossEntropyGradient` and `reluGradient` (13),
// `flatten`, `unflatten` and `fullyConnectedGradients` (12), `maxPoolGradient` (11) and
// `convolutionalLayerGradients` (10).

/// The network of lesson 14: filters with a bias for each, and the weights and biases of its fully
/// connected layer. `forward` takes it.
typealias DigitNetwork = (filters: [Volume], filterBiases: [Double], w: Matrix, b: [Double])

/// Of all patches of this length, the one of which the filter makes the largest number.
///
///     strongestPatch(for: [[3, 4]], length: 10)  // [[6, 8]]
///
/// - Parameters:
///   - filter: not all of its weights are 0.
///   - length: the root of the sum of the patch's squared pixels.
func strongestPatch(for filter: Matrix, length: Double) -> Matrix {
  // TODO: the length of the filter, then a multiple of it.
  todo()
}

/// How far a digit's score falls when a square of the picture is covered.
///
/// - Parameters:
///   - digit: the place of the score.
///   - side: how many rows and columns the square covers; it fits into the picture.
///   - cover: what stands in the place of each pixel under the square.
/// - Returns: a number for each position of the square; negative where the score rises.
func occlusionMap(
  _ picture: Matrix, digit: Int, network: DigitNetwork, side: Int, cover: Double
) -> Matrix {
  // TODO: cover, run the network, put the fall into the map; for each position.
  todo()
}

/// The slopes of the pixels: how fast something rises with each of them.
///
/// - Parameter scoreGradient: how fast it rises with each score. With 1 for one score and 0 for all
///   others, that something is this score.
func inputGradient(
  _ picture: Matrix, network: DigitNetwork, scoreGradient: [Double]
) -> Matrix {
  // TODO: back through the layers as `trainStep` goes, and one result more.
  todo()
}

/// The picture after a step of `epsilon` for each pixel, in the direction in which the cost rises.
///
/// A pixel that has no slope stays, and none leaves the range from 0 to 1.
///
/// - Parameter label: the right digit.
func adversarial(
  _ picture: Matrix, label: Int, network: DigitNetwork, epsilon: Double
) -> Matrix {
  // TODO: the slopes of the cost, and a step by their signs.
  todo()
}

/// The picture after a quarter turn to the right, as the hands of a clock go.
///
///     turned([[1, 2, 3], [4, 5, 6]])  // [[4, 1], [5, 2], [6, 3]]
func turned(_ picture: Matrix) -> Matrix {
  // TODO: a matrix of zeros in the new shape, and each pixel in its new place.
  todo()
}
