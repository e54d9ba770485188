// Lesson 1: why weights are shared.
//
// A Shape is a pair of lengths: (rows: 4, columns: 5), or (4, 5) for short.

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
  // TODO: count the places where the overlay can lie without hanging over the edge.
  todo()
}

/// The rows and columns of a feature map.
///
///     featureMapShape(input: (4, 5), overlay: (2, 2), stride: (1, 1))  // (3, 4)
func featureMapShape(input: Shape, overlay: Shape, stride: Shape) -> Shape {
  // TODO: `positions` knows the answer for one axis.
  todo()
}

/// How many neurons take in a picture, one for each pixel.
///
///     inputNeurons(rows: 28, columns: 28)  // 784
func inputNeurons(rows: Int, columns: Int) -> Int {
  // TODO: count the pixels.
  todo()
}

/// The parameters of a layer in which every neuron is joined to every input.
///
///     fullyConnectedParameters(inputs: 4, neurons: 3)  // (weights: 12, biases: 3, total: 15)
func fullyConnectedParameters(
  inputs: Int, neurons: Int
) -> (weights: Int, biases: Int, total: Int) {
  // TODO: count the weights and the biases.
  todo()
}

/// The parameters of a convolutional layer, whose neurons share their weights.
///
/// - Parameters:
///   - input: the shape of each map that comes in. Does the count depend on it? That is for you to
///     decide.
///   - mapsIn: how many maps come in; 1 for a grey picture.
///   - mapsOut: how many feature maps the layer makes.
///   - overlay: the shape of each filter.
func convolutionalParameters(
  input: Shape, mapsIn: Int, mapsOut: Int, overlay: Shape
) -> (filters: Int, weights: Int, biases: Int, total: Int) {
  // TODO: count the filters, then their weights, then the biases.
  todo()
}
