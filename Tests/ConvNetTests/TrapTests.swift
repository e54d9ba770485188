internal import ConvNet
internal import TestSupport
import Testing

/// What does not fit together stops the program with a sentence that names both shapes.
@Suite(.takesTurns) struct `What does not fit` {
  struct Trap: Sendable, CustomTestStringConvertible {
    var says: String
    var body: @Sendable () -> Void
    var testDescription: String { says }
  }

  static let image = Matrix(rows: 4, columns: 5)
  static let maps = Volume(VolumeShape(depth: 2, rows: 4, columns: 5))

  static let traps: [Trap] = [
    // Matrices and volumes
    Trap(says: "Row 0 has 2 columns but row 1 has 1: a matrix is a rectangle.") {
      _ = [[1, 2], [3]] as Matrix
    },
    Trap(says: "A matrix has at least 1 row and 1 column, not 0×0.") { _ = Matrix([]) },
    Trap(says: "A matrix has at least 1 row and 1 column, not -1×2.") {
      _ = Matrix(rows: -1, columns: 2)
    },
    Trap(says: "A 2×3 matrix has 6 cells, not 5.") {
      _ = Matrix(rows: 2, columns: 3, cells: [1, 2, 3, 4, 5])
    },
    Trap(says: "Cell [1, 5] lies outside a 4×5 matrix.") { _ = image[1, 5] },
    Trap(says: "A 4×5 matrix and a 5×4 one do not match.") {
      _ = image.combined(with: Matrix(rows: 5, columns: 4), +)
    },
    Trap(says: "Map 0 is 1×2 but map 1 is 2×1: maps of one volume are equally large.") {
      _ = [[[1, 2]], [[1], [2]]] as Volume
    },
    Trap(says: "A volume has at least 1 matrix of 1 row and 1 column, not 0×0×0.") {
      _ = Volume([])
    },
    Trap(says: "Cell [2, 0, 0] lies outside a 2×4×5 volume.") { _ = maps[2, 0, 0] },
    Trap(says: "Map 2 lies outside a 2×4×5 volume.") { _ = maps[2] },
    Trap(says: "A 5×4 matrix does not belong into a 2×4×5 volume.") {
      var volume = maps
      volume[0] = Matrix(rows: 5, columns: 4)
    },

    // Sliding
    Trap(says: "A 5×2 filter does not fit inside a 4×5 input, as .valid needs.") {
      _ = correlate2D(image, Matrix(rows: 5, columns: 2), mode: .valid)
    },
    Trap(says: "A 2×6 filter does not fit inside a 4×5 input, as .valid needs.") {
      _ = convolve2D(image, Matrix(rows: 2, columns: 6), mode: .valid)
    },
    Trap(says: "A stride is at least 1 on both axes, not 0×1.") {
      _ = correlate2D(image, [[1]], mode: .full, stride: Shape(rows: 0, columns: 1))
    },
    Trap(says: "A 3×1×1 filter does not fit inside a 2×4×5 input, as .valid needs.") {
      _ = correlate3D(maps, [[[1]], [[1]], [[1]]], mode: .valid)
    },

    // The article's units
    Trap(says: "The gradient is 3×3 but the feature map is 3×4.") {
      let map = FeatureMap(weights: [[1, 2], [3, 4]], bias: 0)
      _ = map.backward(map.forward(image), aGradient: Matrix(3))
    },
    Trap(says: "A 5×2 pooling window does not fit inside a 4×5 input.") {
      _ = MaxPoolingMap(window: Shape(rows: 5, columns: 2)).forward(image)
    },
    Trap(says: "Window and stride are at least 1 on both axes, not 2×2 and 1×0.") {
      _ = MaxPoolingMap(window: 2, stride: Shape(rows: 1, columns: 0))
    },
    Trap(says: "The gradient is 4×5 but the pooled map is 2×2.") {
      let pooling = MaxPoolingMap(window: 2)
      _ = pooling.backward(pooling.forward(image), aGradient: image)
    },
    Trap(says: "2×3 weights are for 2 neurons, but there are 3 biases.") {
      _ = FullyConnectedLayer(
        weights: [[1, 2, 3], [4, 5, 6]], biases: [1, 2, 3], activation: .identity)
    },
    Trap(says: "2 inputs do not match 2×3 weights: a column for each input.") {
      _ = connected.forward([1, 2])
    },
    Trap(says: "The gradient has 3 numbers but the layer 2 neurons.") {
      _ = connected.backward(connected.forward([1, 2, 3]), aGradient: [1, 2, 3])
    },

    // Layers
    Trap(
      says: "A 3×4×5 input has 3 maps, but the filters are 2×2×2: one matrix for each map."
    ) {
      _ = convolutional.predict(Volume(VolumeShape(depth: 3, rows: 4, columns: 5)))
    },
    Trap(says: "A 2×2 filter does not fit inside a 1×5 input, as .valid needs.") {
      _ = convolutional.predict(Volume(VolumeShape(depth: 2, rows: 1, columns: 5)))
    },
    Trap(says: "The gradient is 2×4×5 but the layer's maps are 3×3×4.") {
      _ = convolutional.backward(convolutional.forward(maps), aGradient: maps)
    },
    Trap(says: "The gradient is 2×4×5 but the layer's output is 40×1×1.") {
      var random = SeededGenerator(seed: 1)
      _ = Flatten().forward(maps, using: &random).backward(maps)
    },
    Trap(
      says: "Filter 0 is 1×1×1 but another is 1×1×2: filters of one layer are equally large."
    ) {
      _ = ConvolutionalLayer(
        filters: [[[[1]]], [[[1, 2]]]], biases: [0, 0], activation: .identity)
    },
    Trap(says: "There are 1 filters but 2 biases: one for each next map.") {
      _ = ConvolutionalLayer(filters: [[[[1]]]], biases: [0, 0], activation: .identity)
    },
    Trap(says: "26 parameters do not fit a layer of 27.") {
      var layer = convolutional
      layer.parameters = Array(repeating: 0, count: 26)
    },
    Trap(says: "A dropout rate is at least 0 and below 1, not 1.0.") { _ = Dropout(rate: 1) },

    // Costs, networks, learning
    Trap(says: "The output has 3 numbers but the target 2.") {
      _ = Cost.quadratic.value([1, 2, 3], target: [1, 0])
    },
    Trap(says: "Class 10 is none of the 10 classes, 0 to 9.") { _ = oneHot(10, of: 10) },
    Trap(
      says: "Layer 1 (fully connected, 3 → 2, identity) does not fit. A 3×3×4 input has 36 "
        + "numbers, but the weights are 2×3: a column for each input."
    ) {
      _ = Network(input: maps.shape, layers: [convolutional, connected], cost: .quadratic)
    },
    Trap(says: "The input is 2×4×5 but the network takes 3×1×1.") {
      let network = Network(
        input: VolumeShape(depth: 3, rows: 1, columns: 1), layers: [connected],
        cost: .crossEntropy)
      _ = network.predict(maps)
    },
    Trap(says: "2 numbers cannot be compared with 1.") { _ = relativeError([1, 2], [1]) },

    // Data
    Trap(says: "2 pictures of 2×3 have 12 pixels, not 11.") {
      _ = Dataset(
        shape: Shape(rows: 2, columns: 3), pixels: Array(repeating: 0, count: 11),
        labels: [0, 1])
    },
    Trap(says: "There is no picture 1 in a data set of 1.") {
      _ = Dataset(shape: 1, pixels: [0], labels: [0])[1]
    },
  ]

  static var connected: FullyConnectedLayer {
    FullyConnectedLayer(weights: [[1, 2, 3], [4, 5, 6]], biases: [1, 2], activation: .identity)
  }

  static var convolutional: ConvolutionalLayer {
    var random = SeededGenerator(seed: 1)
    return ConvolutionalLayer(mapsIn: 2, mapsOut: 3, filter: 2, using: &random)
  }

  @Test(arguments: traps.indices) func `is said in a sentence`(index: Int) async throws {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { [index] in
      `What does not fit`.traps[index].body()
    }
    let output = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
    #expect(output.contains("Fatal error: \(Self.traps[index].says)"), "\(output.prefix(300))")
  }
}
