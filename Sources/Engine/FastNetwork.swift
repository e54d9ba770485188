internal import ConvNet
public import KernelInterface

/// A network that takes mini-batches of pictures, sixteen at a time in the lanes of the processor.
///
/// The same seed gives the same weights, whatever the number of threads. One call at a time: a
/// network spreads the work over threads itself.
public final class FastNetwork: Sendable {
  /// The layers and the cost that the network was made with.
  public let description: NetworkDescription
  let kernels: any Kernels.Type
  /// What the loops were compiled for, such as `AVX2`.
  public var processor: String { kernels.name }
  let layout: ParameterLayout
  let parameters: Buffer<Float>
  let team: Team
  let memories: [BlockMemory]
  let offsets: [Buffer<Int32>]
  let backward: Buffer<Float>
  let velocities: Buffer<Float>
  /// The gradients of each part of a batch, one after the other. How many parts there are depends
  /// on the batch alone, and they are added in their order, so that the sums do not depend on the
  /// number of threads.
  let partGradients: Buffer<Float>
  let partCosts = Buffer<Double>(mostParts)
  let partRights = Buffer<Int32>(mostParts)
  static let mostParts = 8

  /// A network with random weights, scaled to the fan-in of each layer.
  ///
  /// - Parameters:
  ///   - threads: how many cores work at it, 1 or more.
  ///   - kernels: one of `Processor.variants`.
  public init(
    _ description: NetworkDescription, seed: UInt64, threads: Int,
    kernels: any Kernels.Type = Processor.variants[0]
  ) {
    precondition(threads >= 1, "a network needs a thread to work on")
    self.description = description
    self.kernels = kernels
    layout = ParameterLayout(description.layers)
    parameters = Buffer(layout.count)
    velocities = Buffer(layout.count)
    backward = Buffer(layout.backwardCount)
    partGradients = Buffer(layout.count * Self.mostParts)
    team = Team(threads: threads)
    memories = (0..<threads).map { _ in BlockMemory(description) }
    offsets = description.layers.map { layer in
      let buffer = Buffer<Int32>(layer.taps)
      for (tap, offset) in layer.tapOffsets.enumerated() { buffer[tap] = offset }
      return buffer
    }
    randomise(seed: seed)
    arrangeBackward()
  }

  private func randomise(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for (layer, place) in zip(description.layers, layout.layers) {
      // Half of the cells after a ReLU are 0: twice the variance keeps the size of what is left.
      let gain: Float = layer.activation == .relu ? 2 : 1
      let deviation = (gain / Float(layer.taps)).squareRoot()
      for map in 0..<layer.mapsOut {
        for tap in 0..<layer.taps {
          parameters[place.weights + layer.weightIndex(map: map, tap: tap)] =
            deviation * generator.nextNormal()
        }
      }
    }
  }

  /// Brings the weights into the order of the input gradient; called after each change of them.
  func arrangeBackward() {
    for number in description.layers.indices {
      for tile in 0..<tiles(of: description.layers[number].mapsOut) {
        arrangeBackward(layer: number, tile: tile)
      }
    }
  }

  func arrangeBackward(layer number: Int, tile: Int) {
    let layer = description.layers[number]
    // Nothing lies before the first layer that would ask for a gradient.
    guard number > 0, !layer.isDense else { return }
    unsafe kernels.arrangeBackward(
      layer, tile: tile, weights: weights(number), backwardWeights: backwardWeights(number))
  }

  func weights(_ layer: Int) -> UnsafeMutablePointer<Float> {
    unsafe parameters.start + layout.layers[layer].weights
  }

  func biases(_ layer: Int) -> UnsafeMutablePointer<Float> {
    unsafe parameters.start + layout.layers[layer].biases
  }

  func backwardWeights(_ layer: Int) -> UnsafeMutablePointer<Float> {
    unsafe backward.start + layout.layers[layer].backward
  }
}

extension SeededGenerator {
  /// From 0 up to but not including 1, in steps of 2⁻²⁴.
  mutating func nextUniform() -> Float { Float(next() >> 40) * 0x1p-24 }

  /// Close to normal with mean 0 and variance 1: the sum of twelve uniform numbers, less 6.
  ///
  /// Without logarithm and cosine, the weights are the same to the last bit on every machine.
  mutating func nextNormal() -> Float {
    (0..<12).reduce(-6) { sum, _ in sum + nextUniform() }
  }
}
