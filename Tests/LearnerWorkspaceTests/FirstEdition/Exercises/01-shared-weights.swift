// Lesson 1: why weights are shared.

/// How many positions an overlay has along one axis.
///
///     positions(input: 5, overlay: 2, stride: 1)  // 4
///     positions(input: 5, overlay: 2, stride: 2)  // 2
///
/// - Parameters:
///   - input: how many cells the input has along this axis.
///   - overlay: how many cells the overlay covers.
///   - stride: by how many cells it moves at a step.
/// - Returns: 0 when the overlay does not fit.
func positions(input: Int, overlay: Int, stride: Int) -> Int {
  // Without this line an overlay of 3 would have one position in an input of 2 with stride 2:
  // Swift rounds −1 / 2 towards zero, and 0 + 1 is 1.
  guard overlay <= input else { return 0 }

  // The overlay can move on by input − overlay cells. That makes so many whole steps, and the
  // position before the first step counts too.
  return (input - overlay) / stride + 1
}

/// The rows and columns of a feature map.
///
///     featureMapShape(input: (4, 5), overlay: (2, 2), stride: (1, 1))  // (3, 4)
func featureMapShape(input: Shape, overlay: Shape, stride: Shape) -> Shape {
  // Rows have to do with rows only, columns with columns only.
  let rows = positions(input: input.rows, overlay: overlay.rows, stride: stride.rows)
  let columns = positions(input: input.columns, overlay: overlay.columns, stride: stride.columns)
  return (rows, columns)
}

/// How many neurons take in a picture, one for each pixel.
///
///     inputNeurons(rows: 28, columns: 28)  // 784
func inputNeurons(rows: Int, columns: Int) -> Int {
  rows * columns
}

/// The parameters of a layer in which every neuron is joined to every input.
///
///     fullyConnectedParameters(inputs: 4, neurons: 3)  // (weights: 12, biases: 3, total: 15)
func fullyConnectedParameters(
  inputs: Int, neurons: Int
) -> (weights: Int, biases: Int, total: Int) {
  let weights = inputs * neurons
  let biases = neurons
  return (weights, biases, total: weights + biases)
}

/// The parameters of a convolutional layer, whose neurons share their weights.
///
/// - Parameters:
///   - input: the shape of each map that comes in. It does not matter: a filter has as many weights
///     on a large map as on a small one. That is the point of sharing.
///   - mapsIn: how many maps come in; 1 for a grey picture.
///   - mapsOut: how many feature maps the layer makes.
///   - overlay: the shape of each filter.
func convolutionalParameters(
  input: Shape, mapsIn: Int, mapsOut: Int, overlay: Shape
) -> (filters: Int, weights: Int, biases: Int, total: Int) {
  // Each map that is made looks at each map that comes in, through a filter for it alone.
  let filters = mapsIn * mapsOut
  let filterWeights = filters * overlay.rows * overlay.columns

  // The sums of all its filters end in one neuron, which needs one bias.
  let filterBiases = mapsOut
  return (filters, filterWeights, filterBiases, total: filterWeights + filterBiases)
}
