internal import RealModule

/// What a neuron makes of its weighted input z: its activation a = σ(z).
///
///     Activation.sigmoid(0)                 // 0.5
///     Activation.sigmoid.derivative(at: 0)  // 0.25
///
/// Softmax is not among them: it takes a whole layer's z at once, and belongs to the cost
/// (``Cost/crossEntropy``).
public enum Activation: String, CaseIterable, Sendable {
  /// σ(z) = z.
  case identity
  /// σ(z) = 1 / (1 + e⁻ᶻ), between 0 and 1: the article's.
  case sigmoid
  /// σ(z) = tanh z, between −1 and 1.
  case tanh
  /// σ(z) = max(0, z).
  case relu

  /// σ(z).
  public func callAsFunction(_ z: Double) -> Double {
    switch self {
    case .identity: z
    case .sigmoid: 1 / (1 + .exp(-z))
    case .tanh: .tanh(z)
    // Written so that NaN stays NaN: a fault must not turn into a zero.
    case .relu: z < 0 ? 0 : z
    }
  }

  /// σ′(z), the slope at z; for ``relu`` it is 0 at 0, as in PyTorch.
  public func derivative(at z: Double) -> Double {
    switch self {
    case .identity: 1
    // σ′ = σ(z)·(1 − σ(z)), and 1 − σ(z) = σ(−z) without losing the digits of a saturated neuron.
    case .sigmoid: self(z) * self(-z)
    case .tanh: 1 - .tanh(z) * .tanh(z)
    case .relu: z > 0 ? 1 : 0
    }
  }

  /// σ of every number.
  func callAsFunction(_ z: [Double]) -> [Double] { z.map { self($0) } }

  /// ∂C/∂z = σ′(z) · ∂C/∂a, neuron by neuron.
  func zGradient(z: [Double], aGradient: [Double]) -> [Double] {
    zip(z, aGradient).map { z, aGradient in derivative(at: z) * aGradient }
  }
}
