func practice(_ draw: inout Draw, _ cases: inout Cases) {
  // Maps before and behind; the rows and columns of a map, and those of a filter.
  let sizes = [(2, 1, 1, 3, 1, 2), (1, 2, 2, 1, 1, 1), (2, 2, 1, 2, 1, 1), (2, 2, 1, 2, 1, 2)]
  for (number, size) in sizes.enumerated() {
    let (before, behind, rows, columns, filterRows, filterColumns) = size
    let title = "\(before) maps to \(behind)"
    let maps = (0..<before).map { _ in draw.digits(rows, columns) }
    let filters = (0..<behind).map { _ in
      (0..<before).map { _ in draw.digits(filterRows, filterColumns) }
    }
    cases.random(
      "layer.practice.\(number + 1)", title,
      .convolutionalLayer(maps, filters: filters, biases: draw.digits(1, behind)[0]))
    cases.random(
      "slopes.practice.\(number + 1)", title,
      .convolutionalLayerGradients(
        maps, filters: filters,
        zGradients: (0..<behind).map { _ in
          draw.digits(rows - filterRows + 1, columns - filterColumns + 1)
        }))
  }
}
