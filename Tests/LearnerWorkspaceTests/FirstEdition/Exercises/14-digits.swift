// Lesson 14: digits.
//
// Everything that you have written since lesson 1 is at hand. These are the ones to look for:
//   convolutionalLayer, convolutionalLayerGradients              lesson 10
//   maxPool, maxPoolGradient                                     lesson 11
//   flatten, unflatten, fullyConnected, fullyConnectedGradients  lesson 12
//   softmax, crossEntropy, crossEntropyGradient                  lesson 13
//   relu, reluGradient                                           lesson 13

/// Everything that the network learns: the filters of its convolutional layer with a bias for each,
/// and the weights and biases of its fully connected layer.
typealias Network = (filters: [Volume], filterBiases: [Double], w: Matrix, b: [Double])

/// The numbers at the beginning of an IDX file: the magic number, then one size an axis.
///
///     idxHeader([0, 0, 8, 1, 0, 0, 1, 2, 7])  // magic: 2049, sizes: [258]
///
/// Each number is four bytes. The last byte of the magic number says how many sizes follow. Behind
/// them begin the pixels or labels.
func idxHeader(_ bytes: [Int]) -> (magic: Int, sizes: [Int]) {
  // TODO: put four bytes together to a number, and do it again for each size.
  todo()
}

/// Pixels as numbers from 0 to 1.
///
///     scaled([0, 4, 16], maximum: 16)  // [0, 0.25, 1]
func scaled(_ pixels: [Int], maximum: Int) -> [Double] {
  // TODO: divide each pixel by the maximum.
  todo()
}

/// Everything that the network works out about a picture, from the first layer to the last.
///
/// The convolutional layer with ReLU, 2×2 windows side by side, and the fully connected layer, whose
/// z are the scores.
func forward(
  _ picture: Matrix, network: Network
) -> (z: Volume, pooled: Volume, positions: [[[[Int]]]], logits: [Double]) {
  // TODO: the layers one after the other, each fed with what the one before returns.
  todo()
}

/// What the network's answer costs when `label` is right.
func loss(_ picture: Matrix, label: Int, network: Network) -> Double {
  // TODO: forward, softmax, cross-entropy.
  todo()
}

/// The digit with the highest score; the smaller one of two that are equal.
func readDigit(_ picture: Matrix, network: Network) -> Int {
  // TODO: the place of the highest score.
  todo()
}

/// The network after it has learned a little from one picture.
func trainStep(
  _ picture: Matrix, label: Int, network: Network, stepSize: Double
) -> Network {
  // TODO: forward, back through the layers in reverse, and the step at the end.
  todo()
}
