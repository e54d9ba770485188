func cases(_ cases: inout Cases) {
  cases.edge("gap.none", "a gap of 1", .spacedCorrelate([[1, 2, 3], [4, 5, 6]], [[1, 2]], gap: 1))
  cases.edge("gap.row", "one row", .spacedCorrelate([[1, 2, 3, 4]], [[10, 1]], gap: 2))
  cases.edge("gap.large", "too large a gap", .spacedCorrelate([[1, 2, 3]], [[1, 2]], gap: 3))
}

func random(_ draw: inout Draw, _ cases: inout Cases) {
  for (number, size) in [(2, 4, 2, 2, 1), (3, 4, 2, 2, 2), (5, 3, 3, 1, 2), (4, 7, 2, 3, 3)].enumerated() {
    cases.random(
      "gap.random.\(number + 1)", "\(size.0)×\(size.1), gap \(size.4)",
      .spacedCorrelate(draw.matrix(size.0, size.1), draw.matrix(size.2, size.3), gap: size.4))
  }
}
