func practice(_ draw: inout Draw, _ cases: inout Cases) {
  let sizes: [(input: Shape, overlay: Shape)] = [
    ((2, 3), (2, 2)), ((3, 2), (2, 1)), ((3, 4), (2, 3)), ((4, 3), (2, 2)), ((1, 4), (1, 3)),
  ]
  for (number, size) in sizes.enumerated() {
    let title = "\(size.input.rows)×\(size.input.columns)"
    let input = draw.digits(size.input.rows, size.input.columns)
    let overlay = draw.digits(size.overlay.rows, size.overlay.columns)
    cases.random("convolve.practice.\(number + 1)", title, .convolve(input, overlay))
    cases.random("correlateFull.practice.\(number + 1)", title, .correlateFull(input, overlay))
    cases.random("convolveFull.practice.\(number + 1)", title, .convolveFull(input, overlay))
  }
}
