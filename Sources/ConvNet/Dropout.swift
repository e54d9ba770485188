/// While it learns, silences each number with a probability and makes up for it with the others.
///
/// A number is set to 0 with probability `rate` or divided by 1 − `rate`, so that sums stay the same
/// on average; a trained network lets everything through.
///
/// Source: Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov, "Dropout: a simple way to
/// prevent neural networks from overfitting", 2014, in its inverted form.
public struct Dropout: Layer, Hashable {
  /// The probability with which a number is silenced.
  public let rate: Double

  /// - Precondition: 0 ≤ rate < 1.
  public init(rate: Double) {
    require(rate >= 0 && rate < 1, "A dropout rate is at least 0 and below 1, not \(rate).")
    self.rate = rate
  }

  public func outputShape(for input: VolumeShape) -> VolumeShape { input }

  public func predict(_ input: Volume) -> Volume { input }

  public func forward(_ input: Volume, using generator: inout SeededGenerator) -> LayerPass {
    let factors = input.cells.map { _ in generator.uniform() < rate ? 0 : 1 / (1 - rate) }
    let output = zip(input.cells, factors).map { $0 * $1 }
    return LayerPass(output: Volume(input.shape, cells: output)) { gradient in
      // a = factor · a_prev, so ∂C/∂a_prev = factor · ∂C/∂a
      let shares = zip(gradient.cells, factors).map { $0 * $1 }
      return LayerGradients(input: Volume(input.shape, cells: shares), parameters: [])
    }
  }

  public var description: String { "dropout \(rate)" }
}
