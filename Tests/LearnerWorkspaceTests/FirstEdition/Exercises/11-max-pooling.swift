// Lesson 11: max pooling.
//
// `featureMapShape` of lesson 1 is at hand:
//   featureMapShape(input: (4, 5), overlay: (2, 2), stride: (1, 1))  // (rows: 3, columns: 4)

/// The largest number at each position of a window, and where it stood.
///
///     maxPool([[1, 5, 2]], window: (1, 2), stride: (1, 1))
///     // values: [[5, 5]], positions: [[[0, 1], [0, 1]]]
///
/// A position is `[row, column]` in `map`. Of equal numbers the first in row order wins.
func maxPool(
  _ map: Matrix, window: Shape, stride: Shape
) -> (values: Matrix, positions: [[[Int]]]) {
  // TODO: at each position of the window, find the largest number and remember its place.
  todo()
}

/// The slope of each cell of the map: what its pooled neurons hand back to it.
///
///     maxPoolGradient(
///       shape: (1, 3), positions: [[[0, 1], [0, 1]]], aGradient: [[0.5, 0.25]])
///     // [[0, 0.75, 0]]
///
/// `shape` is the map's, `positions` are those that `maxPool` returned, and `aGradient` holds the
/// slope of each pooled neuron.
func maxPoolGradient(shape: Shape, positions: [[[Int]]], aGradient: Matrix) -> Matrix {
  // TODO: hand each slope back to the cell that won.
  todo()
}
