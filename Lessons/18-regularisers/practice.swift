func practice(_ draw: inout Draw, _ cases: inout Cases) {
  for (number, (rows, columns)) in [(1, 3), (2, 2), (2, 3)].enumerated() {
    let title = "\(rows)×\(columns)"
    cases.random(
      "decay.practice.\(number + 1)", title,
      .decayedStep(
        w: draw.digits(rows, columns), b: draw.digits(1, rows)[0],
        gradients: (w: draw.digits(rows, columns), b: draw.digits(1, rows)[0]), lambda: 0.2,
        stepSize: 0.5))
    let mask = (0..<rows).map { _ in (0..<columns).map { _ in Double(draw.integer(in: 0...1)) } }
    cases.random(
      "layer.practice.\(number + 1)", title,
      .dropoutLayer(z: draw.digits(rows, columns), mask: mask, p: 0.5))
    cases.random(
      "back.practice.\(number + 1)", title,
      .dropoutLayerGradient(
        z: draw.digits(rows, columns), mask: mask, p: 0.5, aGradient: draw.digits(rows, columns)))
    cases.random(
      "shift.practice.\(number + 1)", title,
      .shifted(
        draw.digits(rows + 1, columns), down: draw.integer(in: -1...1),
        right: draw.integer(in: -1...1)))
  }
}
