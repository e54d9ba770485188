/// The mean of each window, which moves on by its own size, so that no two overlap.
///
///     averagePool([[1, 3, 5, 9]], window: (1, 2))  // [[2, 7]]
///
/// What is left over at the right and at the bottom is not looked at.
func averagePool(_ map: Matrix, window: Shape) -> Matrix {
  // TODO: a mean for each window.
  todo()
}

/// ∂C/∂a for each cell of the map, from the slopes of the means.
///
///     averagePoolGradient([[2, 4]], window: (1, 2), map: (1, 5))  // [[1, 1, 2, 2, 0]]
///
/// - Parameter map: the rows and columns of the map.
func averagePoolGradient(_ slopes: Matrix, window: Shape, map: Shape) -> Matrix {
  // TODO: what is each cell's part in its mean?
  todo()
}
