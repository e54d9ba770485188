func practice(_ draw: inout Draw, _ cases: inout Cases) {
  for (number, (neurons, inputs)) in [(2, 3), (3, 2), (1, 3), (2, 2)].enumerated() {
    let (aPrev, w) = (draw.digits(1, inputs)[0], draw.digits(neurons, inputs))
    let title = "\(neurons) of \(inputs)"
    cases.random(
      "connected.practice.\(number + 1)", title,
      .fullyConnected(aPrev, w: w, b: draw.digits(1, neurons)[0]))
    cases.random(
      "slopes.practice.\(number + 1)", title,
      .fullyConnectedGradients(aPrev: aPrev, w: w, zGradient: draw.digits(1, neurons)[0]))
  }
}
