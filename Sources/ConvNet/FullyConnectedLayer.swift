/// Neurons that each have a weight for every input and a bias of their own.
///
///     var random = SeededGenerator(seed: 1)
///     var layer = FullyConnectedLayer(inputs: 784, neurons: 30, activation: .sigmoid, using: &random)
///     let pass = layer.forward(pixels)                           // pass.z, pass.a: 30 numbers each
///     let gradients = layer.backward(pass, aGradient: gradient)  // of biases, weights and input
///     layer.update(gradients, stepSize: 0.1)
///
/// In a ``Network`` it takes maps of any shape, row by row, map after map, and hands back their
/// gradient in that shape.
///
/// Source: the article, "Code" (its `FullyConnectedLayer`).
public struct FullyConnectedLayer: Sendable, Hashable {
  /// w: a row for each neuron, a column for each input.
  public internal(set) var weights: Matrix
  /// b: one for each neuron.
  public internal(set) var biases: [Double]
  /// σ.
  public let activation: Activation

  /// Makes a layer of weights that exist already.
  ///
  /// - Precondition: there are as many biases as rows of weights.
  public init(weights: Matrix, biases: [Double], activation: Activation) {
    require(
      weights.rows == biases.count,
      "\(weights.shape) weights are for \(weights.rows) neurons, but there are \(biases.count) "
        + "biases.")
    self.weights = weights
    self.biases = biases
    self.activation = activation
  }

  /// Makes a layer with random weights, scaled to the number of inputs, and biases of 0.
  public init(
    inputs: Int, neurons: Int, activation: Activation = .identity,
    using generator: inout SeededGenerator
  ) {
    let cells = generator.weights(inputs * neurons, fanIn: inputs, for: activation)
    self.init(
      weights: Matrix(rows: neurons, columns: inputs, cells: cells),
      biases: Array(repeating: 0, count: neurons), activation: activation)
  }

  /// What the layer computed on its way forward, and needs on its way back.
  public struct Pass: Sendable, Hashable {
    /// a_prev, what the layer was given.
    public let input: [Double]
    /// The weighted inputs.
    public let z: [Double]
    /// The activations, σ(z).
    public let a: [Double]
  }

  /// By how much the cost grows with each number.
  public struct Gradients: Sendable, Hashable {
    /// ∂C/∂b, which is ∂C/∂z: each bias belongs to one neuron.
    public let biases: [Double]
    /// ∂C/∂w, as large as the weights.
    public let weights: Matrix
    /// ∂C/∂a_prev.
    public let input: [Double]
  }

  /// Weighs all inputs for every neuron.
  ///
  /// - Precondition: there are as many inputs as columns of weights.
  public func forward(_ input: [Double]) -> Pass {
    require(
      input.count == weights.columns,
      "\(input.count) inputs do not match \(weights.shape) weights: a column for each input.")
    // z = w · a_prev + b
    let z = biases.indices.map { neuron in
      var sum = biases[neuron]
      let start = neuron * weights.columns
      for i in 0..<weights.columns { sum += weights.cells[start + i] * input[i] }
      return sum
    }
    return Pass(input: input, z: z, a: activation(z))
  }

  /// Goes back from the gradient of the activations to those of biases, weights and input.
  ///
  /// - Parameters:
  ///   - pass: what the way forward left.
  ///   - aGradient: ∂C/∂a, one number for each neuron.
  /// - Precondition: there are as many numbers as neurons.
  public func backward(_ pass: Pass, aGradient: [Double]) -> Gradients {
    require(
      aGradient.count == weights.rows,
      "The gradient has \(aGradient.count) numbers but the layer \(weights.rows) neurons.")
    // ∂C/∂b = ∂C/∂z = σ′(z) · ∂C/∂a
    let z = activation.zGradient(z: pass.z, aGradient: aGradient)
    var weightGradient = Matrix(weights.shape)
    var inputGradient = Array(repeating: 0.0, count: weights.columns)
    for neuron in 0..<weights.rows {
      let start = neuron * weights.columns
      for i in 0..<weights.columns {
        // ∂C/∂w = ∂C/∂z · a_prevᵀ
        weightGradient.cells[start + i] = z[neuron] * pass.input[i]
        // ∂C/∂a_prev = wᵀ · ∂C/∂z
        inputGradient[i] += weights.cells[start + i] * z[neuron]
      }
    }
    return Gradients(biases: z, weights: weightGradient, input: inputGradient)
  }

  /// Takes a step downhill: w ← w − stepSize · ∂C/∂w, and b likewise.
  public mutating func update(_ gradients: Gradients, stepSize: Double) {
    weights = weights.combined(with: gradients.weights) { $0 - stepSize * $1 }
    biases = zip(biases, gradients.biases).map { $0 - stepSize * $1 }
  }
}

extension FullyConnectedLayer: Layer {
  public func objection(to input: VolumeShape) -> String? {
    input.count == weights.columns
      ? nil
      : "A \(input) input has \(input.count) numbers, but the weights are \(weights.shape): a column "
        + "for each input."
  }

  public func outputShape(for input: VolumeShape) -> VolumeShape {
    requireFit(input)
    return VolumeShape(depth: weights.rows, rows: 1, columns: 1)
  }

  public func predict(_ input: Volume) -> Volume {
    Volume(outputShape(for: input.shape), cells: forward(input.cells).a)
  }

  public func forward(_ input: Volume, using generator: inout SeededGenerator) -> LayerPass {
    let pass = forward(input.cells)
    return LayerPass(output: Volume(outputShape(for: input.shape), cells: pass.a)) {
      let gradients = backward(pass, aGradient: $0.cells)
      return LayerGradients(
        input: Volume(input.shape, cells: gradients.input),
        parameters: gradients.weights.cells + gradients.biases)
    }
  }

  public var parameters: [Double] {
    get { weights.cells + biases }
    set {
      requireCount(newValue)
      weights.cells = Array(newValue.prefix(weightCount))
      biases = Array(newValue.dropFirst(weightCount))
    }
  }

  public var weightCount: Int { weights.cells.count }

  public var description: String {
    "fully connected, \(weights.columns) → \(weights.rows), \(activation)"
  }
}
