func practice(_ draw: inout Draw, _ cases: inout Cases) {
  let sizes: [(input: Shape, filter: Shape)] = [
    ((1, 4), (1, 2)), ((3, 2), (2, 1)), ((2, 3), (2, 2)), ((3, 3), (2, 2)),
  ]
  for (number, size) in sizes.enumerated() {
    cases.random(
      "map.practice.\(number + 1)", "\(size.input.rows)×\(size.input.columns)",
      .featureMap(
        draw.digits(size.input.rows, size.input.columns),
        w: draw.digits(size.filter.rows, size.filter.columns), b: draw.digits(1, 1)[0][0]))
  }
}
