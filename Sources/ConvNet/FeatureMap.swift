/// One feature map made from one matrix: the same few weights at every position, and one bias.
///
///     var map = FeatureMap(weights: [[0.1, 0.2], [0.3, 0.4]], bias: -0.5)
///     let pass = map.forward(image)                            // pass.z, pass.a
///     let gradients = map.backward(pass, aGradient: gradient)  // of bias, weights and input
///     map.update(gradients, stepSize: 0.1)
///
/// Source: the article, "Introducing Convolutional Networks" and "Backpropagation through a Feature
/// Map". For several maps at once there is ``ConvolutionalLayer``.
public struct FeatureMap: Sendable, Hashable {
  /// w, the overlay that every neuron of the map shares.
  public var weights: Matrix
  /// b, shared as well.
  public var bias: Double
  /// σ, the article's sigmoid unless said otherwise.
  public var activation: Activation

  /// Makes a map of weights that exist already.
  public init(weights: Matrix, bias: Double, activation: Activation = .sigmoid) {
    self.weights = weights
    self.bias = bias
    self.activation = activation
  }

  /// What a map computed on its way forward, and needs on its way back.
  public struct Pass: Sendable, Hashable {
    /// a_prev, what the map was given.
    public let input: Matrix
    /// The weighted inputs.
    public let z: Matrix
    /// The activations, σ(z).
    public let a: Matrix
  }

  /// By how much the cost grows with each number.
  public struct Gradients: Sendable, Hashable {
    /// ∂C/∂z, as large as the map.
    public let z: Matrix
    /// ∂C/∂b.
    public let bias: Double
    /// ∂C/∂w, as large as the weights.
    public let weights: Matrix
    /// ∂C/∂a_prev, as large as the input.
    public let input: Matrix
  }

  /// Slides the weights over `input`.
  ///
  /// - Precondition: the weights fit inside the input.
  public func forward(_ input: Matrix) -> Pass {
    // z = correlate(a_prev, w) + b
    let z = correlate2D(input, weights, mode: .valid).map { $0 + bias }
    return Pass(input: input, z: z, a: z.map { activation($0) })
  }

  /// Goes back from the gradient of the activations to those of bias, weights and input.
  ///
  /// - Parameters:
  ///   - pass: what the way forward left.
  ///   - aGradient: ∂C/∂a, as large as the map.
  /// - Precondition: the gradient has the shape of the map.
  public func backward(_ pass: Pass, aGradient: Matrix) -> Gradients {
    require(
      aGradient.shape == pass.a.shape,
      "The gradient is \(aGradient.shape) but the feature map is \(pass.a.shape).")
    // ∂C/∂z = σ′(z) · ∂C/∂a
    let z = Matrix(
      rows: pass.z.rows, columns: pass.z.columns,
      cells: activation.zGradient(z: pass.z.cells, aGradient: aGradient.cells))
    return Gradients(
      z: z,
      // Every z has the same b added: ∂C/∂b = ∑ ∂C/∂z
      bias: z.sum,
      // ∂C/∂w = correlate(a_prev, ∂C/∂z)
      weights: correlate2D(pass.input, z, mode: .valid),
      // ∂C/∂a_prev = convolve_full(w, ∂C/∂z)
      input: convolve2D(weights, z, mode: .full))
  }

  /// Takes a step downhill: w ← w − stepSize · ∂C/∂w, and b likewise.
  public mutating func update(_ gradients: Gradients, stepSize: Double) {
    bias -= stepSize * gradients.bias
    weights = weights.combined(with: gradients.weights) { $0 - stepSize * $1 }
  }
}
