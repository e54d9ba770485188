func practice(_ draw: inout Draw, _ cases: inout Cases) {
  let sizes: [(input: Shape, map: Shape)] = [
    ((2, 3), (1, 2)), ((3, 2), (2, 1)), ((3, 3), (2, 2)), ((3, 4), (2, 2)), ((4, 3), (2, 2)),
  ]
  for (number, size) in sizes.enumerated() {
    let title = "a \(size.input.rows)×\(size.input.columns) input"
    let aPrev = draw.digits(size.input.rows, size.input.columns)
    let slopes = draw.digits(size.map.rows, size.map.columns)
    cases.random(
      "neurons.practice.\(number + 1)", title,
      .weightGradientByNeurons(aPrev: aPrev, zGradient: slopes))
    cases.random(
      "weights.practice.\(number + 1)", title, .weightGradient(aPrev: aPrev, zGradient: slopes))
  }
}
