// Lesson 13: softmax and friends.

/// A probability for each score; all together are 1.
///
///     softmax([0, 0])        // [0.5, 0.5]
///     softmax([1000, 1001])  // [0.2689…, 0.7310…]
///
/// Taught in “Scores become probabilities”.
/// Worked out by `explain softmax --input logits`.
func softmax(_ logits: [Double]) -> [Double] {
  // Taking the same number from all scores changes no probability. Taking the largest leaves
  // exponents of at most 0, and e to that is at most 1: nothing overflows.
  let largest = logits.max() ?? 0
  var powers: [Double] = []
  for logit in logits {
    powers.append(exp(logit - largest))
  }
  let sum = powers.reduce(0, +)
  return powers.map { $0 / sum }
}

/// The cost of these probabilities when the answer `target` would have been right.
///
///     crossEntropy([1, 0], target: 0)  // 0
///
/// Taught in “The price of being wrong”.
func crossEntropy(_ probabilities: [Double], target: Int) -> Double {
  // The other probabilities have their say all the same: what they have, the target has not.
  return -log(probabilities[target])
}

/// How the cross-entropy of their softmax changes with each score.
///
///     crossEntropyGradient([0, 0], target: 1)  // [0.5, -0.5]
///
/// Taught in “p minus y”.
func crossEntropyGradient(_ logits: [Double], target: Int) -> [Double] {
  // ∂C/∂z = p − y, and y is 1 at the target only.
  var gradient = softmax(logits)
  gradient[target] -= 1
  return gradient
}

/// Negative numbers become 0, the others stay.
///
///     relu([[-2, 0.5]])  // [[0, 0.5]]
///
/// Taught in “A hinge instead of a curve”.
func relu(_ z: Matrix) -> Matrix {
  var a = z
  for row in z.indices {
    for column in z[row].indices {
      a[row][column] = max(0, z[row][column])
    }
  }
  return a
}

/// What a ReLU hands back: ∂C/∂z, worked out from ∂C/∂a.
///
///     reluGradient(z: [[-2, 0.5]], aGradient: [[7, -8]])  // [[0, -8]]
///
/// Taught in “A hinge instead of a curve”.
func reluGradient(z: Matrix, aGradient: Matrix) -> Matrix {
  var zGradient = aGradient
  for row in z.indices {
    for column in z[row].indices {
      // z decides, whatever the sign of the slope is.
      if z[row][column] <= 0 {
        zGradient[row][column] = 0
      }
    }
  }
  return zGradient
}

/// The price of these weights: half of λ times the sum of their squares.
///
///     l2Penalty([[3, -1], [2, 0]], lambda: 0.1)  // 0.7
///
/// Taught in “A price on large weights”.
func l2Penalty(_ w: Matrix, lambda: Double) -> Double {
  var sum = 0.0
  for row in w {
    for weight in row {
      sum += weight * weight
    }
  }
  // The half cancels the 2 of the square's slope: what is left is λ·w.
  return lambda / 2 * sum
}

/// The activations with some of them silenced and the others divided by `keep`.
///
///     dropout([3, 4], keep: 0.5, uniform: [0.2, 0.9])  // [6, 0]
///
/// `uniform` holds a random number from 0 to 1 for each activation. The activation is kept where it
/// is smaller than `keep`.
///
/// Taught in “Leaving some out”.
func dropout(_ a: [Double], keep: Double, uniform: [Double]) -> [Double] {
  var result: [Double] = []
  for i in a.indices {
    // A share `keep` of all random numbers is smaller than `keep`. Dividing by it makes up, on
    // average, for those that are silent.
    result.append(uniform[i] < keep ? a[i] / keep : 0)
  }
  return result
}
