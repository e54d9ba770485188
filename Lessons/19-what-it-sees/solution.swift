// Lesson 19: what a network sees.

/// The network of lesson 14: filters with a bias for each, and the weights and biases of its fully
/// connected layer. `forward` takes it.
typealias DigitNetwork = (filters: [Volume], filterBiases: [Double], w: Matrix, b: [Double])

/// Of all patches of this length, the one of which the filter makes the largest number.
///
///     strongestPatch(for: [[3, 4]], length: 10)  // [[6, 8]]
///
/// - Parameters:
///   - filter: not all of its weights are 0.
///   - length: the root of the sum of the patch's squared pixels.
///
/// Taught in “Filters as pictures”.
func strongestPatch(for filter: Matrix, length: Double) -> Matrix {
  // All weights together have one length, and not each row its own.
  var squares = 0.0
  for row in filter {
    for weight in row { squares += weight * weight }
  }

  // A multiple of the filter, as long as asked for.
  let factor = length / sqrt(squares)
  return filter.map { row in row.map { weight in factor * weight } }
}

/// How far a digit's score falls when a square of the picture is covered.
///
/// - Parameters:
///   - digit: the place of the score.
///   - side: how many rows and columns the square covers; it fits into the picture.
///   - cover: what stands in the place of each pixel under the square.
/// - Returns: a number for each position of the square; negative where the score rises.
///
/// Taught in “Cover a square”.
func occlusionMap(
  _ picture: Matrix, digit: Int, network: DigitNetwork, side: Int, cover: Double
) -> Matrix {
  let whole = forward(picture, network: network).logits[digit]
  let rows = picture.count - side + 1
  let columns = picture[0].count - side + 1

  let zeros = Array(repeating: 0.0, count: columns)
  var map = Matrix(repeating: zeros, count: rows)
  for row in 0..<rows {
    for column in 0..<columns {
      // Each position begins with the picture as it was.
      var covered = picture
      for i in 0..<side {
        for j in 0..<side {
          covered[row + i][column + j] = cover
        }
      }
      map[row][column] = whole - forward(covered, network: network).logits[digit]
    }
  }
  return map
}

/// The slopes of the pixels: how fast something rises with each of them.
///
/// - Parameter scoreGradient: how fast it rises with each score. With 1 for one score and 0 for all
///   others, that something is this score.
///
/// Taught in “The slope of a score”.
func inputGradient(
  _ picture: Matrix, network: DigitNetwork, scoreGradient: [Double]
) -> Matrix {
  let pass = forward(picture, network: network)

  // Back through the layers, as in `trainStep` of lesson 14.
  let dense = fullyConnectedGradients(
    aPrev: flatten(pass.pooled), w: network.w, zGradient: scoreGradient)
  let pooledGradients = unflatten(
    dense.aPrev, shape: (pass.pooled[0].count, pass.pooled[0][0].count))

  var zGradients: Volume = []
  for (m, z) in pass.z.enumerated() {
    let aGradient = maxPoolGradient(
      shape: (z.count, z[0].count), positions: pass.positions[m], aGradient: pooledGradients[m])
    zGradients.append(reluGradient(z: z, aGradient: aGradient))
  }

  // Training needs the slopes of the filters. Here it is those of the one map that went in.
  let convolution = convolutionalLayerGradients(
    [picture], filters: network.filters, zGradients: zGradients)
  return convolution.maps[0]
}

/// The picture after a step of `epsilon` for each pixel, in the direction in which the cost rises.
///
/// A pixel that has no slope stays, and none leaves the range from 0 to 1.
///
/// - Parameter label: the right digit.
///
/// Taught in “Many small changes add up”.
func adversarial(
  _ picture: Matrix, label: Int, network: DigitNetwork, epsilon: Double
) -> Matrix {
  let scores = forward(picture, network: network).logits
  let gradient = inputGradient(
    picture, network: network, scoreGradient: crossEntropyGradient(scores, target: label))

  var changed = picture
  for row in picture.indices {
    for column in picture[row].indices {
      // Only the sign of the slope counts; all steps are equally long.
      if gradient[row][column] > 0 { changed[row][column] += epsilon }
      if gradient[row][column] < 0 { changed[row][column] -= epsilon }
      changed[row][column] = min(1, max(0, changed[row][column]))
    }
  }
  return changed
}

/// The picture after a quarter turn to the right, as the hands of a clock go.
///
///     turned([[1, 2, 3], [4, 5, 6]])  // [[4, 1], [5, 2], [6, 3]]
///
/// Taught in “Shifted and turned”.
func turned(_ picture: Matrix) -> Matrix {
  let zeros = Array(repeating: 0.0, count: picture.count)
  var result = Matrix(repeating: zeros, count: picture[0].count)
  for row in result.indices {
    for column in result[row].indices {
      // A row of the result is a column of the picture, read from the bottom up.
      result[row][column] = picture[picture.count - 1 - column][row]
    }
  }
  return result
}
