internal import KernelInterface

/// The weights or biases of one layer, in the order of the mathematics.
public struct Tensor: Sendable, Equatable {
  /// Such as `layer2.weight`.
  public var name: String
  /// Of weights: output maps, input maps, rows, columns. Of biases: output maps.
  public var shape: [Int]
  /// In row-major order: the last size of the shape runs fastest.
  public var numbers: [Float]

  /// - Precondition: as many numbers as the shape says.
  public init(name: String, shape: [Int], numbers: [Float]) {
    precondition(
      numbers.count == shape.reduce(1, *), "a tensor of shape \(shape) has as many numbers")
    (self.name, self.shape, self.numbers) = (name, shape, numbers)
  }
}

extension NetworkDescription {
  /// The names and shapes of the tensors, in the order of the layers.
  var tensorShapes: [(name: String, shape: [Int])] {
    layers.enumerated().flatMap { number, layer in
      [
        (
          "layer\(number + 1).weight",
          [layer.mapsOut, layer.mapsIn, layer.filterRows, layer.filterColumns]
        ),
        ("layer\(number + 1).bias", [layer.mapsOut]),
      ]
    }
  }
}

extension FastNetwork {
  /// All weights and biases: of each layer `layerN.weight`, then `layerN.bias`, from layer 1.
  ///
  /// - Precondition: what is set has the names and shapes of what is there.
  public var tensors: [Tensor] {
    get { tensors(in: parameters) }
    set {
      precondition(newValue.count == description.tensorShapes.count, "each layer has two tensors")
      for (tensor, (name, shape)) in zip(newValue, description.tensorShapes) {
        precondition(
          tensor.name == name && tensor.shape == shape,
          "“\(tensor.name)” \(tensor.shape) is not “\(name)” \(shape)")
      }
      for (number, layer) in description.layers.enumerated() {
        for map in 0..<layer.mapsOut {
          for tap in 0..<layer.taps {
            parameters[layout.layers[number].weights + layer.weightIndex(map: map, tap: tap)] =
              newValue[2 * number].numbers[map * layer.taps + tap]
          }
          parameters[layout.layers[number].biases + map] = newValue[2 * number + 1].numbers[map]
        }
      }
      arrangeBackward()
    }
  }

  /// The gradients of the last batch, in the same order.
  func gradientTensors(parts: Int) -> [Tensor] {
    let sum = Buffer<Float>(layout.count)
    for part in 0..<parts {
      for number in 0..<layout.count {
        sum[number] += partGradients[part * layout.count + number]
      }
    }
    return tensors(in: sum)
  }

  private func tensors(in buffer: Buffer<Float>) -> [Tensor] {
    let shapes = description.tensorShapes
    return description.layers.indices.flatMap { number in
      let layer = description.layers[number]
      let place = layout.layers[number]
      var weights: [Float] = []
      for map in 0..<layer.mapsOut {
        for tap in 0..<layer.taps {
          weights.append(buffer[place.weights + layer.weightIndex(map: map, tap: tap)])
        }
      }
      let biases = (0..<layer.mapsOut).map { buffer[place.biases + $0] }
      return [(weights), (biases)].enumerated().map { kind, numbers in
        let (name, shape) = shapes[2 * number + kind]
        return Tensor(name: name, shape: shape, numbers: numbers)
      }
    }
  }
}
