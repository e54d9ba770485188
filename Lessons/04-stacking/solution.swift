// Lesson 4: stacks of maps.

/// Correlates each map with the filter for it, and adds up the results cell by cell.
///
///     sumOfCorrelations([[[1, 2, 3]], [[4, 5, 6]]], [[[10, 20]], [[1, 1]]])  // [[59, 91]]
///
/// - Parameters:
///   - maps: at least one map.
///   - filters: as many as maps, all of the same shape.
/// - Returns: `[]` when the filters do not fit.
///
/// Taught in “Add them up, cell by cell”.
func sumOfCorrelations(_ maps: Volume, _ filters: Volume) -> Matrix {
  // What the first map and its filter make is where the sum begins.
  var sum = correlate(maps[0], filters[0])

  for map in maps.indices.dropFirst() {
    let partial = correlate(maps[map], filters[map])

    // All maps are equally large and all filters too, so the cells match one to one.
    for row in sum.indices {
      for column in sum[row].indices {
        sum[row][column] += partial[row][column]
      }
    }
  }
  return sum
}

/// Slides `overlay` along depth, rows and columns, and adds up the products at each position.
///
///     correlate3D([[[1, 2, 3]], [[4, 5, 6]]], [[[10, 20]], [[1, 1]]])  // [[[59, 91]]]
///
/// - Returns: a matrix for each position along the depth; `[]` when the overlay is deeper than the
///   volume.
///
/// Taught in “The same as one step”.
/// Worked out by `explain correlate3d --input volume --filter overlay`.
func correlate3D(_ volume: Volume, _ overlay: Volume) -> Volume {
  // Depth is one more axis to slide along, and lesson 1 counts its positions as well.
  let depths = positions(input: volume.count, overlay: overlay.count, stride: 1)
  var result: Volume = []

  for depth in 0..<depths {
    // The overlay covers as many maps as it is deep. Over these it slides along rows and columns,
    // and everything under it is added up: that is the sum of correlations.
    let underlay = Array(volume[depth..<depth + overlay.count])
    result.append(sumOfCorrelations(underlay, overlay))
  }
  return result
}
