// Lesson 5: a feature map.
//
// `correlate` of lesson 2 is at hand, and so is `exp`: exp(x) is e to the power of x.

/// Squeezes any number into the range from 0 to 1.
///
///     sigmoid(0)  // 0.5
///     sigmoid(2)  // 0.8807970779778823
func sigmoid(_ z: Double) -> Double {
  // TODO: 1 / (1 + e to the power of −z)
  todo()
}

/// What the neurons of one feature map compute.
///
///     featureMap([[1, 2, 3]], w: [[1, 1]], b: -3)  // z: [[0, 2]], a: [[0.5, 0.8807970779778823]]
///
/// - Parameters:
///   - aPrev: the activations of the previous layer, or a picture.
///   - w: the shared weights.
///   - b: the shared bias.
/// - Returns: the sums with their bias, and what `sigmoid` makes of them.
func featureMap(_ aPrev: Matrix, w: Matrix, b: Double) -> (z: Matrix, a: Matrix) {
  // TODO: correlate, add the bias, squeeze.
  todo()
}
