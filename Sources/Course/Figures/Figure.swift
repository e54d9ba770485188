/// A picture of a lesson, described once and drawn twice: in characters and as SVG.
///
/// A figure is rows of panels, read from left to right like a formula: a grid, a sign, a grid, an
/// equals sign, a grid.
public struct Figure: Sendable {
  /// The name of its file, without `.svg`.
  public var name: String
  /// What it shows, in words, for whoever cannot see it.
  public var description: String
  public var rows: [[Panel]]

  init(_ name: String, description: String, rows: [[Panel]]) {
    self.name = name
    self.description = description
    self.rows = rows
  }

  public enum Panel: Sendable {
    case grid(Grid)
    /// `+`, `=`, `→`: what stands between two panels.
    case sign(String)
    case bars(Bars)
    case curve(Curve)
  }

  /// One of four colours, and the letter that says the same without colour.
  public enum Mark: Int, Sendable, CaseIterable {
    case blue, red, green, orange

    public var letter: String { ["A", "B", "C", "D"][rawValue] }
  }
}

extension Figure {
  /// Cells in rows and columns: a picture, a matrix, a map of neurons.
  public struct Grid: Sendable {
    public var cells: [[Cell]]
    public var caption: String
    public var frames: [Frame]
    /// Neurons are drawn as circles, numbers and pixels as squares.
    public var isNeurons: Bool

    public init(
      _ cells: [[Cell]], caption: String = "", frames: [Frame] = [], isNeurons: Bool = false
    ) {
      self.cells = cells
      self.caption = caption
      self.frames = frames
      self.isNeurons = isNeurons
    }

    public var rows: Int { cells.count }
    public var columns: Int { cells.first?.count ?? 0 }
  }

  public struct Cell: Sendable {
    public var text: String
    /// A pixel that is switched on.
    public var isInk: Bool
    public var mark: Mark?

    public init(_ text: String = "", isInk: Bool = false, mark: Mark? = nil) {
      self.text = text
      self.isInk = isInk
      self.mark = mark
    }
  }

  /// An overlay that lies on a grid. It may hang over the edge.
  public struct Frame: Sendable {
    public var row: Int
    public var column: Int
    public var rows: Int
    public var columns: Int
    public var mark: Mark

    public init(row: Int, column: Int, rows: Int, columns: Int, mark: Mark) {
      self.row = row
      self.column = column
      self.rows = rows
      self.columns = columns
      self.mark = mark
    }
  }

  /// Numbers from 0 to 1 as bars.
  public struct Bars: Sendable {
    public var bars: [(label: String, value: Double)]
    public var caption: String

    public init(_ bars: [(label: String, value: Double)], caption: String = "") {
      self.bars = bars
      self.caption = caption
    }
  }

  /// A curve, with straight lines through two of its points.
  public struct Curve: Sendable {
    public var x: ClosedRange<Double>
    public var y: ClosedRange<Double>
    public var function: @Sendable (Double) -> Double
    public var chords: [Chord]
    public var caption: String

    public struct Chord: Sendable {
      public var from: Double
      public var to: Double
      public var mark: Mark

      public init(from: Double, to: Double, mark: Mark) {
        self.from = from
        self.to = to
        self.mark = mark
      }
    }

    public init(
      x: ClosedRange<Double>, y: ClosedRange<Double>, chords: [Chord], caption: String = "",
      function: @escaping @Sendable (Double) -> Double
    ) {
      self.x = x
      self.y = y
      self.chords = chords
      self.caption = caption
      self.function = function
    }
  }
}

// MARK: - Short ways to write grids

extension Figure.Grid {
  /// A matrix of numbers, as they would be written by hand.
  static func matrix(
    _ rows: [[Double]], decimals: Int? = nil, caption: String = "", frames: [Figure.Frame] = [],
    marks: [[Figure.Mark?]] = [], isNeurons: Bool = false
  ) -> Figure.Grid {
    let cells = rows.enumerated().map { row, numbers in
      numbers.enumerated().map { column, number in
        Figure.Cell(
          figureNumber(number, decimals: decimals),
          mark: marks.isEmpty ? nil : marks[row][column])
      }
    }
    return Figure.Grid(cells, caption: caption, frames: frames, isNeurons: isNeurons)
  }

  /// A black-and-white picture, 1 for ink.
  static func picture(
    _ rows: [[Double]], caption: String = "", frames: [Figure.Frame] = []
  ) -> Figure.Grid {
    Figure.Grid(
      rows.map { $0.map { Figure.Cell(isInk: $0 > 0.5) } }, caption: caption, frames: frames)
  }

  /// Empty cells, where only the size matters.
  static func empty(
    rows: Int, columns: Int, caption: String = "", isNeurons: Bool = false
  ) -> Figure.Grid {
    Figure.Grid(
      Array(repeating: Array(repeating: Figure.Cell(), count: columns), count: rows),
      caption: caption, isNeurons: isNeurons)
  }
}
