// Lesson 10: from maps to maps.

/// Runs a convolutional layer forwards: all `maps` go into each next map.
///
///     convolutionalLayer([[[1]], [[2]]], filters: [[[[3]], [[-1]]]], biases: [0.5]).z  // [[[1.5]]]
///
/// - Parameter filters: `filters[n][p]` is the filter of next map `n` for previous map `p`.
/// - Parameter biases: one for each next map.
///
/// Taught in “Forwards: one sum over all maps”.
func convolutionalLayer(
  _ maps: Volume, filters: [Volume], biases: [Double]
) -> (z: Volume, a: Volume) {
  var z: Volume = []
  var a: Volume = []
  for next in filters.indices {
    // One filter for each previous map; their results are parts of one sum.
    let sums = sumOfCorrelations(maps, filters[next])

    // The sum is complete: now the bias of this map, once, and σ, once.
    let zMap = sums.map { row in row.map { sum in sum + biases[next] } }
    z.append(zMap)
    a.append(zMap.map { row in row.map { z in sigmoid(z) } })
  }
  return (z: z, a: a)
}

/// The slopes of all that a convolutional layer is made of, and of the maps that went into it.
///
/// - Parameter zGradients: ∂C/∂z, a matrix for each next map.
/// - Returns: slopes in the shapes of `filters`, of the biases, and of `maps`.
///
/// Taught in “Backwards to the maps”.
func convolutionalLayerGradients(
  _ maps: Volume, filters: [Volume], zGradients: Volume
) -> (filters: [Volume], biases: [Double], maps: Volume) {
  var filterSlopes: [Volume] = []
  var biasSlopes: [Double] = []
  var mapSlopes = maps.map { map in map.map { row in row.map { _ in 0.0 } } }

  for next in filters.indices {
    let slopes = zGradients[next]
    biasSlopes.append(biasGradient(zGradient: slopes))

    var stack: Volume = []
    for previous in maps.indices {
      // A filter belongs to one previous and one next map: nothing to add.
      stack.append(weightGradient(aPrev: maps[previous], zGradient: slopes))

      // A previous map is seen by every next map: their shares add up.
      let share = aPrevGradient(w: filters[next][previous], zGradient: slopes)
      for row in share.indices {
        for column in share[row].indices {
          mapSlopes[previous][row][column] += share[row][column]
        }
      }
    }
    filterSlopes.append(stack)
  }
  return (filters: filterSlopes, biases: biasSlopes, maps: mapSlopes)
}

/// All slopes of two layers, of which the second looks at the activations of the first.
///
///     twoLayerGradients(
///       [[[0.8]]], first: [[[[1.58]]]], firstBiases: [-0.14], second: [[[[2.45]]]],
///       secondBiases: [-0.11], aGradients: [[[-0.298858]]])
///     // first: about [[[[-0.0138]]]], second: about [[[[-0.0287]]]], …
///
/// - Parameter aGradients: ∂C/∂a, a matrix for each map of the second layer.
/// - Returns: slopes in the shapes of both layers' filters and biases, and of `maps`.
///
/// Taught in “Two layers, one behind the other”.
func twoLayerGradients(
  _ maps: Volume, first: [Volume], firstBiases: [Double], second: [Volume], secondBiases: [Double],
  aGradients: Volume
) -> (
  first: [Volume], firstBiases: [Double], second: [Volume], secondBiases: [Double], maps: Volume
) {
  // Forwards: the activations of the first layer are what the second one looks at.
  let hidden = convolutionalLayer(maps, filters: first, biases: firstBiases)
  let last = convolutionalLayer(hidden.a, filters: second, biases: secondBiases)

  // Backwards: first through the last σ, and from there to all that the second layer is made of.
  var lastSlopes: Volume = []
  for map in last.z.indices {
    lastSlopes.append(zGradient(z: last.z[map], aGradient: aGradients[map]))
  }
  let behind = convolutionalLayerGradients(hidden.a, filters: second, zGradients: lastSlopes)

  // What it hands back are the slopes of the hidden activations. The same once more.
  var hiddenSlopes: Volume = []
  for map in hidden.z.indices {
    hiddenSlopes.append(zGradient(z: hidden.z[map], aGradient: behind.maps[map]))
  }
  let before = convolutionalLayerGradients(maps, filters: first, zGradients: hiddenSlopes)

  return (
    first: before.filters, firstBiases: before.biases, second: behind.filters,
    secondBiases: behind.biases, maps: before.maps
  )
}
