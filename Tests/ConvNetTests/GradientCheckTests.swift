internal import ConvNet
internal import Testing

/// Every formula against centred differences, in `Double`: relative error below 1e-7.
@Suite struct `A gradient check` {
  @Test(arguments: Activation.allCases, CorrelationMode.allCases)
  func `passes convolutional layers`(activation: Activation, mode: CorrelationMode) {
    var random = SeededGenerator(seed: 3)
    for stride in [Shape(1), Shape(rows: 2, columns: 1), Shape(rows: 2, columns: 3)] {
      var layer = ConvolutionalLayer(
        mapsIn: 2, mapsOut: 3, filter: Shape(rows: 3, columns: 2), stride: stride, mode: mode,
        activation: activation, using: &random)
      layer.parameters = layer.parameters.map { $0 + 0.1 * random.uniform() }
      let check = layer.gradientCheck(at: random.volume(2, 6, 5))
      #expect(check.worst < 1e-7, "\(layer)")
    }
  }

  @Test(arguments: Activation.allCases)
  func `passes fully connected layers`(activation: Activation) {
    var random = SeededGenerator(seed: 4)
    let layer = FullyConnectedLayer(
      inputs: 12, neurons: 5, activation: activation, using: &random)
    #expect(layer.gradientCheck(at: random.volume(1, 3, 4)).worst < 1e-7)
    #expect(layer.gradientCheck(at: random.volume(12, 1, 1)).worst < 1e-7)
  }

  @Test func `passes the layers that learn nothing`() {
    var random = SeededGenerator(seed: 5)
    let input = random.volume(2, 5, 6)
    let layers: [any Layer] = [
      MaxPoolingLayer(window: 2), MaxPoolingLayer(window: 3, stride: 1),
      MaxPoolingLayer(window: Shape(rows: 1, columns: 4), stride: Shape(rows: 2, columns: 1)),
      Flatten(), Dropout(rate: 0.4),
    ]
    for layer in layers { #expect(layer.gradientCheck(at: input).worst < 1e-7, "\(layer)") }
  }

  @Test(arguments: Cost.allCases) func `passes costs`(cost: Cost) {
    var random = SeededGenerator(seed: 6)
    let output = random.matrix(1, 7).cells.map { 4 * $0 }
    for target in [oneHot(2, of: 7), random.matrix(1, 7).cells.map(abs)] {
      let numerical = numericalGradient(of: { cost.value($0, target: target) }, at: output)
      #expect(relativeError(cost.gradient(output, target: target), numerical) < 1e-7)
    }
  }

  @Test func `passes the article's units`() {
    var random = SeededGenerator(seed: 7)
    let (input, upstream) = (random.matrix(5, 4), random.matrix(4, 2))
    let map = FeatureMap(weights: random.matrix(2, 3), bias: 0.3)
    let gradients = map.backward(map.forward(input), aGradient: upstream)
    func cost(_ map: FeatureMap, _ input: Matrix) -> Double {
      map.forward(input).a.combined(with: upstream, *).sum
    }
    let numbers = map.weights.cells + [map.bias] + input.cells
    let numerical = numericalGradient(
      of: { x in
        cost(
          FeatureMap(weights: Matrix(rows: 2, columns: 3, cells: Array(x[..<6])), bias: x[6]),
          Matrix(rows: 5, columns: 4, cells: Array(x[7...])))
      }, at: numbers)
    let found = gradients.weights.cells + [gradients.bias] + gradients.input.cells
    #expect(relativeError(found, numerical) < 1e-7)
  }

  @Test(arguments: Cost.allCases) func `passes a whole network`(cost: Cost) {
    var random = SeededGenerator(seed: 8)
    let network = Network(
      input: VolumeShape(depth: 2, rows: 9, columns: 8),
      layers: [
        ConvolutionalLayer(mapsIn: 2, mapsOut: 3, filter: 3, activation: .sigmoid, using: &random),
        MaxPoolingLayer(window: 2, stride: 1),
        ConvolutionalLayer(
          mapsIn: 3, mapsOut: 2, filter: 2, stride: 2, mode: .same, activation: .relu,
          using: &random),
        Dropout(rate: 0.2), Flatten(),
        FullyConnectedLayer(inputs: 18, neurons: 6, activation: .tanh, using: &random),
        FullyConnectedLayer(inputs: 6, neurons: 4, using: &random),
      ], cost: cost)
    let check = network.gradientCheck(at: random.volume(2, 9, 8), target: oneHot(1, of: 4))
    #expect(check.worst < 1e-7)
  }

  /// A layer whose way back is wrong in the way the case says.
  struct Faulty: Layer {
    var layer: ConvolutionalLayer
    var fault: @Sendable (LayerGradients) -> LayerGradients
    var parameters: [Double] {
      get { layer.parameters }
      set { layer.parameters = newValue }
    }
    var weightCount: Int { layer.weightCount }
    var description: String { "faulty" }
    func outputShape(for input: VolumeShape) -> VolumeShape { layer.outputShape(for: input) }
    func predict(_ input: Volume) -> Volume { layer.predict(input) }
    func forward(_ input: Volume, using generator: inout SeededGenerator) -> LayerPass {
      let pass = layer.forward(input, using: &generator)
      return LayerPass(output: pass.output) { fault(pass.backward($0)) }
    }
  }

  @Test func `catches a gradient that is wrong in one number, rotated, or not a number`() {
    var random = SeededGenerator(seed: 9)
    let layer = ConvolutionalLayer(
      mapsIn: 1, mapsOut: 2, filter: 3, activation: .sigmoid, using: &random)
    let input = random.volume(1, 5, 5)
    func check(_ fault: @escaping @Sendable (LayerGradients) -> LayerGradients) -> GradientCheck {
      Faulty(layer: layer, fault: fault).gradientCheck(at: input)
    }
    #expect(check { $0 }.worst < 1e-7)
    let oneWeight = check {
      var gradients = $0
      gradients.parameters[4] *= 1.01
      return gradients
    }
    #expect(oneWeight.parameters > 1e-5)
    #expect(oneWeight.input < 1e-7)
    let rotated = check {
      LayerGradients(input: $0.input.rotated180, parameters: $0.parameters)
    }
    #expect(rotated.input > 1e-2)
    let bias = check {
      LayerGradients(input: $0.input, parameters: $0.parameters.dropLast() + [.nan])
    }
    #expect(bias.worst == .infinity)
  }

  @Test func `is exact for a square but for rounding`() {
    let gradient = numericalGradient(of: { $0[0] * $0[0] - 3 * $0[1] }, at: [3, 1])
    expectEqual(gradient, [6, -3], within: 1e-9)
    #expect(relativeError([1, 0], [1, 0]) == 0)
    #expect(relativeError([0, 0], [0, 0]) == 0)
    #expect(relativeError([2, 1], [1, 1]) == 0.5)
  }
}
