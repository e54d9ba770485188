/// An overlay on its way over an input, the way the exercises do it by hand.
///
/// The right answers come from `ConvNet`; this is for the wrong ones, which need every freedom: how
/// many positions, where the first one lies, what is added up at each.
struct SlidingOverlay {
  var input: [[Double]]
  var overlay: [[Double]]
  var stride = 1

  /// How many rows and columns the overlay hangs over the input's first row and column at its first
  /// position. Outside the input every cell counts as zero.
  var overhang = (rows: 0, columns: 0)

  var rows: Int { overlay.count }
  var columns: Int { overlay.first?.count ?? 0 }
  var inputRows: Int { input.count }
  var inputColumns: Int { input.first?.count ?? 0 }

  /// The input's cell, or zero outside of it.
  func cell(_ row: Int, _ column: Int) -> Double {
    guard row >= 0, row < inputRows, column >= 0, column < inputColumns else { return 0 }
    return input[row][column]
  }

  /// The pairs of numbers that lie on top of each other at one position, input first.
  func pairs(_ row: Int, _ column: Int) -> [(Double, Double)] {
    let (top, left) = corner(row, column)
    return overlay.indices.flatMap { i in
      overlay[i].indices.map { j in (cell(top + i, left + j), overlay[i][j]) }
    }
  }

  /// The same without the pairs whose cell lies outside the input.
  func pairsInside(_ row: Int, _ column: Int) -> [(Double, Double)] {
    let (top, left) = corner(row, column)
    return overlay.indices.filter { input.indices.contains(top + $0) }.flatMap { i in
      overlay[i].indices.filter { (0..<inputColumns).contains(left + $0) }
        .map { j in (cell(top + i, left + j), overlay[i][j]) }
    }
  }

  /// The row and column of the input on which the overlay's top left cell lies.
  private func corner(_ row: Int, _ column: Int) -> (row: Int, column: Int) {
    (row * stride - overhang.rows, column * stride - overhang.columns)
  }

  /// A number for each position; `[]` where there is none.
  func map(
    rows: Int, columns: Int, _ number: (_ row: Int, _ column: Int) -> Double
  ) -> [[Double]] {
    guard rows > 0, columns > 0 else { return [] }
    return (0..<rows).map { row in (0..<columns).map { number(row, $0) } }
  }

  /// The sum of the products at each position.
  func sums(rows: Int, columns: Int) -> [[Double]] {
    map(rows: rows, columns: columns) { pairs($0, $1).reduce(0) { $0 + $1.0 * $1.1 } }
  }

  /// The sums at all positions inside the input.
  func valid() -> [[Double]] {
    sums(
      rows: positions(inputRows, rows, stride: stride),
      columns: positions(inputColumns, columns, stride: stride))
  }

  /// The same overlay, allowed to hang over with all but one of its rows and columns.
  var hangingOver: SlidingOverlay {
    var hanging = self
    hanging.overhang = (rows - 1, columns - 1)
    return hanging
  }

  /// The sums at all positions that cover at least one cell of the input.
  func full() -> [[Double]] {
    hangingOver.sums(
      rows: positions(inputRows + 2 * (rows - 1), rows, stride: stride),
      columns: positions(inputColumns + 2 * (columns - 1), columns, stride: stride))
  }
}

/// How many positions an overlay has inside an input, along one axis; 0 where it does not fit.
func positions(_ input: Int, _ overlay: Int, stride: Int = 1) -> Int {
  overlay <= input ? (input - overlay) / stride + 1 : 0
}

/// Upside down and left to right.
func rotated180(_ matrix: [[Double]]) -> [[Double]] {
  matrix.reversed().map { $0.reversed() }
}

/// Rows become columns.
func transposed(_ matrix: [[Double]]) -> [[Double]] {
  guard let first = matrix.first else { return [] }
  return first.indices.map { column in matrix.map { $0[column] } }
}

/// The length of one axis of a valid result with its numbers filled in: `4 − 2 + 1`.
func validLength(
  _ axis: String, input: Int, overlay: Int, stride: Int = 1
) -> ExerciseFunction.ShapeRule {
  let formula =
    stride == 1
    ? "\(input) − \(overlay) + 1" : "⌊(\(input) − \(overlay)) / \(stride)⌋ + 1"
  return ExerciseFunction.ShapeRule(axis, formula, positions(input, overlay, stride: stride))
}
