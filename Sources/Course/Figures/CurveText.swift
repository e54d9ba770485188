extension Figure.Curve {
  private static let columns = 37
  private static let rows = 15

  func canvas(unicode: Bool) -> TextCanvas {
    var canvas = TextCanvas()
    for column in 0..<Self.columns {
      canvas.put(unicode ? "─" : "-", row: Self.rows, column: column)
      let position = x.value(at: Double(column) / Double(Self.columns - 1))
      for chord in chords {
        let value = chord.value(at: position, of: function)
        guard y.contains(value) else { continue }
        canvas.put(unicode ? "·" : ".", row: row(of: value), column: column, mark: chord.mark)
      }
    }
    for column in 0..<Self.columns {
      let value = function(x.value(at: Double(column) / Double(Self.columns - 1)))
      guard y.contains(value) else { continue }
      canvas.put(unicode ? "•" : "*", row: row(of: value), column: column)
    }
    for chord in chords {
      for end in [chord.from, chord.to] {
        let column = Int((Double(Self.columns - 1) * x.share(of: end)).rounded())
        canvas.put(
          chord.mark.letter, row: row(of: function(end)), column: column, mark: chord.mark)
      }
    }
    canvas.putCaption(caption)
    return canvas
  }

  private func row(of value: Double) -> Int {
    Int((Double(Self.rows - 1) * (1 - y.share(of: value))).rounded())
  }
}

extension Figure.Curve.Chord {
  /// The straight line through the curve's points at both ends, at `x`.
  func value(at x: Double, of function: (Double) -> Double) -> Double {
    let slope = (function(to) - function(from)) / (to - from)
    return function(from) + slope * (x - from)
  }
}

extension ClosedRange<Double> {
  /// How far along the range a number lies, 0 at its lower bound and 1 at its upper.
  func share(of value: Double) -> Double { (value - lowerBound) / (upperBound - lowerBound) }

  /// The number that lies this far along the range.
  func value(at share: Double) -> Double { lowerBound + (upperBound - lowerBound) * share }
}
