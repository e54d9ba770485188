func cases(_ cases: inout Cases) {
  cases.edge(
    "back.row", "one row",
    .stridedBackward(w: [[1, 2]], zGradient: [[10, 1]], stride: 2, input: (1, 5)))
  cases.edge(
    "back.overlap", "windows that overlap",
    .stridedBackward(
      w: [[1, 2, 3], [4, 5, 6]], zGradient: [[1, 10], [100, 1000]], stride: 2, input: (4, 5)))
}

func random(_ draw: inout Draw, _ cases: inout Cases) {
  let sizes: [(filter: Shape, map: Shape, stride: Int)] = [
    ((1, 2), (2, 1), 1), ((2, 2), (2, 3), 2), ((3, 2), (2, 2), 2), ((2, 3), (2, 2), 3),
    ((4, 3), (2, 3), 2),
  ]
  for (number, size) in sizes.enumerated() {
    let rows = (size.map.rows - 1) * size.stride + size.filter.rows
    let columns = (size.map.columns - 1) * size.stride + size.filter.columns
    cases.random(
      "back.random.\(number + 1)", "stride \(size.stride)",
      .stridedBackward(
        w: draw.matrix(size.filter.rows, size.filter.columns),
        zGradient: draw.matrix(size.map.rows, size.map.columns), stride: size.stride,
        input: (
          rows + draw.integer(in: 0...size.stride - 1),
          columns + draw.integer(in: 0...size.stride - 1)
        )))
  }
}
