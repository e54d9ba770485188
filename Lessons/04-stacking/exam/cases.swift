func cases(_ cases: inout Cases) {
  cases.edge(
    "strided.row", "two maps", .strided([[[1, 2, 3]], [[4, 5, 6]]], [[[1]], [[10]]], stride: (1, 2)))
  cases.edge("strided.none", "filters too wide", .strided([[[1, 2]]], [[[1, 2, 3]]], stride: (1, 1)))
}

func random(_ draw: inout Draw, _ cases: inout Cases) {
  let sizes: [(map: Shape, filter: Shape, stride: Shape)] = [
    ((2, 3), (1, 2), (1, 1)), ((3, 4), (2, 2), (1, 2)), ((5, 4), (2, 1), (3, 2)),
    ((6, 5), (3, 2), (2, 3)),
  ]
  for (number, size) in sizes.enumerated() {
    cases.random(
      "strided.random.\(number + 1)", "three maps of \(size.map.rows)×\(size.map.columns)",
      .strided(
        draw.volume(3, size.map.rows, size.map.columns),
        draw.volume(3, size.filter.rows, size.filter.columns), stride: size.stride))
  }
}
