/// Correlates each of the maps with the filter for it, moving on by `stride` at each step, and adds the
/// results up cell by cell.
///
///     strided([[[1, 2, 3]], [[4, 5, 6]]], [[[1]], [[10]]], stride: (1, 2))  // [[41, 63]]
///
/// - Returns: `[]` when the filters do not fit.
func strided(_ maps: Volume, _ filters: Volume, stride: Shape) -> Matrix {
  let (map, filter) = (maps[0], filters[0])
  guard filter.count <= map.count, filter[0].count <= map[0].count else { return [] }
  let rows = (map.count - filter.count) / stride.rows + 1
  let columns = (map[0].count - filter[0].count) / stride.columns + 1
  var result = Matrix(repeating: Array(repeating: 0, count: columns), count: rows)
  for m in maps.indices {
    for row in 0..<rows {
      for column in 0..<columns {
        for i in filter.indices {
          for j in filter[i].indices {
            result[row][column] +=
              maps[m][row * stride.rows + i][column * stride.columns + j] * filters[m][i][j]
          }
        }
      }
    }
  }
  return result
}
