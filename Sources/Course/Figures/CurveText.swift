internal import ExerciseHarness

extension Figure.Curve {
  private static let columns = 37
  private static let rows = 15

  func canvas(unicode: Bool) -> TextCanvas {
    var canvas = TextCanvas()
    for column in 0..<Self.columns {
      canvas.put(unicode ? "─" : "-", row: Self.rows, column: column)
      let position = x.value(at: Double(column) / Double(Self.columns - 1))
      for chord in chords {
        let value = chord.height(at: position)
        guard y.contains(value) else { continue }
        canvas.put(unicode ? "·" : ".", row: row(of: value), column: column, mark: chord.mark)
      }
    }
    for column in 0..<Self.columns {
      let value = height(at: Double(column) / Double(Self.columns - 1))
      guard y.contains(value) else { continue }
      canvas.put(unicode ? "•" : "*", row: row(of: value), column: column)
    }
    for chord in chords {
      for end in [chord.from, chord.to] {
        let column = Int((Double(Self.columns - 1) * x.share(of: end.x)).rounded())
        canvas.put(
          chord.mark.letter, row: row(of: end.y), column: column, mark: chord.mark)
      }
    }
    canvas.putCaption(caption)
    return canvas
  }

  /// The points of the curve that are known.
  var points: [(x: Double, y: Double)] {
    heights.enumerated().map { index, height in
      (x.value(at: Double(index) / Double(heights.count - 1)), height)
    }
  }

  /// How high the curve is this far along `x`, between the nearest two known points.
  private func height(at share: Double) -> Double {
    let place = share * Double(heights.count - 1)
    let before = min(Int(place), heights.count - 2)
    return heights[before] + (heights[before + 1] - heights[before]) * (place - Double(before))
  }

  private func row(of value: Double) -> Int {
    Int((Double(Self.rows - 1) * (1 - y.share(of: value))).rounded())
  }
}

extension Figure.Curve.Chord {
  /// How high the straight line is at `x`.
  func height(at x: Double) -> Double {
    from.y + (to.y - from.y) / (to.x - from.x) * (x - from.x)
  }
}

extension ClosedRange<Double> {
  /// How far along the range a number lies, 0 at its lower bound and 1 at its upper.
  func share(of value: Double) -> Double { (value - lowerBound) / (upperBound - lowerBound) }

  /// The number that lies this far along the range.
  func value(at share: Double) -> Double { lowerBound + (upperBound - lowerBound) * share }
}
