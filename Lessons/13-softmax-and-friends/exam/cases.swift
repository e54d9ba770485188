func cases(_ cases: inout Cases) {
  cases.edge("cost.two", "two answers", .sharedCost([0, 0], shares: [0.5, 0.5]))
  cases.edge("cost.three", "three answers", .sharedCost([1, -1, 0.5], shares: [0.25, 0.5, 0.25]))
  cases.edge("slope.two", "two answers", .sharedCostGradient([0, 0], shares: [0.25, 0.75]))
}

func random(_ draw: inout Draw, _ cases: inout Cases) {
  for size in 2...5 {
    let scores = draw.matrix(1, size)[0].map { $0 / 4 }
    let parts = (0..<size).map { _ in Double(draw.integer(in: 1...4)) }
    let shares = parts.map { $0 / parts.reduce(0, +) }
    cases.random("cost.random.\(size)", "\(size) answers", .sharedCost(scores, shares: shares))
    cases.random(
      "slope.random.\(size)", "\(size) answers", .sharedCostGradient(scores, shares: shares))
  }
}
