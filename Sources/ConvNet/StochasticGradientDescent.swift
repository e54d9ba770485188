/// The rule by which a network learns from gradients: a step downhill, with momentum and an L2
/// penalty if wanted.
///
///     var descent = StochasticGradientDescent(stepSize: 0.05, momentum: 0.9)
///     for epoch in 1...5 {
///       let cost = network.learn(from: digits, batch: 16, by: &descent, using: &random)
///     }
///
/// With g = ∂C/∂w, and for weights g + l2 · w:
///
///     v ← momentum · v + g
///     w ← w − stepSize · v
///
/// - SeeAlso: `torch.optim.SGD`, whose steps these are (its `lr`, `momentum` and `weight_decay`,
///   the last on weights only).
public struct StochasticGradientDescent: Sendable, Hashable {
  /// How far a step goes: the factor of the gradient. Not to be mixed up with a filter's stride.
  public var stepSize: Double
  /// How much of the last step is kept, from 0 to below 1.
  public var momentum: Double
  /// λ: the cost gets λ/2 · ∑ w² over all weights (not biases), which keeps them small.
  public var l2: Double

  /// v of each layer.
  private var velocities: [[Double]] = []

  /// Makes a rule that has taken no step yet.
  ///
  /// - Precondition: stepSize > 0, 0 ≤ momentum < 1, l2 ≥ 0.
  public init(stepSize: Double, momentum: Double = 0, l2: Double = 0) {
    require(
      stepSize > 0 && momentum >= 0 && momentum < 1 && l2 >= 0,
      "A step size is above 0, momentum at least 0 and below 1, l2 at least 0; "
        + "not \(stepSize), \(momentum) and \(l2).")
    self.stepSize = stepSize
    self.momentum = momentum
    self.l2 = l2
  }

  /// Moves all parameters of `network` a step against `gradients`.
  ///
  /// - Parameters:
  ///   - network: whose parameters move.
  ///   - gradients: those of each layer, as in ``Network/Gradients/layers``.
  public mutating func step(_ network: inout Network, against gradients: [[Double]]) {
    if velocities.isEmpty {
      velocities = gradients.map { Array(repeating: 0, count: $0.count) }
    }
    require(
      velocities.map(\.count) == gradients.map(\.count),
      "The gradients are for layers of \(gradients.map(\.count)) parameters, the steps before were "
        + "for \(velocities.map(\.count)).")
    for (index, gradient) in gradients.enumerated() where !gradient.isEmpty {
      var parameters = network.layers[index].parameters
      let weightCount = network.layers[index].weightCount
      for i in parameters.indices {
        let penalty = i < weightCount ? l2 * parameters[i] : 0
        velocities[index][i] = momentum * velocities[index][i] + gradient[i] + penalty
        parameters[i] -= stepSize * velocities[index][i]
      }
      network.layers[index].parameters = parameters
    }
  }
}
