func practice(_ draw: inout Draw, _ cases: inout Cases) {
  let sizes: [(input: Shape, overlay: Shape, stride: Int)] = [
    ((3, 4), (2, 2), 1), ((4, 3), (2, 2), 1), ((3, 4), (2, 3), 1), ((4, 5), (2, 2), 2),
    ((5, 4), (3, 1), 2), ((3, 5), (1, 3), 2),
  ]
  for (number, size) in sizes.enumerated() {
    cases.random(
      "correlate.practice.\(number + 1)",
      "\(size.input.rows)×\(size.input.columns), stride \(size.stride)",
      .correlate(
        draw.digits(size.input.rows, size.input.columns),
        draw.digits(size.overlay.rows, size.overlay.columns), stride: size.stride))
  }
}
