// Lesson 13: softmax and friends.

/// A probability for each score; all together are 1.
///
///     softmax([0, 0])        // [0.5, 0.5]
///     softmax([1000, 1001])  // [0.2689…, 0.7310…]
func softmax(_ logits: [Double]) -> [Double] {
  // TODO: powers of e, divided by their sum. Mind the size of the scores.
  todo()
}

/// The cost of these probabilities when the answer `target` would have been right.
///
///     crossEntropy([1, 0], target: 0)  // 0
func crossEntropy(_ probabilities: [Double], target: Int) -> Double {
  // TODO: minus the natural logarithm of one of the probabilities.
  todo()
}

/// How the cross-entropy of their softmax changes with each score.
///
///     crossEntropyGradient([0, 0], target: 1)  // [0.5, -0.5]
func crossEntropyGradient(_ logits: [Double], target: Int) -> [Double] {
  // TODO: p − y.
  todo()
}

/// Negative numbers become 0, the others stay.
///
///     relu([[-2, 0.5]])  // [[0, 0.5]]
func relu(_ z: Matrix) -> Matrix {
  // TODO: cut off what lies below 0.
  todo()
}

/// What a ReLU hands back: ∂C/∂z, worked out from ∂C/∂a.
///
///     reluGradient(z: [[-2, 0.5]], aGradient: [[7, -8]])  // [[0, -8]]
func reluGradient(z: Matrix, aGradient: Matrix) -> Matrix {
  // TODO: let the slope pass where z is above 0.
  todo()
}

/// The price of these weights: half of λ times the sum of their squares.
///
///     l2Penalty([[3, -1], [2, 0]], lambda: 0.1)  // 0.7
func l2Penalty(_ w: Matrix, lambda: Double) -> Double {
  // TODO: square, add up, multiply.
  todo()
}

/// The activations with some of them silenced and the others divided by `keep`.
///
///     dropout([3, 4], keep: 0.5, uniform: [0.2, 0.9])  // [6, 0]
///
/// `uniform` holds a random number from 0 to 1 for each activation. The activation is kept where it
/// is smaller than `keep`.
func dropout(_ a: [Double], keep: Double, uniform: [Double]) -> [Double] {
  // TODO: keep or silence each activation.
  todo()
}
