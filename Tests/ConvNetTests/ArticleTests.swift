internal import ConvNet
internal import TestSupport
internal import Testing

/// Every number of the article that the library can compute, from Lessons/article.json.
@Suite struct `The article's numbers` {
  struct Example: Decodable, Sendable, CustomTestStringConvertible {
    var id: String
    var inputs: JSON
    var expected: JSON
    var tolerance: Double?
    var testDescription: String { id }
  }

  struct File: Decodable { var examples: [Example] }

  static let examples =
    (try? Golden.read("../Lessons/article.json", as: File.self))?.examples ?? []

  /// Inputs, and two claims about what training reaches.
  static let notComputed: Set = [
    "A.values", "A.f", "B.feature_map1", "B.feature_map2", "B.filter1", "B.filter2",
    "accuracy.fc", "accuracy.cnn",
  ]

  @Test func `are all here`() { #expect(Self.examples.count == 111) }

  @Test(arguments: examples.filter { !notComputed.contains($0.id) })
  func `are what the library computes`(_ example: Example) throws {
    let result = try #require(compute(example), "nothing computes \(example.id)")
    expectEqual(
      result, example.expected, within: max(1e-12, example.tolerance ?? 0))
  }

  func compute(_ example: Example) -> Tensor? {
    let inputs = example.inputs
    switch example.id.prefix(while: { $0 != "." }) {
    case "A": return appendixA(example.id, inputs)
    case "B": return appendixB(example.id, inputs)
    case "count": return count(example.id, inputs)
    case "shape", "stride": return shape(example.id, inputs)
    case "fig1" where example.id == "fig1.shape": return shape(example.id, inputs)
    case "fig1":
      return Tensor(correlate2D(inputs["image"].matrix, inputs["overlay"].matrix, mode: .valid))
    case "chain" where example.id == "chain.7x3.values":
      return Tensor(correlate2D(inputs["input"].matrix, inputs["overlay"].matrix, mode: .valid))
    case "chain": return chaining(example.id, inputs)
    case "maxpool": return pooling(example.id, inputs, map: inputs["feature_map"].matrix)
    case "code" where example.id.hasPrefix("code.maxpool"):
      return pooling(example.id, inputs, map: inputs["a_prev"].matrix)
    case "code" where example.id.hasPrefix("code.fc"): return fullyConnected(example.id, inputs)
    case "code", "fm3x3": return featureMap(example.id, inputs)
    case "fc": return fullyConnected(example.id, inputs)
    default: return otherSource(example.id, inputs)
    }
  }

  private func appendixA(_ id: String, _ inputs: JSON) -> Tensor? {
    if id == "A.rot180" { return Tensor(inputs["f"].matrix.rotated180) }
    let mode: CorrelationMode = id.hasSuffix("full") ? .full : .valid
    let filter = id.contains("rot180") ? inputs["f_rot180"].matrix : inputs["f"].matrix
    let function = id.contains("correlate") ? correlate2D : convolve2D
    return Tensor(function(inputs["values"].matrix, filter, mode, 1))
  }

  private func appendixB(_ id: String, _ inputs: JSON) -> Tensor? {
    switch id {
    case "B.result1":
      return Tensor(
        correlate2D(inputs["feature_map1"].matrix, inputs["filter1"].matrix, mode: .valid))
    case "B.result2":
      return Tensor(
        correlate2D(inputs["feature_map2"].matrix, inputs["filter2"].matrix, mode: .valid))
    case "B.feature_maps_stacked":
      return Tensor([inputs["feature_map1"].matrix, inputs["feature_map2"].matrix] as Volume)
    case "B.filters_stacked":
      return Tensor([inputs["filter1"].matrix, inputs["filter2"].matrix] as Volume)
    case "B.sum":
      // The sum of the 2-d correlations is what a layer of one map and no bias computes.
      let layer = ConvolutionalLayer(
        filters: [[inputs["filter1"].matrix, inputs["filter2"].matrix]], biases: [0],
        activation: .identity)
      let maps: Volume = [inputs["feature_map1"].matrix, inputs["feature_map2"].matrix]
      return Tensor(layer.forward(maps).a[0])
    case "B.stacked_results.raw", "B.stacked_results.reshaped":
      let result = correlate3D(
        inputs["feature_maps_stacked"].volume, inputs["filters_stacked"].volume, mode: .valid)
      return id.hasSuffix("raw") ? Tensor(result) : Tensor(result[0])
    default: return nil
    }
  }

  private func count(_ id: String, _ inputs: JSON) -> Tensor? {
    var random = SeededGenerator(seed: 1)
    func integer(_ name: String) -> Int { Int(inputs[name].number) }
    func convolutional(maps: Int) -> ConvolutionalLayer {
      ConvolutionalLayer(
        mapsIn: 1, mapsOut: maps, filter: inputs["overlay"].pair, using: &random)
    }
    func fullyConnected() -> FullyConnectedLayer {
      FullyConnectedLayer(inputs: integer("inputs"), neurons: integer("hidden"), using: &random)
    }
    switch id {
    case "count.input_neurons":
      return Tensor(Shape(rows: integer("rows"), columns: integer("cols")).count)
    case "count.fc.weights": return Tensor(fullyConnected().weightCount)
    case "count.fc.biases":
      return Tensor(
        FullyConnectedLayer(inputs: 1, neurons: integer("hidden"), using: &random).biases.count)
    case "count.fc.total": return Tensor(fullyConnected().parameters.count)
    case "count.map.weights": return Tensor(convolutional(maps: 1).weightCount)
    case "count.map.biases": return Tensor(convolutional(maps: 1).biases.count)
    case "count.conv.total":
      return Tensor(convolutional(maps: integer("maps")).parameters.count)
    case "count.filters.3to2":
      let layer = ConvolutionalLayer(
        mapsIn: integer("maps_prev"), mapsOut: integer("maps_next"), filter: 2, using: &random)
      let perMap = layer.filters[0].depth
      return Tensor([Double(perMap), Double(layer.filters.count * perMap)])
    default: return nil
    }
  }

  private func shape(_ id: String, _ inputs: JSON) -> Tensor? {
    if id == "shape.da_prev" {
      return Tensor(
        CorrelationMode.full.outputShape(
          input: inputs["w"].pair, filter: inputs["b_gradient_components"].pair))
    }
    return Tensor(
      CorrelationMode.valid.outputShape(
        input: inputs["input"].pair, filter: inputs["overlay"].pair,
        stride: inputs["stride"].pair))
  }
}

// MARK: - Units and layers

extension `The article's numbers` {
  private func featureMap(_ id: String, _ inputs: JSON) -> Tensor? {
    var map = FeatureMap(weights: inputs["w"].matrix, bias: inputs["b"].number)
    if id == "code.featuremap.saturated" {
      // Its inputs are described in words: the numbers 0 … 19 in 4 rows.
      let image = Matrix(rows: 4, columns: 5, cells: (0..<20).map(Double.init))
      let z = map.forward(image).z.cells
      let slopes = z.map { Activation.sigmoid.derivative(at: $0) }
      return Tensor([slopes[0], slopes[slopes.count - 1]])
    }
    let pass = map.forward(inputs["a_prev"].matrix)
    let aGradient = inputs["a_gradient"].matrix
    let gradients = map.backward(pass, aGradient: aGradient)
    map.update(gradients, stepSize: inputs["step_size"].number)
    switch id.split(separator: ".").last {
    case "z": return Tensor(pass.z)
    case "a": return Tensor(pass.a)
    case "b_gradient_components": return Tensor(gradients.z)
    case "b_gradient": return Tensor(shape: [1, 1], cells: [gradients.bias])
    case "w_gradient": return Tensor(gradients.weights)
    case "a_prev_gradient": return Tensor(gradients.input)
    case "b_updated": return Tensor(shape: [1, 1], cells: [map.bias])
    case "w_updated": return Tensor(map.weights)
    case "cost_before_after":
      // C = ∑ a · a_gradient, whose gradient with respect to a is a_gradient.
      let costs = [pass.a, map.forward(pass.input).a].map {
        $0.combined(with: aGradient, *).sum
      }
      return Tensor(costs)
    default: return nil
    }
  }

  private func pooling(_ id: String, _ inputs: JSON, map: Matrix) -> Tensor? {
    let pooling = MaxPoolingMap(window: inputs["overlay"].pair, stride: 1)
    switch id.split(separator: ".").last {
    case "forward": return Tensor(pooling.forward(map).a)
    case "positions":
      let pass = pooling.forward(map)
      let positions = (0..<pass.a.rows).flatMap { row in
        (0..<pass.a.columns).flatMap { column -> [Double] in
          let position = pass.position(row, column)
          return [Double(position.row), Double(position.column)]
        }
      }
      return Tensor(shape: [pass.a.rows, pass.a.columns, 2], cells: positions)
    case "backward":
      // The figure's example does not repeat its window: it is the 2×2 of the forward one.
      let pooling = id.hasPrefix("maxpool") ? MaxPoolingMap(window: 2, stride: 1) : pooling
      return Tensor(
        pooling.backward(pooling.forward(map), aGradient: inputs["a_gradient"].matrix))
    default: return nil
    }
  }

  private func fullyConnected(_ id: String, _ inputs: JSON) -> Tensor? {
    var layer = FullyConnectedLayer(
      weights: inputs["w"].matrix, biases: inputs["b"].numbers, activation: .sigmoid)
    let input = inputs["a_prev"].matrix
    let pass = layer.forward(input.cells)
    let gradients = layer.backward(pass, aGradient: inputs["a_gradient"].numbers)
    layer.update(gradients, stepSize: inputs["step_size"].number)
    switch id.split(separator: ".").last {
    case "z": return Tensor(pass.z)
    case "a": return Tensor(pass.a)
    case "b_gradient": return Tensor(gradients.biases)
    case "w_gradient": return Tensor(gradients.weights)
    case "a_prev_gradient":
      return Tensor(Matrix(rows: input.rows, columns: input.columns, cells: gradients.input))
    case "b_updated": return Tensor(layer.biases)
    case "w_updated": return Tensor(layer.weights)
    default: return nil
    }
  }

  private func chaining(_ id: String, _ inputs: JSON) -> Tensor? {
    let layer = ConvolutionalLayer(
      filters: inputs["filters[next][prev]"].items.map(\.volume), biases: inputs["bias"].numbers,
      activation: .sigmoid)
    let pass = layer.forward(inputs["maps_prev"].volume)
    let aGradient = inputs["a_gradient"].volume
    let gradients = layer.backward(pass, aGradient: aGradient)
    switch id {
    case "chain.z": return Tensor(pass.z)
    case "chain.a": return Tensor(pass.a)
    case "chain.b_gradient_components":
      let components = zip(pass.z.cells, aGradient.cells).map {
        Activation.sigmoid.derivative(at: $0) * $1
      }
      return Tensor(Volume(pass.z.shape, cells: components))
    case "chain.b_gradient": return Tensor(gradients.biases)
    case "chain.w_gradient": return Tensor(gradients.filters)
    case "chain.a_prev_gradient": return Tensor(gradients.input)
    default: return nil
    }
  }
}

// MARK: - Other sources

extension `The article's numbers` {
  private func otherSource(_ id: String, _ inputs: JSON) -> Tensor? {
    func target() -> [Double] {
      oneHot(Int(inputs["target"].number), of: inputs["output"].numbers.count)
    }
    switch id {
    case "pytorch.softmax": return Tensor(softmax(inputs["output"].numbers))
    case "pytorch.nll":
      return Tensor(Cost.crossEntropy.value(inputs["output"].numbers, target: target()))
    case "pytorch.ce_gradient":
      return Tensor(Cost.crossEntropy.gradient(inputs["output"].numbers, target: target()))
    case "hello.chain_rule": return helloWorld(inputs)
    case "d2l.corr2d":
      return Tensor(correlate2D(inputs["X"].matrix, inputs["K"].matrix, mode: .valid))
    case "d2l.multi_in":
      return Tensor(correlate3D(inputs["X"].volume, inputs["K"].volume, mode: .valid)[0])
    case "minitorch.conv1d":
      // As long as the input, with the zeros to the right.
      let input = Matrix([inputs["input"].numbers + [0, 0]])
      return Tensor(correlate2D(input, Matrix([inputs["weight"].numbers]), mode: .valid).cells)
    case "3b1b.convolve":
      let (a, b) = (Matrix([inputs["a"].numbers]), Matrix([inputs["b"].numbers]))
      return Tensor(convolve2D(a, b, mode: .full).cells)
    case "cs231n.conv_forward": return stanford()
    default: return nil
    }
  }

  /// Two neurons in a row, and one step.
  private func helloWorld(_ inputs: JSON) -> Tensor {
    func neuron(_ number: Int) -> FullyConnectedLayer {
      FullyConnectedLayer(
        weights: [[inputs["w_l\(number)"].number]], biases: [inputs["b_l\(number)"].number],
        activation: .sigmoid)
    }
    let input: Volume = [[[inputs["a_l0"].number]]]
    var network = Network(
      input: input.shape, layers: [neuron(1), neuron(2)], cost: .quadratic)
    let before = network.predict(input)[0]
    var random = SeededGenerator(seed: 1)
    let gradients = network.gradients(
      for: input, target: [inputs["target"].number], using: &random)
    // That article's cost is (a − y)², without our ½: its gradient is twice ours.
    var descent = StochasticGradientDescent(stepSize: 2 * inputs["step_size"].number)
    descent.step(&network, against: gradients.layers)
    return Tensor([before] + network.layers.flatMap(\.parameters) + network.predict(input))
  }

  /// Two pictures, three filters, stride 2, a border of one zero; inputs by formula.
  private func stanford() -> Tensor {
    func linspace(_ first: Double, _ last: Double, _ count: Int) -> [Double] {
      (0..<count).map { first + (last - first) * Double($0) / Double(count - 1) }
    }
    let x = linspace(-0.1, 0.5, 96)
    let w = linspace(-0.2, 0.3, 144)
    let shape = VolumeShape(depth: 3, rows: 4, columns: 4)
    let layer = ConvolutionalLayer(
      filters: (0..<3).map { Volume(shape, cells: Array(w[48 * $0..<48 * ($0 + 1)])) },
      biases: linspace(-0.1, 0.2, 3), stride: 2, activation: .identity)
    return Tensor(
      (0..<2).map { picture in
        let volume = Volume(shape, cells: Array(x[48 * picture..<48 * (picture + 1)]))
        return layer.forward(Volume(volume.maps.map(bordered))).a
      })
  }

  /// The matrix with a border of one zero.
  private func bordered(_ matrix: Matrix) -> Matrix {
    var wide = Matrix(rows: matrix.rows + 2, columns: matrix.columns + 2)
    for row in 0..<matrix.rows {
      for column in 0..<matrix.columns { wide[row + 1, column + 1] = matrix[row, column] }
    }
    return wide
  }
}
