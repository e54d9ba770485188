/// The loops of the engine, compiled once for each kind of processor.
///
/// Every buffer holds blocks of `lanesPerBlock` samples: `[map][row][column][sample]`, in `Float`,
/// aligned to 64 bytes. A function works on one block.
public protocol Kernels: Sendable {
  /// Such as `AVX2`.
  static var name: String { get }

  /// a = σ(correlate(input, weights) + biases), the largest of each pooling window; pooling comes
  /// first, so that the activation has a quarter of the work.
  ///
  /// - Parameters:
  ///   - offsets: `shape.tapOffsets`.
  ///   - output: `shape.outputCells` cells.
  ///   - winners: for each cell of the output, which cell of its window was the largest (the first
  ///     in row order wins a tie). Untouched without pooling.
  static func forward(
    _ shape: LayerShape, offsets: UnsafePointer<Int32>, input: UnsafePointer<Float>,
    weights: UnsafePointer<Float>, biases: UnsafePointer<Float>,
    output: UnsafeMutablePointer<Float>, winners: UnsafeMutablePointer<Int32>)

  /// Turns the gradients of a pooled output, in place, into those of z at the winners:
  /// ∂C/∂z = ∂C/∂a · σ'(z); adds the bias gradients, their sums, to `biasGradients`.
  static func activationGradient(
    _ shape: LayerShape, output: UnsafePointer<Float>, gradient: UnsafeMutablePointer<Float>,
    biasGradients: UnsafeMutablePointer<Float>)

  /// Spreads the gradients of pooled cells over the maps: each winner gets its own, the rest 0.
  ///
  /// - Parameter zGradient: one map each `shape.zGradientStride` cells; the first belongs to
  ///   `maps.lowerBound`.
  static func unpool(
    _ shape: LayerShape, maps: Range<Int>, gradient: UnsafePointer<Float>,
    winners: UnsafePointer<Int32>, zGradient: UnsafeMutablePointer<Float>)

  /// Adds correlate(input, ∂C/∂z), summed over the samples, to the weight gradients of `maps`.
  static func weightGradient(
    _ shape: LayerShape, offsets: UnsafePointer<Int32>, maps: Range<Int>,
    input: UnsafePointer<Float>, zGradient: UnsafePointer<Float>,
    weightGradients: UnsafeMutablePointer<Float>)

  /// ∂C/∂input = the sum over the output maps of the full convolution of ∂C/∂z with the filter.
  static func inputGradient(
    _ shape: LayerShape, zGradient: UnsafePointer<Float>, backwardWeights: UnsafePointer<Float>,
    inputGradient: UnsafeMutablePointer<Float>)

  /// a = σ(W · input + biases) of a fully connected layer.
  static func denseForward(
    _ shape: LayerShape, input: UnsafePointer<Float>, weights: UnsafePointer<Float>,
    biases: UnsafePointer<Float>, output: UnsafeMutablePointer<Float>)

  /// ∂C/∂W = ∂C/∂z · aᵀ of a fully connected layer, summed over the samples, added.
  static func denseWeightGradient(
    _ shape: LayerShape, input: UnsafePointer<Float>, zGradient: UnsafePointer<Float>,
    weightGradients: UnsafeMutablePointer<Float>)

  /// ∂C/∂a_prev = Wᵀ · ∂C/∂z of a fully connected layer.
  static func denseInputGradient(
    _ shape: LayerShape, zGradient: UnsafePointer<Float>, weights: UnsafePointer<Float>,
    inputGradient: UnsafeMutablePointer<Float>)

  /// Lays pictures side by side: lane `l` gets picture `samples[l]`, each pixel times `scale`; the
  /// lanes after `count` get 0.
  ///
  /// - Parameter shifts: for each lane, how many rows down and how many columns to the right the
  ///   picture is moved; 0 comes in at the other side.
  static func gather(
    rows: Int, columns: Int, pixels: UnsafePointer<UInt8>, samples: UnsafePointer<Int32>,
    count: Int, shifts: UnsafePointer<Int32>, scale: Float, output: UnsafeMutablePointer<Float>)

  /// Softmax over the maps of a layer of one position.
  static func softmax(
    classes: Int, logits: UnsafePointer<Float>, probabilities: UnsafeMutablePointer<Float>)

  /// velocity = momentum · velocity − stepSize · (sum of the gradients + decay · parameter), then
  /// parameter += velocity. The gradients lie `gradientStride` apart.
  static func update(
    count: Int, parameters: UnsafeMutablePointer<Float>, velocities: UnsafeMutablePointer<Float>,
    gradients: UnsafePointer<Float>, gradientCount: Int, gradientStride: Int,
    stepSize: Float, momentum: Float, decay: Float)

  /// Copies the weights of a tile of output maps to where the input gradient reads them: tiles of
  /// input maps. A fully connected layer reads them where they are.
  static func arrangeBackward(
    _ shape: LayerShape, tile: Int, weights: UnsafePointer<Float>,
    backwardWeights: UnsafeMutablePointer<Float>)

  /// Products added a second by one core, in register-only work: the machine's peak.
  static func multiplyAddPeak(rounds: Int) -> (operations: Int, sum: Float)
}
