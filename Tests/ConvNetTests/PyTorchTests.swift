internal import ConvNet
internal import TestSupport
internal import Testing

/// Golden/pytorch.json, made by Golden/make-pytorch.py: forward results and every gradient.
@Suite struct `What PyTorch makes` {
  /// Read once: a file of this size takes a second in a debug build.
  static let file = Result { try Golden.read("ConvNetTests/Golden/pytorch.json", as: JSON.self) }

  let file: JSON
  init() throws { file = try Self.file.get() }

  @Test func `of convolutional layers is what ours make`() throws {
    let cases = file["convolutional"].items
    #expect(cases.count == 22)
    for item in cases {
      let mode = try #require(CorrelationMode(rawValue: item["mode"].string))
      let activation = try #require(Activation(rawValue: item["activation"].string))
      let layer = ConvolutionalLayer(
        filters: item["filters"].items.map(\.volume), biases: item["biases"].numbers,
        stride: item["stride"].pair, mode: mode, activation: activation)
      let pass = layer.forward(item["input"].volume)
      let gradients = layer.backward(pass, aGradient: item["upstream"].volume)
      let name: Comment = "\(layer) of \(pass.input.shape)"
      expectEqual(Tensor(pass.z), item["z"], name)
      expectEqual(Tensor(pass.a), item["a"], name)
      expectEqual(Tensor(gradients.input), item["inputGradient"], name)
      expectEqual(Tensor(gradients.filters), item["filterGradients"], name)
      expectEqual(Tensor(gradients.biases), item["biasGradients"], name)
      let fromZ = layer.gradients(input: pass.input, zGradient: item["zGradient"].volume)
      expectEqual(Tensor(fromZ.input), item["inputGradient"], name)
      #expect(layer.predict(pass.input) == pass.a)
    }
    // Every mode with and without a stride, every activation.
    let kinds = cases.map { "\($0["mode"].string) \($0["stride"].numbers == [1, 1])" }
    #expect(Set(kinds).count == 6)
    #expect(Set(cases.map { $0["activation"].string }).count == 4)
  }

  @Test func `of max pooling is what ours makes`() {
    let cases = file["pooling"].items
    #expect(cases.count == 8)
    for item in cases {
      let layer = MaxPoolingLayer(window: item["window"].pair, stride: item["stride"].pair)
      var random = SeededGenerator(seed: 1)
      let pass = layer.forward(item["input"].volume, using: &random)
      expectEqual(Tensor(pass.output), item["a"], "\(layer)")
      let gradients = pass.backward(item["upstream"].volume)
      expectEqual(Tensor(gradients.input), item["inputGradient"], "\(layer)")
      // The unit for one map agrees with the layer.
      for (map, input) in item["input"].volume.maps.enumerated() {
        let one = layer.map.forward(input)
        #expect(one.a == pass.output[map])
        #expect(
          layer.map.backward(one, aGradient: item["upstream"].volume[map])
            == gradients.input[map])
      }
    }
  }

  @Test func `of fully connected layers is what ours make`() throws {
    let cases = file["fullyConnected"].items
    #expect(cases.count == 4)
    for item in cases {
      let layer = FullyConnectedLayer(
        weights: item["weights"].matrix, biases: item["biases"].numbers,
        activation: try #require(Activation(rawValue: item["activation"].string)))
      let pass = layer.forward(item["input"].numbers)
      let gradients = layer.backward(pass, aGradient: item["upstream"].numbers)
      expectEqual(Tensor(pass.z), item["z"], "\(layer)")
      expectEqual(Tensor(pass.a), item["a"], "\(layer)")
      expectEqual(Tensor(gradients.input), item["inputGradient"], "\(layer)")
      expectEqual(Tensor(gradients.weights), item["weightGradient"], "\(layer)")
      expectEqual(Tensor(gradients.biases), item["biasGradients"], "\(layer)")
    }
  }

  @Test func `of costs is what ours are`() throws {
    let cases = file["costs"].items
    #expect(cases.count == 12)
    for item in cases {
      let cost = try #require(Cost(rawValue: item["name"].string))
      let (output, target) = (item["output"].numbers, item["target"].numbers)
      expectEqual(Tensor(cost.value(output, target: target)), item["cost"], "\(cost)")
      expectEqual(Tensor(cost.gradient(output, target: target)), item["gradient"], "\(cost)")
      expectEqual(Tensor(softmax(output)), item["softmax"], "\(cost)")
    }
  }

  @Test func `of a whole network and of its descent is what ours are`() {
    let item = file["network"]
    func parameters(_ key: String) -> [[Double]] {
      item[key].items.map { $0["weights"].numbers + $0["biases"].numbers }
    }
    let layers = item["layers"].items
    func convolutional(
      _ index: Int, _ mode: CorrelationMode, _ activation: Activation
    ) -> ConvolutionalLayer {
      ConvolutionalLayer(
        filters: layers[index]["weights"].items.map(\.volume),
        biases: layers[index]["biases"].numbers, mode: mode, activation: activation)
    }
    func fullyConnected(_ index: Int, _ activation: Activation) -> FullyConnectedLayer {
      FullyConnectedLayer(
        weights: layers[index]["weights"].matrix, biases: layers[index]["biases"].numbers,
        activation: activation)
    }
    var network = Network(
      input: VolumeShape(depth: 1, rows: 9, columns: 8),
      layers: [
        convolutional(0, .valid, .relu), MaxPoolingLayer(window: 2),
        convolutional(1, .same, .tanh), MaxPoolingLayer(window: 2, stride: 1), Flatten(),
        fullyConnected(2, .sigmoid), fullyConnected(3, .identity),
      ], cost: .crossEntropy)
    let inputs = item["inputs"].items.map(\.volume)
    let targets = item["labels"].numbers.map { oneHot(Int($0), of: 3) }

    var random = SeededGenerator(seed: 1)
    let gradients = network.gradients(for: inputs[0], target: targets[0], using: &random)
    expectEqual(network.predict(inputs[0]), item["output"].numbers)
    expectEqual(Tensor(gradients.cost), item["cost"], "cost")
    expectEqual(Tensor(gradients.input), item["inputGradient"], "input")
    let found = gradients.layers.filter { !$0.isEmpty }
    for (layer, expected) in zip(found, parameters("gradients")) { expectEqual(layer, expected) }

    var descent = StochasticGradientDescent(
      stepSize: item["stepSize"].number, momentum: item["momentum"].number,
      l2: item["l2"].number)
    for step in 0..<6 {
      let gradients = network.gradients(
        for: inputs[step % 3], target: targets[step % 3], using: &random)
      descent.step(&network, against: gradients.layers)
    }
    let after = network.layers.map(\.parameters).filter { !$0.isEmpty }
    #expect(after.count == 4)
    for (layer, expected) in zip(after, parameters("after")) {
      expectEqual(layer, expected, within: 1e-11)
    }
  }
}
