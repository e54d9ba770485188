// Lesson 16: receptive fields and depth.

/// What a layer does along one axis: how many neurons or pixels of the layer before its overlay
/// covers, and by how many it moves. A pooling window is such an overlay too.
typealias LayerSize = (kernel: Int, stride: Int)

/// Two convolutional layers: the first makes several maps of one picture, the second one map of
/// these.
///
/// `first[m]` and `firstBiases[m]` make hidden map `m` of the picture, and `second[m]` lies on that
/// map. The second layer has one bias.
typealias TwoLayers = (
  first: Volume, firstBiases: [Double], second: Volume, secondBias: Double
)

/// Which pixels a neuron behind all these layers sees, along one axis.
///
///     receptiveField(of: [(kernel: 3, stride: 2), (kernel: 2, stride: 1)], neuron: 4)
///     // (start: 8, size: 5, jump: 2)
///
/// - Parameters:
///   - layers: from the picture to the neuron's own layer; there may be none.
///   - neuron: its place in the map of the last layer, counted from 0.
/// - Returns: the first pixel that it sees, how many it sees, and how many pixels further on
///   the next neuron begins to see.
///
/// Taught in “Size, jump and start”.
func receptiveField(
  of layers: [LayerSize], neuron: Int
) -> (start: Int, size: Int, jump: Int) {
  // A pixel sees itself, and the next one begins one pixel further.
  var size = 1
  var jump = 1
  for layer in layers {
    // The first neuron under the overlay sees `size` pixels, and each of the others adds a jump.
    size += (layer.kernel - 1) * jump

    // One step of this layer skips `stride` neurons, which are a jump apart.
    jump *= layer.stride
  }
  return (start: neuron * jump, size: size, jump: jump)
}

/// A matrix in the shape of the input: 1 where the neuron sees the cell, 0 elsewhere.
///
///     seenCells(
///       input: (2, 4), rows: [(kernel: 1, stride: 1)], columns: [(kernel: 2, stride: 1)],
///       neuron: (row: 1, column: 2))
///     // [[0, 0, 0, 0], [0, 0, 1, 1]]
///
/// - Parameters:
///   - rows: what each layer does from top to bottom; no stride is longer than its kernel.
///   - columns: the same from left to right.
///   - neuron: where it stands in the map of the last layer.
///
/// Taught in “Rows and columns of what is seen”.
func seenCells(
  input: Shape, rows: [LayerSize], columns: [LayerSize], neuron: (row: Int, column: Int)
) -> Matrix {
  let down = receptiveField(of: rows, neuron: neuron.row)
  let across = receptiveField(of: columns, neuron: neuron.column)

  let zeros = Array(repeating: 0.0, count: input.columns)
  var cells = Matrix(repeating: zeros, count: input.rows)
  for row in down.start..<down.start + down.size {
    for column in across.start..<across.start + across.size {
      cells[row][column] = 1
    }
  }
  return cells
}

/// Runs both layers forwards.
///
///     twoLayersForward(
///       [[1, 2]], (first: [[[3]]], firstBiases: [-4], second: [[[1, 1]]], secondBias: -1))
///     // z1: [[[-1, 2]]], a1: [[[0.2689, 0.8808]]], z2: [[0.1497]], a2: [[0.5374]]
///
/// - Returns: z and a of all hidden maps, then those of the second layer's one map.
///
/// Taught in “Forwards through both layers”.
func twoLayersForward(
  _ picture: Matrix, _ network: TwoLayers
) -> (z1: Volume, a1: Volume, z2: Matrix, a2: Matrix) {
  // The first layer: a filter and a bias for each hidden map.
  var z1: Volume = []
  var a1: Volume = []
  for map in network.first.indices {
    let hidden = featureMap(picture, w: network.first[map], b: network.firstBiases[map])
    z1.append(hidden.z)
    a1.append(hidden.a)
  }

  // The second layer looks at the activations of all hidden maps: one sum, one bias, one σ.
  let sums = sumOfCorrelations(a1, network.second)
  let z2 = sums.map { row in row.map { sum in sum + network.secondBias } }
  let a2 = z2.map { row in row.map { z in sigmoid(z) } }

  return (z1: z1, a1: a1, z2: z2, a2: a2)
}

/// The slopes of all weights and biases of both layers, and of the pixels.
///
/// - Parameter aGradient: ∂C/∂a of the second layer's map.
/// - Returns: slopes in the shapes of `network`'s parts, and of `picture`.
///
/// Taught in “Backwards, step by step”.
func twoLayersBackward(
  _ picture: Matrix, _ network: TwoLayers, aGradient: Matrix
) -> (
  first: Volume, firstBiases: [Double], second: Volume, secondBias: Double, picture: Matrix
) {
  let pass = twoLayersForward(picture, network)

  // Through the second σ, and to the second bias.
  let z2Slopes = zGradient(z: pass.z2, aGradient: aGradient)
  let secondBiasSlope = biasGradient(zGradient: z2Slopes)

  var firstSlopes: Volume = []
  var firstBiasSlopes: [Double] = []
  var secondSlopes: Volume = []
  var pictureSlopes = picture.map { row in row.map { _ in 0.0 } }

  for map in network.first.indices {
    // The second filter slid over the hidden activations, and through it they get their slopes.
    secondSlopes.append(weightGradient(aPrev: pass.a1[map], zGradient: z2Slopes))
    let a1Slopes = aPrevGradient(w: network.second[map], zGradient: z2Slopes)

    // Through the first σ, at the z of this hidden map.
    let z1Slopes = zGradient(z: pass.z1[map], aGradient: a1Slopes)

    // The first filter slid over the picture.
    firstSlopes.append(weightGradient(aPrev: picture, zGradient: z1Slopes))
    firstBiasSlopes.append(biasGradient(zGradient: z1Slopes))

    // Every hidden map sees the picture: their shares add up.
    let share = aPrevGradient(w: network.first[map], zGradient: z1Slopes)
    for row in share.indices {
      for column in share[row].indices {
        pictureSlopes[row][column] += share[row][column]
      }
    }
  }

  return (
    first: firstSlopes, firstBiases: firstBiasSlopes, second: secondSlopes,
    secondBias: secondBiasSlope, picture: pictureSlopes
  )
}
