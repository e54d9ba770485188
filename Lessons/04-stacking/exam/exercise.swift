/// Correlates each of the maps with the filter for it, moving on by `stride` at each step, and adds the
/// results up cell by cell.
///
///     strided([[[1, 2, 3]], [[4, 5, 6]]], [[[1]], [[10]]], stride: (1, 2))  // [[41, 63]]
///
/// - Returns: `[]` when the filters do not fit.
func strided(_ maps: Volume, _ filters: Volume, stride: Shape) -> Matrix {
  // TODO: rows and columns have a stride each.
  todo()
}
