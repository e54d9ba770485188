// Lesson 4: stacks of maps.
//
// `correlate` of lesson 2 and `positions` of lesson 1 are at hand. A Volume is a list of matrices
// that are all equally large: volume[map][row][column].

/// Correlates each map with the filter for it, and adds up the results cell by cell.
///
///     sumOfCorrelations([[[1, 2, 3]], [[4, 5, 6]]], [[[10, 20]], [[1, 1]]])  // [[59, 91]]
///
/// - Parameters:
///   - maps: at least one map.
///   - filters: as many as maps, all of the same shape.
/// - Returns: `[]` when the filters do not fit.
func sumOfCorrelations(_ maps: Volume, _ filters: Volume) -> Matrix {
  // TODO, begun: correlate, map by map, and add.
  todo()
}

/// Slides `overlay` along depth, rows and columns, and adds up the products at each position.
///
///     correlate3D([[[1, 2, 3]], [[4, 5, 6]]], [[[10, 20]], [[1, 1]]])  // [[[59, 91]]]
///
/// - Returns: a matrix for each position along the depth; `[]` when the overlay is deeper than the
///   volume.
func correlate3D(_ volume: Volume, _ overlay: Volume) -> Volume {
  // TODO, begun: which maps lie under the overlay at each depth?
  todo()
}
