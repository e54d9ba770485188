// Lesson 11: max pooling.

/// The largest number at each position of a window, and where it stood.
///
///     maxPool([[1, 5, 2]], window: (1, 2), stride: (1, 1))
///     // values: [[5, 5]], positions: [[[0, 1], [0, 1]]]
///
/// A position is `[row, column]` in `map`. Of equal numbers the first in row order wins.
///
/// Taught in “The strongest answer wins”.
/// Worked out by `explain max-pool --input map --window window --stride stride`.
func maxPool(
  _ map: Matrix, window: Shape, stride: Shape
) -> (values: Matrix, positions: [[[Int]]]) {
  // A window has as many positions as an overlay of the same size: lesson 1.
  let shape = featureMapShape(
    input: (rows: map.count, columns: map[0].count), overlay: window, stride: stride)
  var values = Matrix(repeating: [Double](repeating: 0, count: shape.columns), count: shape.rows)
  var positions = [[[Int]]](
    repeating: [[Int]](repeating: [], count: shape.columns), count: shape.rows)

  for row in 0..<shape.rows {
    for column in 0..<shape.columns {
      let top = row * stride.rows
      let left = column * stride.columns

      // The window's first cell leads until a larger one turns up. A running maximum that starts
      // at 0 instead would win against four negative numbers, and stands nowhere in the map.
      var winner = [top, left]
      for r in top..<top + window.rows {
        for c in left..<left + window.columns {
          // `>` leaves an equal cell where it is, so the first in row order stays the winner.
          if map[r][c] > map[winner[0]][winner[1]] {
            winner = [r, c]
          }
        }
      }
      values[row][column] = map[winner[0]][winner[1]]
      // Row and column in the map, not in the window: the way back knows the map only.
      positions[row][column] = winner
    }
  }
  return (values, positions)
}

/// The slope of each cell of the map: what its pooled neurons hand back to it.
///
///     maxPoolGradient(
///       shape: (1, 3), positions: [[[0, 1], [0, 1]]], aGradient: [[0.5, 0.25]])
///     // [[0, 0.75, 0]]
///
/// `shape` is the map's, `positions` are those that `maxPool` returned, and `aGradient` holds the
/// slope of each pooled neuron.
///
/// Taught in “The gradient goes to the winner”.
func maxPoolGradient(shape: Shape, positions: [[[Int]]], aGradient: Matrix) -> Matrix {
  // Zeros once, here. Whoever never wins keeps them.
  var gradient = Matrix(repeating: [Double](repeating: 0, count: shape.columns), count: shape.rows)
  for row in positions.indices {
    for column in positions[row].indices {
      let winner = positions[row][column]
      // += because windows overlap: a cell that won four of them is paid four times.
      gradient[winner[0]][winner[1]] += aGradient[row][column]
    }
  }
  return gradient
}
