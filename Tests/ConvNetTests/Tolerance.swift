internal import ConvNet
internal import Testing

/// The largest distance of two cells, relative to the numbers' size where that is above 1.
func distance(_ a: [Double], _ b: [Double]) -> Double {
  guard a.count == b.count else { return .infinity }
  return zip(a, b).reduce(0) { largest, pair in
    // NaN must not hide behind a comparison that is false.
    let difference = abs(pair.0 - pair.1) / max(1, abs(pair.1))
    return difference.isNaN ? .infinity : max(largest, difference)
  }
}

/// Expects the same shape and, cell for cell, the same numbers but for rounding.
func expectEqual(
  _ actual: Tensor, _ expected: JSON, within tolerance: Double = 1e-12,
  _ comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(actual.shape == expected.shape, comment, sourceLocation: sourceLocation)
  let distance = distance(actual.cells, expected.numbers)
  #expect(distance <= tolerance, comment, sourceLocation: sourceLocation)
}

func expectEqual(
  _ actual: Tensor, _ expected: Matrix, within tolerance: Double = 1e-12,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(actual.shape == [expected.rows, expected.columns], sourceLocation: sourceLocation)
  let distance = distance(actual.cells, expected.cells)
  #expect(distance <= tolerance, sourceLocation: sourceLocation)
}

func expectEqual(
  _ actual: [Double], _ expected: [Double], within tolerance: Double = 1e-12,
  _ comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(actual.count == expected.count, comment, sourceLocation: sourceLocation)
  let distance = distance(actual, expected)
  #expect(distance <= tolerance, comment, sourceLocation: sourceLocation)
}
