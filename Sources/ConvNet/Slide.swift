/// A matrix that lies somewhere in a row of numbers: all of a `Matrix`, or one map of a `Volume`.
/// Making one copies nothing.
struct Plane {
  let cells: [Double]
  let start: Int
  let shape: Shape

  /// Where a row lies among the cells.
  func range(ofRow row: Int) -> Range<Int> {
    start + row * shape.columns..<start + (row + 1) * shape.columns
  }
}

extension Matrix {
  var plane: Plane { Plane(cells: cells, start: 0, shape: shape) }

  /// The sum of products at each position of `filter`, whose first position is `overhang` rows and
  /// columns before the first cell of `input`. Outside of `input` there are zeros.
  static func sliding(
    _ filter: Matrix, over input: Matrix, overhang: Shape, stride: Shape, output: Shape
  ) -> Matrix {
    var result = Matrix(output)
    slide(
      filter.plane, over: input.plane, overhang: overhang, stride: stride, output: output,
      addingTo: &result.cells, at: 0)
    return result
  }
}

extension Volume {
  func plane(_ map: Int) -> Plane {
    Plane(cells: cells, start: map * rows * columns, shape: shape.map)
  }
}

/// Adds the sum of products at each position of `filter` to the cells of `result` from `start` on.
///
/// These are the four loops of the sum, ordered so that the innermost runs along a row of the result
/// and of the input, which the compiler turns into vector instructions; each cell still adds up its
/// products in the order of i and j.
func slide(
  _ filter: Plane, over input: Plane, overhang: Shape, stride: Shape, output: Shape,
  addingTo result: inout [Double], at start: Int
) {
  let inputCells = input.cells.span
  let filterCells = filter.cells.span
  var sums = result.mutableSpan
  for row in 0..<output.rows {
    let top = row * stride.rows - overhang.rows
    for i in inside(top, filter.shape.rows, input.shape.rows) {
      let values = inputCells.extracting(input.range(ofRow: top + i))
      let weights = filterCells.extracting(filter.range(ofRow: i))
      for j in 0..<filter.shape.columns {
        let left = j - overhang.columns
        let columns = covered(by: left, stride.columns, output.columns, input.shape.columns)
        if columns.isEmpty { continue }
        add(
          values.extracting((left + columns.lowerBound * stride.columns)...), stride.columns,
          times: weights[j], count: columns.count,
          to: &sums, at: start + row * output.columns + columns.lowerBound)
      }
    }
  }
}

/// Adds every `stride`-th value times `weight` to the sums from `start` on.
@inline(__always)
private func add(
  _ values: Span<Double>, _ stride: Int, times weight: Double, count: Int,
  to sums: inout MutableSpan<Double>, at start: Int
) {
  // Checked once for all: a check in the loop would keep the compiler from taking several numbers at
  // a time.
  precondition((count - 1) * stride < values.count && start >= 0 && start + count <= sums.count)
  if stride == 1 {
    for k in 0..<count { unsafe sums[unchecked: start &+ k] += values[unchecked: k] * weight }
  } else {
    for k in 0..<count {
      unsafe sums[unchecked: start &+ k] += values[unchecked: k &* stride] * weight
    }
  }
}

/// The part of a row of length `length`, laid at `start`, that lies over another of length `below`;
/// outside of it every product is zero.
@inline(__always)
private func inside(_ start: Int, _ length: Int, _ below: Int) -> Range<Int> {
  let first = max(0, -start)
  return first..<max(first, min(length, below - start))
}

/// The same for a row that only has a cell at every `stride`-th place.
@inline(__always)
private func covered(by start: Int, _ stride: Int, _ length: Int, _ below: Int) -> Range<Int> {
  // Division is slow, and the stride is nearly always 1.
  if stride == 1 { return inside(start, length, below) }
  let first = max(0, (stride - 1 - start) / stride)
  return first..<max(first, min(length, (below - start + stride - 1) / stride))
}
