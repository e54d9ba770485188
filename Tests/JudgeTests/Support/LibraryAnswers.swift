import Course
import HandwrittenDigits

@testable import ConvNet

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the library of the project makes of a call of a lesson's function.
///
/// It was written apart from the lessons' solutions, with other loops, and is itself held to SciPy,
/// PyTorch and the article: where both agree, a solution is right.
enum LibraryAnswers {
  typealias Answer = @Sendable (CallArguments) throws -> Value

  static let all: [String: Answer] = counting.merging(sliding) { $1 }.merging(layers) { $1 }
    .merging(digits) { $1 }.merging(strides) { $1 }

  // MARK: Counting

  private static let counting: [String: Answer] = [
    "positions": { call in
      .integer(
        positions(
          Shape(rows: try call.integer(0), columns: 1),
          Shape(rows: try call.integer(1), columns: 1), try call.integer(2)
        ).rows)
    },
    "featureMapShape": { call in
      let (input, overlay, stride) = (try call.shape(0), try call.shape(1), try call.shape(2))
      let rows = positions(
        Shape(rows: input.rows, columns: 1), Shape(rows: overlay.rows, columns: 1), stride.rows)
      let columns = positions(
        Shape(rows: 1, columns: input.columns), Shape(rows: 1, columns: overlay.columns),
        stride.columns)
      return .shape(rows: rows.rows, columns: columns.columns)
    },
    "inputNeurons": { call in
      .integer(Shape(rows: try call.integer(0), columns: try call.integer(1)).count)
    },
    "fullyConnectedParameters": { call in
      let (inputs, neurons) = (try call.integer(0), try call.integer(1))
      let layer = FullyConnectedLayer(
        weights: Matrix(rows: neurons, columns: inputs),
        biases: Array(repeating: 0, count: neurons), activation: .sigmoid)
      return .tuple([
        .init("weights", .integer(layer.weightCount)),
        .init("biases", .integer(layer.biases.count)),
        .init("total", .integer(layer.parameters.count)),
      ])
    },
    "convolutionalParameters": { call in
      let (mapsIn, mapsOut, overlay) = (
        try call.integer(1), try call.integer(2), try call.shape(3)
      )
      let filter = VolumeShape(depth: mapsIn, rows: overlay.rows, columns: overlay.columns)
      let layer = ConvolutionalLayer(
        filters: Array(repeating: Volume(filter), count: mapsOut),
        biases: Array(repeating: 0, count: mapsOut), activation: .sigmoid)
      return .tuple([
        .init("filters", .integer(layer.filters.reduce(0) { $0 + $1.depth })),
        .init("weights", .integer(layer.weightCount)),
        .init("biases", .integer(layer.biases.count)),
        .init("total", .integer(layer.parameters.count)),
      ])
    },
    "fullShape": { call in
      let shape = CorrelationMode.full.outputShape(
        input: try call.shape(0), filter: try call.shape(1))
      return .shape(rows: shape.rows, columns: shape.columns)
    },
  ]

  private static func positions(_ input: Shape, _ overlay: Shape, _ stride: Int) -> Shape {
    guard overlay.fits(in: input) else { return 0 }
    return CorrelationMode.valid.outputShape(
      input: input, filter: overlay, stride: Shape(rows: stride, columns: stride))
  }

  // MARK: Sliding

  private static let sliding: [String: Answer] = [
    "correlate": { call in
      let (input, overlay, stride) = (try call.matrix(0), try call.matrix(1), try call.integer(2))
      guard overlay.shape.fits(in: input.shape) else { return .list([]) }
      return value(
        correlate2D(
          input, overlay, mode: .valid, stride: Shape(rows: stride, columns: stride)))
    },
    "rotate180": { call in value(try call.matrix(0).rotated180) },
    "convolve": { call in
      let (input, overlay) = (try call.matrix(0), try call.matrix(1))
      guard overlay.shape.fits(in: input.shape) else { return .list([]) }
      return value(convolve2D(input, overlay, mode: .valid))
    },
    "correlateFull": { call in
      value(correlate2D(try call.matrix(0), try call.matrix(1), mode: .full))
    },
    "convolveFull": { call in
      value(convolve2D(try call.matrix(0), try call.matrix(1), mode: .full))
    },
    "sumOfCorrelations": { call in
      let (maps, filters) = (try call.volume(0), try call.volume(1))
      guard filters.shape.fits(in: maps.shape) else { return .list([]) }
      return value(correlate3D(maps, filters, mode: .valid)[0])
    },
    "correlate3D": { call in
      let (volume, overlay) = (try call.volume(0), try call.volume(1))
      guard overlay.shape.fits(in: volume.shape) else { return .list([]) }
      return value(correlate3D(volume, overlay, mode: .valid))
    },
  ]

  // MARK: Layers

  private static let layers: [String: Answer] = [
    "sigmoid": { call in .number(Activation.sigmoid(try call.number(0))) },
    "featureMap": { call in
      let pass = FeatureMap(weights: try call.matrix(1), bias: try call.number(2))
        .forward(try call.matrix(0))
      return .tuple([.init("z", value(pass.z)), .init("a", value(pass.a))])
    },
    "numericalGradient": { call in
      try slopes(of: call.text(0), at: call.matrix(1), h: call.number(2))
    },
    "relativeError": { call in
      let pairs = zip(try call.matrix(0).cells, try call.matrix(1).cells)
      let errors = pairs.map { abs($0 - $1) / Swift.max(abs($0) + abs($1), 1e-8) }
      return .number(errors.max() ?? 0)
    },
    "sigmoidPrime": { call in .number(Activation.sigmoid.derivative(at: try call.number(0))) },
    "zGradient": { call in
      value(
        try call.matrix(0).combined(with: call.matrix(1)) {
          Activation.sigmoid.derivative(at: $0) * $1
        })
    },
    "biasGradient": { call in .number(try call.matrix(0).sum) },
    "weightGradientByNeurons": weightGradient,
    "weightGradient": weightGradient,
    "parameterGradients": { call in
      let map = FeatureMap(weights: try call.matrix(1), bias: try call.number(2))
      let gradients = map.backward(
        map.forward(try call.matrix(0)), aGradient: try call.matrix(3))
      return .tuple([
        .init("w", value(gradients.weights)), .init("b", .number(gradients.bias)),
      ])
    },
    "aPrevGradientByNeurons": aPrevGradient,
    "aPrevGradient": aPrevGradient,
    "step": { call in
      var map = FeatureMap(weights: try call.matrix(1), bias: try call.number(2))
      let gradients = map.backward(
        map.forward(try call.matrix(0)), aGradient: try call.matrix(3))
      map.update(gradients, stepSize: try call.number(4))
      return .tuple([
        .init("w", value(map.weights)), .init("b", .number(map.bias)),
        .init("aPrevGradient", value(gradients.input)),
      ])
    },
    "learned": { call in
      let pairs = try call.elements(0).map { pair in
        (picture: try pair.matrix(0), wanted: try pair.matrix(1))
      }
      let (map, costs) = learned(
        from: pairs, filter: try call.shape(1), stepSize: try call.number(2),
        rounds: try call.integer(3))
      return .tuple([
        .init("w", value(map.weights)), .init("b", .number(map.bias)),
        .init("costs", .vector(costs)),
      ])
    },
    "cnnTutorEdgeWeightsFound": { call in
      let detector: Matrix = [[1, -1]]
      let pictures: [Matrix] = [[[0, 0, 1, 1, 0], [0, 1, 1, 0, 0]], [[1, 1, 0, 0, 1]]]
      let pairs = pictures.map { picture in
        (picture: picture, wanted: FeatureMap(weights: detector, bias: 0).forward(picture).a)
      }
      let (map, _) = learned(
        from: pairs, filter: detector.shape, stepSize: 1, rounds: try call.integer(0))
      let distances = map.weights.combined(with: detector) { abs($0 - $1) }
      return .integer(distances.cells.count { $0 < 0.01 })
    },
    "convolutionalLayer": { call in
      let layer = ConvolutionalLayer(
        filters: try call.volumes(1), biases: try call.vector(2), activation: .sigmoid)
      let pass = layer.forward(try call.volume(0))
      return .tuple([.init("z", value(pass.z)), .init("a", value(pass.a))])
    },
    "convolutionalLayerGradients": { call in
      let filters = try call.volumes(1)
      let layer = ConvolutionalLayer(
        filters: filters, biases: filters.map { _ in 0 }, activation: .sigmoid)
      let gradients = layer.gradients(input: try call.volume(0), zGradient: try call.volume(2))
      return .tuple([
        .init("filters", .list(gradients.filters.map(value))),
        .init("biases", .vector(gradients.biases)), .init("maps", value(gradients.input)),
      ])
    },
    "twoLayerGradients": { call in
      let first = ConvolutionalLayer(
        filters: try call.volumes(1), biases: try call.vector(2), activation: .sigmoid)
      let second = ConvolutionalLayer(
        filters: try call.volumes(3), biases: try call.vector(4), activation: .sigmoid)
      let hidden = first.forward(try call.volume(0))
      let behind = second.backward(second.forward(hidden.a), aGradient: try call.volume(5))
      let before = first.backward(hidden, aGradient: behind.input)
      return .tuple([
        .init("first", .list(before.filters.map(value))),
        .init("firstBiases", .vector(before.biases)),
        .init("second", .list(behind.filters.map(value))),
        .init("secondBiases", .vector(behind.biases)), .init("maps", value(before.input)),
      ])
    },
    "maxPool": { call in
      let pass = MaxPoolingMap(window: try call.shape(1), stride: try call.shape(2))
        .forward(try call.matrix(0))
      return .tuple([.init("values", value(pass.a)), .init("positions", positions(of: pass))])
    },
    "maxPoolGradient": { call in
      let (shape, gradient) = (try call.shape(0), try call.matrix(2))
      let winners = try call.volume(1).cells
      let places = stride(from: 0, to: winners.count, by: 2).map {
        Int(winners[$0]) * shape.columns + Int(winners[$0 + 1])
      }
      let pass = MaxPoolingMap.Pass(inputShape: shape, a: gradient, winners: places)
      return value(MaxPoolingMap(window: 1).backward(pass, aGradient: gradient))
    },
    "flatten": { call in
      guard !(try call.isEmpty(0)) else { return .list([]) }
      return .vector(Flatten().predict(try call.volume(0)).cells)
    },
    "unflatten": { call in
      let (numbers, shape) = (try call.vector(0), try call.shape(1))
      guard !numbers.isEmpty else { return .list([]) }
      return value(
        Volume(
          VolumeShape(
            depth: numbers.count / shape.count, rows: shape.rows, columns: shape.columns),
          cells: numbers))
    },
    "fullyConnected": { call in
      let layer = FullyConnectedLayer(
        weights: try call.matrix(1), biases: try call.vector(2), activation: .sigmoid)
      let pass = layer.forward(try call.vector(0))
      return .tuple([.init("z", .vector(pass.z)), .init("a", .vector(pass.a))])
    },
    "fullyConnectedGradients": { call in
      let weights = try call.matrix(1)
      let layer = FullyConnectedLayer(
        weights: weights, biases: Array(repeating: 0, count: weights.rows),
        activation: .identity)
      let gradients = layer.backward(
        layer.forward(try call.vector(0)), aGradient: try call.vector(2))
      return .tuple([
        .init("w", value(gradients.weights)), .init("b", .vector(gradients.biases)),
        .init("aPrev", .vector(gradients.input)),
      ])
    },
    "fullyConnectedStep": { call in
      var layer = FullyConnectedLayer(
        weights: try call.matrix(1), biases: try call.vector(2), activation: .sigmoid)
      let gradients = layer.backward(
        layer.forward(try call.vector(0)), aGradient: try call.vector(3))
      layer.update(gradients, stepSize: try call.number(4))
      return .tuple([
        .init("w", value(layer.weights)), .init("b", .vector(layer.biases)),
        .init("aPrevGradient", .vector(gradients.input)),
      ])
    },
    "softmax": { call in .vector(softmax(try call.vector(0))) },
    // The library's cost takes scores: of a probability of 0 there is none.
    "crossEntropy": { call in
      .number(-log(try call.vector(0)[call.integer(1)]))
    },
    "crossEntropyGradient": { call in
      let scores = try call.vector(0)
      let target = oneHot(try call.integer(1), of: scores.count)
      return .vector(Cost.crossEntropy.gradient(scores, target: target))
    },
    "relu": { call in value(try call.matrix(0).map { Activation.relu($0) }) },
    "reluGradient": { call in
      value(
        try call.matrix(0).combined(with: call.matrix(1)) {
          Activation.relu.derivative(at: $0) * $1
        })
    },
    "l2Penalty": { call in
      .number(try call.number(1) * call.matrix(0).map { $0 * $0 }.sum / 2)
    },
    "dropout": { call in
      let keep = try call.number(1)
      return .vector(
        zip(try call.vector(0), try call.vector(2)).map { $1 < keep ? $0 * (1 / keep) : 0 })
    },
  ]

  private static let weightGradient: Answer = { call in
    value(correlate2D(try call.matrix(0), try call.matrix(1), mode: .valid))
  }

  private static let aPrevGradient: Answer = { call in
    value(convolve2D(try call.matrix(1), try call.matrix(0), mode: .full))
  }

  /// Lesson 9's rounds over pairs, each followed by a step, from a map of zeros.
  private static func learned(
    from pairs: [(picture: Matrix, wanted: Matrix)], filter: Shape, stepSize: Double, rounds: Int
  ) -> (map: FeatureMap, costs: [Double]) {
    var map = FeatureMap(weights: Matrix(rows: filter.rows, columns: filter.columns), bias: 0)
    let costs = (0..<rounds).map { _ in
      pairs.reduce(0) { cost, pair in
        let pass = map.forward(pair.picture)
        let difference = pass.a.combined(with: pair.wanted) { $0 - $1 }
        map.update(map.backward(pass, aGradient: difference), stepSize: stepSize)
        return cost + difference.map { $0 * $0 }.sum / 2
      }
    }
    return (map, costs)
  }

  /// The slopes of lesson 6's costs, as the rules of calculus give them; a centred difference of a
  /// cube is h² larger.
  private static func slopes(of cost: String, at x: Matrix, h: Double) throws -> Value {
    func cell(_ row: Int, _ column: Int) -> Double {
      (0..<x.rows).contains(row) && (0..<x.columns).contains(column) ? x[row, column] : 0
    }
    func slopes(_ slope: (Int, Int) -> Double) -> Value {
      .matrix((0..<x.rows).map { row in (0..<x.columns).map { slope(row, $0) } })
    }
    switch cost {
    case "square": return slopes { 2 * cell($0, $1) }
    case "cube": return slopes { 3 * cell($0, $1) * cell($0, $1) + h * h }
    case "product": return slopes { cell($0, 1 - $1) }
    case "neighbours":
      return slopes { row, column in
        3 * cell(row, column) * cell(row, column) + h * h + cell(row, column + 1)
          + cell(row, column - 1) + 2 * cell(row + 1, column) + 2 * cell(row - 1, column)
      }
    case "feature map":
      let map = FeatureMap(weights: x, bias: -0.5)
      let pass = map.forward([[0.1, 0.2, 0.3], [0.4, 0.5, 0.6], [0.7, 0.8, 0.9]])
      return value(map.backward(pass, aGradient: [[0.5, -1], [2, 0.25]]).weights)
    default: return slopes { _, _ in 0 }
    }
  }

  private static func positions(of pass: MaxPoolingMap.Pass) -> Value {
    .list(
      (0..<pass.a.rows).map { row in
        .list(
          (0..<pass.a.columns).map { column in
            let place = pass.position(row, column)
            return .list([.integer(place.row), .integer(place.column)])
          })
      })
  }

  // MARK: Digits

  private static let digits: [String: Answer] = [
    "idxHeader": { call in
      let bytes = try call.vector(0).map { UInt32($0) }
      let numbers = stride(from: 0, through: 4 * Int(bytes[3]), by: 4).map { start in
        Value.integer(Int(bytes[start..<start + 4].reduce(0) { $0 << 8 | $1 }))
      }
      return .tuple([.init("magic", numbers[0]), .init("sizes", .list(Array(numbers[1...])))])
    },
    "scaled": { call in
      let maximum = Double(try call.integer(1))
      return .vector(try call.vector(0).map { $0 / maximum })
    },
    "forward": { call in
      let network = try DigitsNetwork(call, 1)
      let z = network.filters.forward(network.picture).z
      let passes = z.maps.map {
        MaxPoolingMap(window: 2).forward($0.map { Activation.relu($0) })
      }
      let pooled = Volume(passes.map(\.a))
      return .tuple([
        .init("z", value(z)), .init("pooled", value(pooled)),
        .init("positions", .list(passes.map(positions))),
        .init("logits", .vector(network.dense.forward(pooled.cells).z)),
      ])
    },
    "loss": { call in
      let network = try DigitsNetwork(call, 2)
      return .number(network.gradients(label: try call.integer(1)).cost)
    },
    "readDigit": { call in
      .integer(try DigitsNetwork(call, 1).network.classify(try call.matrix(0)))
    },
    "trainStep": { call in
      let network = try DigitsNetwork(call, 2)
      return network.stepped(label: try call.integer(1), stepSize: try call.number(3))
    },
    // Fifty digits can be learned by heart; a network of zeros takes each for a zero.
    "cnnTutorOverfit": { call in
      .integer(
        try call.integer(0) > 0
          ? 50 : HandwrittenDigits.training.labels.prefix(50).count { $0 == 0 })
    },
  ]

  static func value(_ matrix: Matrix) -> Value { .matrix(matrix.rowsOfColumns) }
  fileprivate static func value(_ volume: Volume) -> Value {
    .volume(volume.maps.map(\.rowsOfColumns))
  }
}

/// Lesson 14's network, built of the library's layers.
private struct DigitsNetwork {
  let picture: Volume
  let filters: ConvolutionalLayer
  let dense: FullyConnectedLayer
  let network: Network

  /// - Parameter argument: the place of the network among the arguments; the picture comes first.
  init(_ call: CallArguments, _ argument: Int) throws {
    picture = Volume([try call.matrix(0)])
    let parts = call.fields(argument)
    filters = ConvolutionalLayer(
      filters: try parts.volumes(0), biases: try parts.vector(1), activation: .relu)
    dense = FullyConnectedLayer(
      weights: try parts.matrix(2), biases: try parts.vector(3), activation: .identity)
    network = Network(
      input: picture.shape, layers: [filters, MaxPoolingLayer(window: 2), dense],
      cost: .crossEntropy)
  }

  func gradients(label: Int) -> Network.Gradients {
    var random = SeededGenerator(seed: 1)
    return network.gradients(
      for: picture, target: oneHot(label, of: dense.biases.count), using: &random)
  }

  func stepped(label: Int, stepSize: Double) -> Value {
    let gradients = gradients(label: label).layers
    var (filters, dense) = (filters, dense)
    filters.parameters = zip(filters.parameters, gradients[0]).map { $0 - stepSize * $1 }
    dense.parameters = zip(dense.parameters, gradients[2]).map { $0 - stepSize * $1 }
    return .tuple([
      .init("filters", .list(filters.filters.map(LibraryAnswers.value))),
      .init("filterBiases", .vector(filters.biases)),
      .init("w", LibraryAnswers.value(dense.weights)), .init("b", .vector(dense.biases)),
    ])
  }
}
