/// Slides `overlay` over `input`, its weights `gap` cells apart: between two of them lie `gap` − 1 cells
/// that are not looked at.
///
///     spacedCorrelate([[1, 2, 3, 4]], [[10, 1]], gap: 2)  // [[13, 24]]
///
/// - Returns: `[]` when the overlay does not fit.
func spacedCorrelate(_ input: Matrix, _ overlay: Matrix, gap: Int) -> Matrix {
  // TODO: how many cells does the overlay cover now?
  todo()
}
