func practice(_ draw: inout Draw, _ cases: inout Cases) {
  let sizes: [(filter: Shape, map: Shape)] = [
    ((1, 2), (1, 3)), ((2, 1), (2, 2)), ((2, 2), (2, 2)), ((2, 3), (2, 1)), ((2, 2), (1, 3)),
  ]
  for (number, size) in sizes.enumerated() {
    let title = "a \(size.filter.rows)×\(size.filter.columns) filter"
    let w = draw.digits(size.filter.rows, size.filter.columns)
    let slopes = draw.digits(size.map.rows, size.map.columns)
    cases.random(
      "neurons.practice.\(number + 1)", title, .aPrevGradientByNeurons(w: w, zGradient: slopes))
    cases.random(
      "previous.practice.\(number + 1)", title, .aPrevGradient(w: w, zGradient: slopes))
  }
}
