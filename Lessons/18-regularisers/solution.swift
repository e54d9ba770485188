// Lesson 18: regularisers.

/// One step of gradient descent on a cost with the L2 penalty.
///
///     decayedStep(
///       w: [[4]], b: [1], gradients: (w: [[2]], b: [-3]), lambda: 0.5, stepSize: 0.1)
///     // w: [[3.6]], b: [1.3]
///
/// - Parameter gradients: ∂C/∂w and ∂C/∂b of the cost *without* the penalty.
///
/// Taught in “Why it is called decay”.
func decayedStep(
  w: Matrix, b: [Double], gradients: (w: Matrix, b: [Double]), lambda: Double, stepSize: Double
) -> (w: Matrix, b: [Double]) {
  // w − η·(∂C/∂w + λ·w), with the two terms of w taken together.
  let factor = 1 - stepSize * lambda
  var newW = w
  for row in w.indices {
    for column in w[row].indices {
      newW[row][column] = factor * w[row][column] - stepSize * gradients.w[row][column]
    }
  }

  // No penalty stands on the biases, so nothing shrinks them.
  var newB = b
  for n in b.indices {
    newB[n] = b[n] - stepSize * gradients.b[n]
  }
  return (w: newW, b: newB)
}

/// What neurons with ReLU and dropout hand on.
///
///     dropoutLayer(z: [[3, -1, 2]], mask: [[1, 1, 0]], p: 0.25)  // [[4, 0, 0]]
///     dropoutLayer(z: [[3, -1, 2]], mask: nil, p: 0.25)          // [[3, 0, 2]]
///
/// - Parameters:
///   - mask: 1 for each neuron that speaks, 0 for each that is silent; nil when the network is used.
///   - p: the share that is silenced while the network learns.
///
/// Taught in “A mask over the neurons”.
func dropoutLayer(z: Matrix, mask: Matrix?, p: Double) -> Matrix {
  var a = relu(z)

  // When the network is used, every neuron speaks, and nothing has to be made up for.
  guard let mask else { return a }
  for row in a.indices {
    for column in a[row].indices {
      a[row][column] *= mask[row][column] / (1 - p)
    }
  }
  return a
}

/// ∂C/∂z of such neurons, from the slopes of what they have handed on while the network learns.
///
///     dropoutLayerGradient(
///       z: [[3, -1, 2]], mask: [[1, 1, 0]], p: 0.25, aGradient: [[6, 6, 6]])
///     // [[8, 0, 0]]
///
/// Taught in “Back through the mask”.
func dropoutLayerGradient(z: Matrix, mask: Matrix, p: Double, aGradient: Matrix) -> Matrix {
  // Forwards the mask came last, so backwards it comes first, with the very same factor.
  var reluSlopes = aGradient
  for row in mask.indices {
    for column in mask[row].indices {
      reluSlopes[row][column] *= mask[row][column] / (1 - p)
    }
  }
  return reluGradient(z: z, aGradient: reluSlopes)
}

/// The picture, moved by whole pixels; zeros move in.
///
///     shifted([[1, 2], [3, 4]], down: 0, right: 1)   // [[0, 1], [0, 3]]
///     shifted([[1, 2], [3, 4]], down: -1, right: 0)  // [[3, 4], [0, 0]]
///
/// - Parameters:
///   - down: by how many rows; upwards if it is negative.
///   - right: by how many columns; to the left if it is negative.
///
/// Taught in “Pictures that have moved”.
func shifted(_ picture: Matrix, down: Int, right: Int) -> Matrix {
  var moved = picture.map { row in row.map { _ in 0.0 } }
  for row in moved.indices {
    for column in moved[row].indices {
      // The pixel that lands here has come from above and from the left. If there is none, the
      // zero stays.
      let (fromRow, fromColumn) = (row - down, column - right)
      if picture.indices.contains(fromRow) && picture[fromRow].indices.contains(fromColumn) {
        moved[row][column] = picture[fromRow][fromColumn]
      }
    }
  }
  return moved
}

/// Mean, standard deviation and standard error of the results of several seeds, two at least.
///
///     meanAndError([10, 14])  // mean: 12, deviation: 2.8284…, error: 2
///
/// Taught in “How far a mean can be trusted”.
func meanAndError(
  _ results: [Double]
) -> (mean: Double, deviation: Double, error: Double) {
  let count = Double(results.count)
  let mean = results.reduce(0, +) / count

  var squares = 0.0
  for result in results {
    squares += (result - mean) * (result - mean)
  }
  // Less one, because the mean was taken from the same results and lies too well among them.
  let deviation = sqrt(squares / (count - 1))

  // The mean of several results is steadier than one of them.
  return (mean: mean, deviation: deviation, error: deviation / sqrt(count))
}
