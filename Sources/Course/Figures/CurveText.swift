internal import ExerciseHarness
internal import TerminalText

extension Figure.Curve {
  // With the numbers beside it the picture is 40 cells wide at most.
  private static let columns = 34
  private static let rows = 15

  func canvas(unicode: Bool) -> TextCanvas {
    var canvas = TextCanvas()
    let (ends, sides) = (y.labels(unicode: unicode), x.labels(unicode: unicode))
    let left = (ends.map(\.count).max() ?? 0) + 1
    for (label, row) in zip(ends, [Self.rows - 1, 0]) {
      canvas.put(label, row: row, column: left - 1 - label.count)
    }
    for column in 0..<Self.columns {
      canvas.put(unicode ? "─" : "-", row: Self.rows, column: left + column)
      let position = x.value(at: Double(column) / Double(Self.columns - 1))
      for chord in chords {
        let value = chord.height(at: position)
        guard y.contains(value) else { continue }
        canvas.put(
          unicode ? "·" : ".", row: row(of: value), column: left + column, mark: chord.mark)
      }
    }
    for column in 0..<Self.columns {
      let value = height(at: Double(column) / Double(Self.columns - 1))
      guard y.contains(value) else { continue }
      canvas.put(unicode ? "•" : "*", row: row(of: value), column: left + column)
    }
    for end in chordEnds {
      let column = Int((Double(Self.columns - 1) * x.share(of: end.point.x)).rounded())
      // Where another line ends as well, the letters stand beside each other.
      canvas.put(
        end.mark.letter, row: row(of: end.point.y), column: left + column + end.others,
        mark: end.mark)
    }
    canvas.put(sides[0], row: Self.rows + 1, column: left)
    canvas.put(sides[1], row: Self.rows + 1, column: left + Self.columns - sides[1].count)
    canvas.putCaption(caption)
    return canvas
  }

  /// The ends of the straight lines, each with how many of those before it end there, too.
  var chordEnds: [(point: Point, mark: Figure.Mark, others: Int)] {
    let ends = chords.flatMap { chord in [chord.from, chord.to].map { ($0, chord.mark) } }
    return ends.enumerated().map { index, end in
      (end.0, end.1, ends[..<index].count { $0.0.x == end.0.x })
    }
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
  /// Its bounds as they stand at an axis.
  func labels(unicode: Bool) -> [String] {
    [lowerBound, upperBound].map { sanitized(figureNumber($0, decimals: nil), unicode: unicode) }
  }

  /// How far along the range a number lies, 0 at its lower bound and 1 at its upper.
  func share(of value: Double) -> Double { (value - lowerBound) / (upperBound - lowerBound) }

  /// The number that lies this far along the range.
  func value(at share: Double) -> Double { lowerBound + (upperBound - lowerBound) * share }
}
