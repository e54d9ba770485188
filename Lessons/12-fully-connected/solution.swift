// Lesson 12: fully connected.

/// All numbers of the maps in one list: map by map, row by row.
///
///     flatten([[[1, 2], [3, 4]], [[5, 6], [7, 8]]])  // [1, 2, 3, 4, 5, 6, 7, 8]
///
/// Taught in “From maps to a list”.
func flatten(_ maps: Volume) -> [Double] {
  var numbers: [Double] = []
  for map in maps {
    for row in map {
      numbers += row
    }
  }
  return numbers
}

/// The maps that `flatten` made this list of, each of the given shape.
///
///     unflatten([1, 2, 3, 4, 5, 6, 7, 8], shape: (2, 2))  // [[[1, 2], [3, 4]], [[5, 6], [7, 8]]]
///
/// Taught in “Back into maps”.
func unflatten(_ numbers: [Double], shape: Shape) -> Volume {
  // The same walk as in `flatten`, so the numbers are simply taken one after the other.
  var next = 0
  var maps: Volume = []
  for _ in 0..<numbers.count / (shape.rows * shape.columns) {
    var map: Matrix = []
    for _ in 0..<shape.rows {
      map.append(Array(numbers[next..<next + shape.columns]))
      next += shape.columns
    }
    maps.append(map)
  }
  return maps
}

/// What each neuron makes of all inputs: z before and a after the activation function.
///
///     fullyConnected([1, 2], w: [[10, 20]], b: [-50])  // z: [0], a: [0.5]
///
/// Row `n` of `w` holds the weights of neuron `n`, one for each input.
///
/// Taught in “A neuron that sees everything”.
/// Worked out by `explain fully-connected --input aPrev --filter w --bias b`.
func fullyConnected(_ aPrev: [Double], w: Matrix, b: [Double]) -> (z: [Double], a: [Double]) {
  var z: [Double] = []
  for n in w.indices {
    // The bias belongs to the neuron, so it is added once, however many inputs there are.
    var sum = b[n]
    for i in aPrev.indices {
      sum += w[n][i] * aPrev[i]
    }
    z.append(sum)
  }
  return (z, z.map(sigmoid))
}

/// The slopes of weights, biases and inputs, from ∂C/∂z of each neuron.
///
///     fullyConnectedGradients(aPrev: [1, 2], w: [[10, 20]], zGradient: [3])
///     // w: [[3, 6]], b: [3], aPrev: [30, 60]
///
/// Taught in “What comes back”.
func fullyConnectedGradients(
  aPrev: [Double], w: Matrix, zGradient: [Double]
) -> (w: Matrix, b: [Double], aPrev: [Double]) {
  // One row for each neuron, one column for each input: the shape of the weights.
  var wGradient = w
  var aPrevGradient = [Double](repeating: 0, count: aPrev.count)
  for n in w.indices {
    for i in aPrev.indices {
      // ∂C/∂w: this weight joins this one input to this one neuron.
      wGradient[n][i] = zGradient[n] * aPrev[i]
      // ∂C/∂a: this input also goes to the other neurons, which add their share.
      aPrevGradient[i] += zGradient[n] * w[n][i]
    }
  }
  // ∂C/∂b is ∂C/∂z: no neuron shares its bias with another.
  return (wGradient, zGradient, aPrevGradient)
}

/// The layer's weights and biases after one step downhill, and the slopes of its inputs.
///
/// `aGradient` is ∂C/∂a of each neuron.
///
/// Taught in “The step, last”.
func fullyConnectedStep(
  aPrev: [Double], w: Matrix, b: [Double], aGradient: [Double], stepSize: Double
) -> (w: Matrix, b: [Double], aPrevGradient: [Double]) {
  let z = fullyConnected(aPrev, w: w, b: b).z
  var zGradient: [Double] = []
  for n in z.indices {
    zGradient.append(sigmoidPrime(z[n]) * aGradient[n])
  }

  // All slopes are taken at the old weights. Only then do the weights move.
  let gradients = fullyConnectedGradients(aPrev: aPrev, w: w, zGradient: zGradient)
  var newW = w
  var newB = b
  for n in w.indices {
    for i in aPrev.indices {
      newW[n][i] -= stepSize * gradients.w[n][i]
    }
    newB[n] -= stepSize * gradients.b[n]
  }
  return (newW, newB, gradients.aPrev)
}
