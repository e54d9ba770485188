/// The gradient of `cost` at `x`, found without any formula: each number is moved a little up and a
/// little down, and the cost's change divided by the way.
///
///     numericalGradient(of: { $0[0] * $0[0] }, at: [3])  // [6], but for rounding
///
/// (C(x + h) − C(x − h)) / 2h: its error shrinks with h², but below h ≈ 10⁻⁵ rounding takes over.
///
/// - Complexity: two calls of `cost` for each number.
public func numericalGradient(
  of cost: ([Double]) -> Double, at x: [Double], h: Double = 1e-5
) -> [Double] {
  x.indices.map { i in
    var (above, below) = (x, x)
    above[i] += h
    below[i] -= h
    return (cost(above) - cost(below)) / (2 * h)
  }
}

/// How far two gradients are apart, relative to their size: the largest difference of two numbers by
/// the largest number; 0 when all are 0.
///
/// Measured against the largest number, not each against its own: a gradient that is almost 0 has no
/// correct digits in a centred difference.
///
/// - Precondition: both are equally long.
public func relativeError(_ a: [Double], _ b: [Double]) -> Double {
  require(a.count == b.count, "\(a.count) numbers cannot be compared with \(b.count).")
  let differences = zip(a, b).map { abs($0 - $1) }
  // Asked first, because `max` would overlook it.
  if differences.contains(where: \.isNaN) { return .infinity }
  let difference = differences.max() ?? 0
  return difference == 0 ? 0 : difference / (a + b).reduce(0) { max($0, abs($1)) }
}

/// How well the gradients of a layer or network agree with centred differences.
public struct GradientCheck: Sendable, Hashable {
  /// The relative error of ∂C/∂input.
  public let input: Double
  /// The relative error of ∂C/∂parameters.
  public let parameters: Double

  /// The larger of the two. Below 10⁻⁷ the formulas are right; a wrong one is above 10⁻² as a rule.
  public var worst: Double { max(input, parameters) }
}

extension Layer {
  /// Compares the layer's gradients with centred differences, for the cost C = ∑ output · upstream
  /// with random upstream numbers, which no mistake is symmetrical to.
  ///
  ///     Flatten().gradientCheck(at: [[[1, 2], [3, 4]]]).worst < 1e-7
  public func gradientCheck(
    at input: Volume, h: Double = 1e-5, seed: UInt64 = 1
  ) -> GradientCheck {
    var generator = SeededGenerator(seed: seed)
    let upstream = Volume(
      outputShape(for: input.shape),
      cells: (0..<outputShape(for: input.shape).count).map { _ in 2 * generator.uniform() - 1 })

    /// Each call draws the same lots: `Dropout` must not silence others in between.
    func cost(_ layer: some Layer, _ input: Volume) -> Double {
      var lots = generator
      let output = layer.forward(input, using: &lots).output
      return zip(output.cells, upstream.cells).reduce(0) { $0 + $1.0 * $1.1 }
    }

    var lots = generator
    let gradients = forward(input, using: &lots).backward(upstream)
    return GradientCheck(
      input: relativeError(
        gradients.input.cells,
        numericalGradient(of: { cost(self, Volume(input.shape, cells: $0)) }, at: input.cells, h: h)
      ),
      parameters: relativeError(
        gradients.parameters,
        numericalGradient(
          of: {
            var layer = self
            layer.parameters = $0
            return cost(layer, input)
          }, at: parameters, h: h)))
  }
}

extension Network {
  /// Compares the network's gradients with centred differences of its cost.
  public func gradientCheck(
    at input: Volume, target: [Double], h: Double = 1e-5, seed: UInt64 = 1
  ) -> GradientCheck {
    func cost(_ network: Network, _ input: Volume) -> Double {
      var lots = SeededGenerator(seed: seed)
      let output = network.layers.reduce(input) { $1.forward($0, using: &lots).output }
      return network.cost.value(output.cells, target: target)
    }

    var lots = SeededGenerator(seed: seed)
    let found = gradients(for: input, target: target, using: &lots)
    let numerical = layers.indices.map { index in
      numericalGradient(
        of: {
          var network = self
          network.layers[index].parameters = $0
          return cost(network, input)
        }, at: layers[index].parameters, h: h)
    }
    return GradientCheck(
      input: relativeError(
        found.input.cells,
        numericalGradient(of: { cost(self, Volume(input.shape, cells: $0)) }, at: input.cells, h: h)
      ),
      parameters: zip(found.layers, numerical).map { relativeError($0, $1) }.max() ?? 0)
  }
}
