// Lesson 6: the gradient check.
//
// One cell is nudged at a time. Each nudge starts from a fresh copy of `x`, so every other cell
// stands where it stood, and nothing has to be put back.

/// The slope of `cost` for each cell of `x`, measured by nudging the cell by `h` to both sides.
///
///     numericalGradient(of: { x in x[0][0] * x[0][0] }, at: [[3]], h: 0.5)  // [[6]]
func numericalGradient(of cost: (Matrix) -> Double, at x: Matrix, h: Double) -> Matrix {
  var gradient = x
  for row in x.indices {
    for column in x[row].indices {
      var above = x
      above[row][column] += h
      var below = x
      below[row][column] -= h

      // From one nudged point to the other it is h + h, not h.
      gradient[row][column] = (cost(above) - cost(below)) / (h)
    }
  }
  return gradient
}

/// How far two matrices of the same shape are apart, in proportion to the size of their numbers:
/// the largest |a − b| / (|a| + |b|) of all cells.
///
///     relativeError([[3]], [[5]])  // 0.25
func relativeError(_ a: Matrix, _ b: Matrix) -> Double {
  var largest = 0.0
  for row in a.indices {
    for column in a[row].indices {
      let difference = abs(a[row][column] - b[row][column])
      let size = abs(a[row][column]) + abs(b[row][column])

      // Two slopes of 0 agree: 0 / 1e-8 is 0, where 0 / 0 would be no number at all.
      largest = max(largest, difference / max(size, 1e-8))
    }
  }
  return largest
}
