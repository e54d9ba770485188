public import KernelInterface

/// The kernels as compiled for the processors of this target.
public enum Variant: Kernels {
  public static var name: String { variantName }

  public static func forward(
    _ shape: LayerShape, offsets: UnsafePointer<Int32>, input: UnsafePointer<Float>,
    weights: UnsafePointer<Float>, biases: UnsafePointer<Float>,
    output: UnsafeMutablePointer<Float>, winners: UnsafeMutablePointer<Int32>
  ) {
    unsafe convolutionForward(
      shape, offsets: offsets, input: input, weights: weights, biases: biases, output: output,
      winners: winners)
  }

  public static func activationGradient(
    _ shape: LayerShape, output: UnsafePointer<Float>, gradient: UnsafeMutablePointer<Float>,
    biasGradients: UnsafeMutablePointer<Float>
  ) {
    unsafe activationGradientOfMaps(
      shape, output: output, gradient: gradient, biasGradients: biasGradients)
  }

  public static func unpool(
    _ shape: LayerShape, maps: Range<Int>, gradient: UnsafePointer<Float>,
    winners: UnsafePointer<Int32>, zGradient: UnsafeMutablePointer<Float>
  ) {
    unsafe unpoolMaps(
      shape, maps: maps, gradient: gradient, winners: winners, zGradient: zGradient)
  }

  public static func weightGradient(
    _ shape: LayerShape, offsets: UnsafePointer<Int32>, maps: Range<Int>,
    input: UnsafePointer<Float>, zGradient: UnsafePointer<Float>,
    weightGradients: UnsafeMutablePointer<Float>
  ) {
    unsafe convolutionWeightGradient(
      shape, offsets: offsets, maps: maps, input: input, zGradient: zGradient,
      weightGradients: weightGradients)
  }

  public static func inputGradient(
    _ shape: LayerShape, zGradient: UnsafePointer<Float>, backwardWeights: UnsafePointer<Float>,
    inputGradient: UnsafeMutablePointer<Float>
  ) {
    unsafe convolutionInputGradient(
      shape, zGradient: zGradient, backwardWeights: backwardWeights, inputGradient: inputGradient)
  }

  public static func denseForward(
    _ shape: LayerShape, input: UnsafePointer<Float>, weights: UnsafePointer<Float>,
    biases: UnsafePointer<Float>, output: UnsafeMutablePointer<Float>
  ) {
    unsafe denseForwardOfTiles(
      shape, input: input, weights: weights, biases: biases, output: output)
  }

  public static func denseWeightGradient(
    _ shape: LayerShape, input: UnsafePointer<Float>, zGradient: UnsafePointer<Float>,
    weightGradients: UnsafeMutablePointer<Float>
  ) {
    unsafe denseWeightGradientOfTiles(
      shape, input: input, zGradient: zGradient, weightGradients: weightGradients)
  }

  public static func denseInputGradient(
    _ shape: LayerShape, zGradient: UnsafePointer<Float>, weights: UnsafePointer<Float>,
    inputGradient: UnsafeMutablePointer<Float>
  ) {
    unsafe denseInputGradientOfTiles(
      shape, zGradient: zGradient, weights: weights, inputGradient: inputGradient)
  }

  public static func gather(
    rows: Int, columns: Int, pixels: UnsafePointer<UInt8>, samples: UnsafePointer<Int32>,
    count: Int, shifts: UnsafePointer<Int32>, scale: Float, output: UnsafeMutablePointer<Float>
  ) {
    unsafe gatherPictures(
      rows: rows, columns: columns, pixels: pixels, samples: samples, count: count,
      shifts: shifts, scale: scale, output: output)
  }

  public static func arrangeBackward(
    _ shape: LayerShape, tile: Int, weights: UnsafePointer<Float>,
    backwardWeights: UnsafeMutablePointer<Float>
  ) {
    unsafe arrangeTile(shape, tile: tile, weights: weights, backwardWeights: backwardWeights)
  }

  public static func softmax(
    classes: Int, logits: UnsafePointer<Float>, probabilities: UnsafeMutablePointer<Float>
  ) {
    unsafe softmaxOfColumns(classes: classes, logits: logits, probabilities: probabilities)
  }

  public static func update(
    count: Int, parameters: UnsafeMutablePointer<Float>, velocities: UnsafeMutablePointer<Float>,
    gradients: UnsafePointer<Float>, gradientCount: Int, gradientStride: Int,
    stepSize: Float, momentum: Float, decay: Float
  ) {
    unsafe updateParameters(
      count: count, parameters: parameters, velocities: velocities, gradients: gradients,
      gradientCount: gradientCount, gradientStride: gradientStride, stepSize: stepSize,
      momentum: momentum, decay: decay)
  }

  public static func multiplyAddPeak(rounds: Int) -> (operations: Int, sum: Float) {
    multiplyAddRounds(rounds)
  }
}
