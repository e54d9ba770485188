internal import ConvNet
@testable internal import Engine
internal import KernelInterface

extension Network {
  /// The clear face of a network: the same weights in the layers of ConvNet, in `Double`.
  init(_ network: FastNetwork) {
    var layers: [any Layer] = []
    for shape in network.description.layers {
      var generator = SeededGenerator(seed: 0)
      if shape.isDense {
        layers += [
          Flatten(),
          FullyConnectedLayer(
            inputs: shape.inputCells, neurons: shape.mapsOut, activation: shape.activation,
            using: &generator),
        ]
      } else {
        layers.append(
          ConvolutionalLayer(
            mapsIn: shape.mapsIn, mapsOut: shape.mapsOut,
            filter: Shape(rows: shape.filterRows, columns: shape.filterColumns),
            activation: shape.activation, using: &generator))
        if shape.pool > 1 {
          layers.append(MaxPoolingLayer(window: Shape(rows: shape.pool, columns: shape.pool)))
        }
      }
    }
    var tensors = network.tensors[...]
    for number in layers.indices where !layers[number].parameters.isEmpty {
      // Weights, then biases, each in the same order as here.
      layers[number].parameters = tensors.prefix(2).flatMap { $0.numbers.map(Double.init) }
      tensors = tensors.dropFirst(2)
    }
    let description = network.description
    self.init(
      input: VolumeShape(depth: 1, rows: description.rows, columns: description.columns),
      layers: layers, cost: description.cost)
  }
}
