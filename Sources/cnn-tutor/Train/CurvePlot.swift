internal import RealModule
internal import TerminalText

/// Points over the share of a run, drawn in characters: eight dots a character where the terminal
/// has Unicode, else one star.
struct CurvePlot {
  struct Point: Sendable, Equatable {
    /// 0 … 1.
    var x: Double
    var y: Double
  }

  var title: String
  var points: [[Point]]
  /// Single points, drawn as letters on top.
  var marks: [Point] = []
  /// Whether each tenth is as far from the next as it is from the one before, so that a fall and its
  /// end are both to be seen. Numbers that are not above 0 lie at the bottom.
  var isLogarithmic = false
  /// What the labels are called in, such as percent.
  var label: (Double) -> String = { NumberText.fixed($0, decimals: 2) }
  var capabilities: TerminalCapabilities

  /// A line with the title, then `height` lines of drawing.
  func lines(width: Int, height: Int) -> [String] {
    let numbers = (points.joined() + marks).map(\.y).filter { number in
      number.isFinite && (!isLogarithmic || number > 0)
    }
    let bounds = (numbers.min() ?? 0)...(numbers.max() ?? 1)
    let labels = [bounds.upperBound, bounds.lowerBound].map(label)
    let labelWidth = labels.map(\.count).max() ?? 0
    let cells = max(1, width - labelWidth - 2)
    var canvas = Canvas(columns: cells, rows: height, unicode: capabilities.unicode)
    for curve in points {
      for point in curve where point.y.isFinite {
        canvas.dot(point.x, height: share(of: point.y, in: bounds))
      }
    }
    for mark in marks { canvas.put("o", mark.x, height: share(of: mark.y, in: bounds)) }
    let frame = capabilities.unicode ? "│" : "|"
    let drawing = canvas.lines.enumerated().map { row, line in
      let label = row == 0 ? labels[0] : row == height - 1 ? labels[1] : ""
      return padded(label, to: labelWidth, alignment: .right) + " " + frame
        + capabilities.styled(line, .mark)
    }
    return [capabilities.styled(padded(title, to: width), .bold)] + drawing
  }

  private func share(of number: Double, in range: ClosedRange<Double>) -> Double {
    func place(_ number: Double) -> Double { isLogarithmic ? .log(number) : number }
    guard !isLogarithmic || number > 0 else { return 0 }
    let extent = place(range.upperBound) - place(range.lowerBound)
    return extent > 0 ? (place(number) - place(range.lowerBound)) / extent : 0.5
  }

  private struct Canvas {
    let columns: Int
    let rows: Int
    let unicode: Bool
    /// The dots of each character, as the bits of a braille pattern.
    private var dots: [[UInt32]]
    private var letters: [[Character?]]

    /// The bits of braille patterns, by row and column of the dot (Unicode, block U+2800).
    private static let bits: [[UInt32]] = [
      [0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80],
    ]

    init(columns: Int, rows: Int, unicode: Bool) {
      (self.columns, self.rows, self.unicode) = (columns, rows, unicode)
      dots = Array(repeating: Array(repeating: 0, count: columns), count: rows)
      letters = Array(repeating: Array(repeating: nil, count: columns), count: rows)
    }

    mutating func dot(_ x: Double, height: Double) {
      let (row, column) = place(x, height, rows: rows * 4, columns: columns * 2)
      dots[row / 4][column / 2] |= Self.bits[row % 4][column % 2]
    }

    mutating func put(_ letter: Character, _ x: Double, height: Double) {
      let (row, column) = place(x, height, rows: rows, columns: columns)
      letters[row][column] = letter
    }

    private func place(
      _ x: Double, _ height: Double, rows: Int, columns: Int
    ) -> (row: Int, column: Int) {
      func index(_ share: Double, _ count: Int) -> Int {
        Int((min(1, max(0, share)) * Double(count - 1)).rounded())
      }
      return (index(1 - height, rows), index(x, columns))
    }

    var lines: [String] {
      zip(dots, letters).map { dots, letters in
        String(
          zip(dots, letters).map { dots, letter -> Character in
            if let letter { return letter }
            if dots == 0 { return " " }
            guard unicode, let scalar = Unicode.Scalar(0x2800 + dots) else { return "*" }
            return Character(scalar)
          })
      }
    }
  }
}
