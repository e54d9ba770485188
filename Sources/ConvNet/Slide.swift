/// A matrix that lies somewhere in a row of numbers: all of a `Matrix`, or one map of a `Volume`.
/// Making one copies nothing.
struct Plane {
  let cells: [Double]
  let start: Int
  let shape: Shape
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
/// The four loops of the sum, ordered so that the innermost runs along a row of the result and the
/// input, which the compiler turns into vector instructions; each cell still adds up its products in
/// the order of i and j.
func slide(
  _ filter: Plane, over input: Plane, overhang: Shape, stride: Shape, output: Shape,
  addingTo result: inout [Double], at start: Int
) {
  // Checked once here instead of once a product: all that is read and written below lies inside.
  require(
    start >= 0 && start + output.count <= result.count, "The result is smaller than \(output).")
  unsafe input.cells.withUnsafeBufferPointer { inputCells in
    unsafe filter.cells.withUnsafeBufferPointer { filterCells in
      unsafe result.withUnsafeMutableBufferPointer { resultCells in
        for row in 0..<output.rows {
          let sums = unsafe resultCells.row(row, of: output, from: start)
          let top = row * stride.rows - overhang.rows
          for i in inside(top, filter.shape.rows, input.shape.rows) {
            let values = unsafe inputCells.row(top + i, of: input.shape, from: input.start)
            let weights = unsafe filterCells.row(i, of: filter.shape, from: filter.start)
            for j in 0..<filter.shape.columns {
              let weight = unsafe weights[j]
              let left = j - overhang.columns
              if stride.columns == 1 {
                let columns = inside(left, output.columns, input.shape.columns)
                if columns.isEmpty { continue }
                unsafe add(
                  values.from(left + columns.lowerBound), times: weight, count: columns.count,
                  to: sums.from(columns.lowerBound))
              } else {
                for column in 0..<output.columns {
                  let place = left + column * stride.columns
                  if place >= 0 && place < input.shape.columns {
                    unsafe sums[column] += values[place] * weight
                  }
                }
              }
            }
          }
        }
      }
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

/// sums ← sums + values · weight. With bare pointers there is no check in the loop that would keep
/// the compiler from taking several numbers at a time.
@inline(__always)
private func add(
  _ values: UnsafePointer<Double>, times weight: Double, count: Int,
  to sums: UnsafeMutablePointer<Double>
) {
  for k in 0..<count { unsafe sums[k] += values[k] * weight }
}

extension UnsafeBufferPointer {
  @inline(__always)
  fileprivate func row(_ row: Int, of shape: Shape, from start: Int) -> Self {
    let first = start + row * shape.columns
    return unsafe Self(rebasing: self[first..<first + shape.columns])
  }

  /// The cells from a place on; only for places inside.
  @inline(__always)
  fileprivate func from(_ place: Int) -> UnsafePointer<Element> {
    unsafe baseAddress.unsafelyUnwrapped + place
  }
}

extension UnsafeMutableBufferPointer {
  @inline(__always)
  fileprivate func row(_ row: Int, of shape: Shape, from start: Int) -> Self {
    let first = start + row * shape.columns
    return unsafe Self(rebasing: self[first..<first + shape.columns])
  }

  /// The cells from a place on; only for places inside.
  @inline(__always)
  fileprivate func from(_ place: Int) -> UnsafeMutablePointer<Element> {
    unsafe baseAddress.unsafelyUnwrapped + place
  }
}
