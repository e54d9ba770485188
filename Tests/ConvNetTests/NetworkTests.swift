internal import ConvNet
internal import HandwrittenDigits
internal import Testing

@Suite struct `A network` {
  @Test func `names its layers, shapes and parameters`() {
    var random = SeededGenerator(seed: 1)
    let network = Network(
      input: VolumeShape(depth: 1, rows: 28, columns: 28),
      layers: [
        ConvolutionalLayer(
          mapsIn: 1, mapsOut: 16, filter: Shape(rows: 4, columns: 5), activation: .sigmoid,
          using: &random),
        MaxPoolingLayer(window: 2, stride: 1),
        ConvolutionalLayer(
          mapsIn: 16, mapsOut: 8, filter: 3, stride: 2, mode: .same, activation: .relu,
          using: &random),
        MaxPoolingLayer(window: 3), Flatten(), Dropout(rate: 0.5),
        FullyConnectedLayer(inputs: 128, neurons: 10, using: &random),
      ], cost: .crossEntropy)
    #expect(
      network.description == """
        input                                              1×28×28
        convolutional 4×5, 1 → 16, sigmoid                 16×25×24   336 parameters
        max pooling 2×2, stride 1×1                        16×24×23
        convolutional 3×3, 16 → 8, stride 2×2, same, relu  8×12×12   1160 parameters
        max pooling 3×3                                    8×4×4
        flatten                                            128×1×1
        dropout 0.5                                        128×1×1
        fully connected, 128 → 10, identity                10×1×1    1290 parameters
        """)
  }

  @Test func `starts with a cost near ln 10, as knowing nothing costs`() {
    // CS231n's first sanity check: ten classes, all about equally likely.
    let network = smallNetwork(seed: 1)
    let costs = HandwrittenDigits.test.prefix(50).map {
      Cost.crossEntropy.value(
        network.predict(Volume([$0.image])), target: oneHot($0.label, of: 10))
    }
    let mean = costs.reduce(0, +) / 50
    #expect(abs(mean - 2.302_585) < 0.5)
  }

  @Test func `learns a few pictures by heart`() {
    // CS231n's second: a network that cannot do this has a fault.
    var network = smallNetwork(seed: 2)
    let few = HandwrittenDigits.training.selecting(0..<20)
    var descent = StochasticGradientDescent(stepSize: 0.1, momentum: 0.9)
    var random = SeededGenerator(seed: 3)
    var costs: [Double] = []
    for _ in 1...25 {
      costs.append(network.learn(from: few, batch: 5, by: &descent, using: &random))
    }
    #expect(network.accuracy(on: few) == 1)
    #expect(costs[24] < 0.05 * costs[0])
    let image = few[0].image
    let probabilities = network.probabilities(for: image)
    #expect(abs(probabilities.reduce(0, +) - 1) < 1e-12)
    #expect(network.classify(image) == few[0].label)
    #expect(probabilities.max() == probabilities[few[0].label])
  }

  @Test func `learns the same from the same seed, something else from another`() {
    func learned(_ seed: UInt64) -> [[Double]] {
      var network = smallNetwork(seed: seed)
      var descent = StochasticGradientDescent(stepSize: 0.1)
      var random = SeededGenerator(seed: seed)
      _ = network.learn(
        from: HandwrittenDigits.training.selecting(0..<10), batch: 4, by: &descent,
        using: &random)
      return network.layers.map(\.parameters)
    }
    #expect(learned(5) == learned(5))
    #expect(learned(5) != learned(6))
  }

  @Test func `averages the gradients of a batch`() {
    let data = HandwrittenDigits.training.selecting(0..<3)
    var network = smallNetwork(seed: 4)
    let before = network.layers.map(\.parameters)
    var random = SeededGenerator(seed: 4)
    let gradients = data.map {
      network.gradients(
        for: Volume([$0.image]), target: oneHot($0.label, of: 10), using: &random)
    }
    var descent = StochasticGradientDescent(stepSize: 0.5)
    let cost = network.learn(from: data, batch: 3, by: &descent, using: &random)
    #expect(abs(cost - gradients.map(\.cost).reduce(0, +) / 3) < 1e-12)
    for layer in before.indices {
      let expected = before[layer].indices.map { index in
        before[layer][index] - 0.5 * gradients.map { $0.layers[layer][index] }.reduce(0, +) / 3
      }
      expectEqual(network.layers[layer].parameters, expected)
    }
  }

  @Test func `is not changed by dropout when it predicts`() {
    let input: Volume = [[[1, 2], [3, 4]]]
    let layer = Dropout(rate: 0.5)
    #expect(layer.predict(input) == input)
    var random = SeededGenerator(seed: 1)
    let many = Volume(VolumeShape(depth: 1, rows: 100, columns: 100), repeating: 1)
    let output = layer.forward(many, using: &random).output.cells
    #expect(Set(output) == [0, 2])
    // 10,000 lots: five standard deviations of the mean are 0.05.
    #expect(abs(output.reduce(0, +) / 10_000 - 1) < 0.05)
  }

  private func smallNetwork(seed: UInt64) -> Network {
    var random = SeededGenerator(seed: seed)
    return Network(
      input: VolumeShape(depth: 1, rows: 8, columns: 8),
      layers: [
        ConvolutionalLayer(
          mapsIn: 1, mapsOut: 4, filter: 3, activation: .relu, using: &random),
        MaxPoolingLayer(window: 2), Flatten(),
        FullyConnectedLayer(inputs: 36, neurons: 10, using: &random),
      ], cost: .crossEntropy)
  }
}
