func practice(_ draw: inout Draw, _ cases: inout Cases) {
  let sizes: [(depth: Int, map: Shape, filter: Shape)] = [
    (2, (2, 3), (1, 2)), (2, (3, 2), (2, 1)), (2, (2, 3), (2, 2)), (3, (1, 3), (1, 2)),
  ]
  for (number, size) in sizes.enumerated() {
    let title = "\(size.depth) maps"
    let filters = (0..<size.depth).map { _ in draw.digits(size.filter.rows, size.filter.columns) }
    let maps = (0..<size.depth + 1).map { _ in draw.digits(size.map.rows, size.map.columns) }
    cases.random(
      "stacking.practice.\(number + 1)", title,
      .sumOfCorrelations(Array(maps.prefix(size.depth)), filters))
    cases.random("volume.practice.\(number + 1)", title, .correlate3D(maps, filters))
  }
}
