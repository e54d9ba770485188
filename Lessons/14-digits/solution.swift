// Lesson 14: digits.

/// Everything that the network learns: the filters of its convolutional layer with a bias for each,
/// and the weights and biases of its fully connected layer.
typealias Network = (filters: [Volume], filterBiases: [Double], w: Matrix, b: [Double])

/// The numbers at the beginning of an IDX file: the magic number, then one size an axis.
///
///     idxHeader([0, 0, 8, 1, 0, 0, 1, 2, 7])  // magic: 2049, sizes: [258]
///
/// Each number is four bytes. The last byte of the magic number says how many sizes follow. Behind
/// them begin the pixels or labels.
///
/// Taught in “What is in the file”.
func idxHeader(_ bytes: [Int]) -> (magic: Int, sizes: [Int]) {
  func number(at start: Int) -> Int {
    var number = 0
    for byte in bytes[start..<start + 4] {
      // The most significant byte comes first, as in numbers written on paper: each new byte moves
      // the ones before it up by a factor of 256.
      number = number * 256 + byte
    }
    return number
  }

  var sizes: [Int] = []
  for axis in 0..<bytes[3] {
    sizes.append(number(at: 4 + 4 * axis))
  }
  return (number(at: 0), sizes)
}

/// Pixels as numbers from 0 to 1.
///
///     scaled([0, 4, 16], maximum: 16)  // [0, 0.25, 1]
///
/// Taught in “From bytes to numbers”.
func scaled(_ pixels: [Int], maximum: Int) -> [Double] {
  // Both become Double first: whole numbers divided by each other leave out what is behind the
  // point, and every grey would be black.
  pixels.map { Double($0) / Double(maximum) }
}

/// Everything that the network works out about a picture, from the first layer to the last.
///
/// The convolutional layer with ReLU, 2×2 windows side by side, and the fully connected layer, whose
/// z are the scores.
///
/// Taught in “Forwards, in five calls”.
func forward(
  _ picture: Matrix, network: Network
) -> (z: Volume, pooled: Volume, positions: [[[[Int]]]], logits: [Double]) {
  // Lesson 10, with a single map that goes in. Its σ is not used here.
  let z = convolutionalLayer(
    [picture], filters: network.filters, biases: network.filterBiases
  ).z
  var pooled: Volume = []
  var positions: [[[[Int]]]] = []
  for map in z {
    // Lessons 13 and 11.
    let pool = maxPool(relu(map), window: (2, 2), stride: (2, 2))
    pooled.append(pool.values)
    positions.append(pool.positions)
  }
  // Lesson 12. Softmax wants the scores as they are, so σ is not used here either.
  let logits = fullyConnected(flatten(pooled), w: network.w, b: network.b).z
  return (z, pooled, positions, logits)
}

/// What the network's answer costs when `label` is right.
///
/// Taught in “Before the first step”.
func loss(_ picture: Matrix, label: Int, network: Network) -> Double {
  crossEntropy(softmax(forward(picture, network: network).logits), target: label)
}

/// The digit with the highest score; the smaller one of two that are equal.
///
/// Taught in “Forwards, in five calls”.
func readDigit(_ picture: Matrix, network: Network) -> Int {
  // Softmax keeps the order of the scores, so there is no need for it here.
  let logits = forward(picture, network: network).logits
  var best = 0
  for digit in logits.indices where logits[digit] > logits[best] {
    best = digit
  }
  return best
}

/// The network after it has learned a little from one picture.
///
/// Taught in “One step”.
func trainStep(
  _ picture: Matrix, label: Int, network: Network, stepSize: Double
) -> Network {
  let pass = forward(picture, network: network)

  // Back through the layers, the last one first. Each hands on the slopes of what went into it.
  let logitGradient = crossEntropyGradient(pass.logits, target: label)
  let dense = fullyConnectedGradients(
    aPrev: flatten(pass.pooled), w: network.w, zGradient: logitGradient)
  let pooledGradients = unflatten(
    dense.aPrev, shape: (pass.pooled[0].count, pass.pooled[0][0].count))

  var zGradients: Volume = []
  for (m, z) in pass.z.enumerated() {
    let aGradient = maxPoolGradient(
      shape: (z.count, z[0].count), positions: pass.positions[m], aGradient: pooledGradients[m])
    zGradients.append(reluGradient(z: z, aGradient: aGradient))
  }
  let convolution = convolutionalLayerGradients(
    [picture], filters: network.filters, zGradients: zGradients)

  // Only now, with all slopes known, does anything move.
  var next = network
  for m in next.filters.indices {
    next.filters[m][0] = stepped(next.filters[m][0], convolution.filters[m][0], stepSize)
  }
  next.filterBiases = stepped([next.filterBiases], [convolution.biases], stepSize)[0]
  next.w = stepped(next.w, dense.w, stepSize)
  next.b = stepped([next.b], [dense.b], stepSize)[0]
  return next
}

/// Numbers moved against their slopes.
func stepped(_ numbers: Matrix, _ gradient: Matrix, _ stepSize: Double) -> Matrix {
  var numbers = numbers
  for row in numbers.indices {
    for column in numbers[row].indices {
      numbers[row][column] -= stepSize * gradient[row][column]
    }
  }
  return numbers
}
