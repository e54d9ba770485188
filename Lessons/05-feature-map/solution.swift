// Lesson 5: a feature map.

/// Squeezes any number into the range from 0 to 1.
///
///     sigmoid(0)  // 0.5
///     sigmoid(2)  // 0.8807970779778823
///
/// Taught in “Squeezed between 0 and 1”.
/// Written “σ”.
func sigmoid(_ z: Double) -> Double {
  // For a very negative z, exp(-z) is infinite, and 1 / infinity is 0: just what is wanted.
  return 1 / (1 + exp(-z))
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
///
/// Taught in “From a sum to a neuron”.
/// Worked out by `explain feature-map --input aPrev --filter w --bias b`.
func featureMap(_ aPrev: Matrix, w: Matrix, b: Double) -> (z: Matrix, a: Matrix) {
  // Every neuron adds up its own part of the input, through the weights that all of them share.
  var z = correlate(aPrev, w)
  var a = z

  for row in z.indices {
    for column in z[row].indices {
      // The sum is finished. Now, and only once, comes the bias …
      z[row][column] += b

      // … and then the function that makes an activation of it.
      a[row][column] = sigmoid(z[row][column])
    }
  }
  return (z, a)
}
