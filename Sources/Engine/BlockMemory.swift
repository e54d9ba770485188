internal import ConvNet
internal import KernelInterface

/// The memory in which one worker takes one block of samples through a network and back.
final class BlockMemory: Sendable {
  let input: Buffer<Float>
  /// Of each layer, after pooling and dropout.
  let outputs: [Buffer<Float>]
  let winners: [Buffer<Int32>]
  /// The gradients of the outputs.
  let gradients: [Buffer<Float>]
  /// The gradients of z of one layer at a time.
  let zGradient: Buffer<Float>
  /// What each cell before the last layer is multiplied with in training.
  let kept: Buffer<Float>
  let probabilities: Buffer<Float>
  let samples = Buffer<Int32>(lanesPerBlock)
  let shifts = Buffer<Int32>(2 * lanesPerBlock)

  /// How many maps of the first layer are unpooled at a time: their gradients need not leave the
  /// cache, and no layer before asks for all of them.
  static let mapsAtATime = 4

  init(_ description: NetworkDescription) {
    let layers = description.layers
    input = Buffer(layers[0].inputCells * lanesPerBlock)
    outputs = layers.map { Buffer($0.outputCells * lanesPerBlock) }
    winners = layers.map { Buffer($0.pool > 1 ? $0.outputCells * lanesPerBlock : 0) }
    gradients = layers.map { Buffer($0.outputCells * lanesPerBlock) }
    let zCells = layers.enumerated().map { number, layer in
      (number == 0 && !layer.isDense ? min(Self.mapsAtATime, layer.mapsOut) : layer.mapsOut)
        * layer.zGradientStride
    }
    zGradient = Buffer((zCells.max() ?? 0) * lanesPerBlock)
    kept = Buffer(
      description.dropout > 0 ? (layers.dropLast().last?.outputCells ?? 0) * lanesPerBlock : 0)
    probabilities = Buffer(description.classes * lanesPerBlock)
  }
}
