/// Layers one after the other, and the cost that says how wrong the last one's output is.
///
///     var random = SeededGenerator(seed: 1)
///     let network = Network(
///       input: VolumeShape(depth: 1, rows: 8, columns: 8),
///       layers: [
///         ConvolutionalLayer(mapsIn: 1, mapsOut: 4, filter: 3, activation: .relu, using: &random),
///         MaxPoolingLayer(window: 2),
///         FullyConnectedLayer(inputs: 36, neurons: 10, using: &random),
///       ],
///       cost: .crossEntropy)
///     print(network)
///     // input                               1×8×8
///     // convolutional 3×3, 1 → 4, relu      4×6×6    40 parameters
///     // max pooling 2×2                     4×3×3
///     // fully connected, 36 → 10, identity  10×1×1  370 parameters
///
/// - Precondition: each layer fits the output of the one before; otherwise the program stops with a
///   sentence that names the layer, counted from 0, and both shapes.
public struct Network: Sendable {
  /// The layers, the first one takes the input.
  public internal(set) var layers: [any Layer]
  /// What the last layer's output is judged by.
  public let cost: Cost
  /// The shape of the input, then the shape that each layer makes.
  public let shapes: [VolumeShape]

  /// Joins layers, and checks that each fits the one before.
  ///
  /// - Parameters:
  ///   - input: the shape of what the first layer is given.
  ///   - layers: at least one; the last one's output is what the cost judges.
  ///   - cost: with ``Cost/crossEntropy`` the last layer's activation is `.identity`.
  public init(input: VolumeShape, layers: [any Layer], cost: Cost) {
    require(!layers.isEmpty, "A network has at least 1 layer.")
    self.layers = layers
    self.cost = cost
    var shape = input
    var shapes = [input]
    for (index, layer) in layers.enumerated() {
      let objection = layer.objection(to: shape)
      require(
        objection == nil, "Layer \(index) (\(layer.description)) does not fit. \(objection ?? "")")
      shape = layer.outputShape(for: shape)
      shapes.append(shape)
    }
    self.shapes = shapes
  }

  /// The numbers that the last layer makes of `input`. Under ``Cost/crossEntropy`` they are logits:
  /// see ``probabilities(for:)``.
  public func predict(_ input: Volume) -> [Double] {
    requireShape(of: input)
    return layers.reduce(input) { $1.predict($0) }.cells
  }

  /// How likely each class is: the ``softmax(_:)`` of what the last layer makes.
  public func probabilities(for image: Matrix) -> [Double] { softmax(predict(Volume([image]))) }

  /// The class whose output is the largest; of equal ones the first.
  public func classify(_ image: Matrix) -> Int {
    let output = predict(Volume([image]))
    return output.indices.reduce(0) { output[$1] > output[$0] ? $1 : $0 }
  }

  func requireShape(of input: Volume) {
    require(
      input.shape == shapes[0], "The input is \(input.shape) but the network takes \(shapes[0]).")
  }
}

extension Network {
  /// The cost of one example, and by how much it grows with each input and each parameter.
  public struct Gradients: Sendable {
    /// C, without an L2 penalty.
    public var cost: Double
    /// ∂C/∂input.
    public var input: Volume
    /// ∂C/∂parameters of each layer, in the order of ``Layer/parameters``.
    public var layers: [[Double]]
  }

  /// Goes forward with `input`, compares with `target`, and goes all the way back.
  ///
  /// - Parameters:
  ///   - input: what the first layer is given.
  ///   - target: what the last layer should make of it; for a class see ``oneHot(_:of:)``.
  ///   - generator: for layers that draw lots, such as ``Dropout``.
  public func gradients(
    for input: Volume, target: [Double], using generator: inout SeededGenerator
  ) -> Gradients {
    requireShape(of: input)
    var output = input
    var passes: [LayerPass] = []
    for layer in layers {
      let pass = layer.forward(output, using: &generator)
      output = pass.output
      passes.append(pass)
    }
    var gradient = Volume(output.shape, cells: cost.gradient(output.cells, target: target))
    var parameters: [[Double]] = []
    for pass in passes.reversed() {
      let gradients = pass.backward(gradient)
      gradient = gradients.input
      parameters.append(gradients.parameters)
    }
    return Gradients(
      cost: cost.value(output.cells, target: target), input: gradient,
      layers: parameters.reversed())
  }
}

extension Network: CustomStringConvertible {
  /// A line for the input and one for each layer: what it is, what shape it makes, how many
  /// parameters it learns.
  public var description: String {
    let names = ["input"] + layers.map(\.description)
    let counts = [0] + layers.map(\.parameters.count)
    let width = names.map(\.count).max() ?? 0
    let shapeWidth = shapes.map(\.description.count).max() ?? 0
    let countWidth = counts.map { String($0).count }.max() ?? 0
    return names.indices.map { index in
      let line = names[index].padded(to: width) + "  "
      let shape = shapes[index].description
      if counts[index] == 0 { return line + shape }
      let count = String(counts[index])
      return line + shape.padded(to: shapeWidth) + "  "
        + String(repeating: " ", count: countWidth - count.count) + count + " parameters"
    }.joined(separator: "\n")
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: width - count)
  }
}
