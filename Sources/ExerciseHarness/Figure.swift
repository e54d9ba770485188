/// A picture of a lesson, described once and drawn twice: in characters and as SVG.
///
/// A figure is rows of panels, read from left to right like a formula: a grid, a sign, a grid, an
/// equals sign, a grid. A lesson's `figures.swift` makes it; the linter keeps it as JSON beside the
/// text, so that whoever reads the lesson compiles and runs nothing.
public struct Figure: Sendable, Equatable {
  /// What it shows, in words, for whoever cannot see it.
  public var description: String
  /// The panels, row by row.
  public var rows: [[Panel]]

  /// A figure of these panels.
  public init(description: String, rows: [[Panel]]) {
    (self.description, self.rows) = (description, rows)
  }

  /// What stands in a row of a figure.
  public enum Panel: Sendable, Equatable {
    /// Cells in rows and columns.
    case grid(Grid)
    /// `+`, `=`, `→`: what stands between two panels.
    case sign(String)
    /// Numbers as bars.
    case bars(Bars)
    /// A curve in a frame.
    case curve(Curve)
  }

  /// One of four colours, and the letter that says the same without colour.
  public enum Mark: String, Sendable, CaseIterable {
    /// A where there is no colour.
    case blue
    /// B where there is no colour.
    case red
    /// C where there is no colour.
    case green
    /// D where there is no colour.
    case purple

    /// A, B, C or D.
    public var letter: String {
      switch self {
      case .blue: "A"
      case .red: "B"
      case .green: "C"
      case .purple: "D"
      }
    }
  }

  /// Cells in rows and columns: a picture, a matrix, a map of neurons.
  public struct Grid: Sendable, Equatable {
    /// What the cells are.
    public var kind: Kind
    /// Row by row, all rows equally long.
    public var cells: [[Cell]]
    /// As many as numbers have, where that is fixed; 0 is always `0`.
    public var decimals: Int?
    /// Whether every number has room for a minus, so that grids below each other are equally wide.
    public var isSigned: Bool
    /// The colours of the cells, row by row; empty where none has any.
    public var marks: [[Mark?]]
    /// The overlays that lie on the grid.
    public var frames: [Frame]
    /// What stands below; empty for nothing.
    public var caption: String

    /// A grid of these cells, as many marks as it has, and these frames.
    public init(
      kind: Kind, cells: [[Cell]], decimals: Int?, isSigned: Bool, marks: [[Mark?]],
      frames: [Frame], caption: String
    ) {
      (self.kind, self.cells, self.decimals, self.isSigned) = (kind, cells, decimals, isSigned)
      (self.marks, self.frames, self.caption) = (marks, frames, caption)
    }

    /// What the cells of a grid are.
    public enum Kind: String, Sendable {
      /// Numbers or words in squares.
      case matrix
      /// Pixels, 1 for ink and 0 for none.
      case picture
      /// Circles.
      case neurons
    }

    /// How many columns there are; 0 without rows.
    public var columns: Int { cells.first?.count ?? 0 }
  }

  /// What stands in a cell; an empty text in one of which only the place matters.
  public enum Cell: Sendable, Equatable {
    /// A number, drawn with the decimals of its grid; in a picture ink or none.
    case number(Double)
    /// A word or a name.
    case text(String)
  }

  /// An overlay that lies on a grid. It may hang over the edge.
  public struct Frame: Sendable, Equatable {
    /// The row of the grid in which the overlay begins; negative above it.
    public var row: Int
    /// The column of the grid in which the overlay begins; negative beside it.
    public var column: Int
    /// How many rows it covers.
    public var rows: Int
    /// How many columns it covers.
    public var columns: Int
    /// The colour of its edge.
    public var mark: Mark

    /// An overlay that covers so many cells, from this one on.
    public init(row: Int, column: Int, rows: Int, columns: Int, mark: Mark) {
      self.row = row
      self.column = column
      self.rows = rows
      self.columns = columns
      self.mark = mark
    }
  }

  /// Numbers from 0 to 1 as bars.
  public struct Bars: Sendable, Equatable {
    /// What stands before each bar.
    public var labels: [String]
    /// How long each bar is, as a share of the room; as many as labels.
    public var values: [Double]
    /// What stands below; empty for nothing.
    public var caption: String

    /// A bar for each value, with a label.
    public init(labels: [String], values: [Double], caption: String) {
      (self.labels, self.values, self.caption) = (labels, values, caption)
    }
  }

  /// A curve, with straight lines through two of its points.
  public struct Curve: Sendable, Equatable {
    /// What is drawn from left to right.
    public var x: ClosedRange<Double>
    /// What is drawn from bottom to top.
    public var y: ClosedRange<Double>
    /// How high the curve is at places that are spaced evenly over all of `x`.
    public var heights: [Double]
    /// The straight lines.
    public var chords: [Chord]
    /// What stands below; empty for nothing.
    public var caption: String

    /// A curve through these heights, evenly spaced over `x`.
    public init(
      x: ClosedRange<Double>, y: ClosedRange<Double>, heights: [Double], chords: [Chord],
      caption: String
    ) {
      (self.x, self.y, self.heights) = (x, y, heights)
      (self.chords, self.caption) = (chords, caption)
    }

    /// A straight line, and the two points of the curve through which it goes.
    public struct Chord: Sendable, Equatable {
      /// The first of the two points.
      public var from: Point
      /// The second of the two points.
      public var to: Point
      /// The colour of the line.
      public var mark: Mark

      /// The line through these two.
      public init(from: Point, to: Point, mark: Mark) {
        (self.from, self.to, self.mark) = (from, to, mark)
      }
    }

    /// A place in the frame of a curve.
    public struct Point: Sendable, Equatable {
      /// To the right.
      public var x: Double
      /// Upwards.
      public var y: Double

      /// The place so far to the right and so far up.
      public init(x: Double, y: Double) { (self.x, self.y) = (x, y) }
    }
  }
}

// MARK: - As a lesson writes them

/// The figures of a lesson.
///
///     func figures(_ figures: inout Figures) {
///       let x: Matrix = article["A.rot180", "f"]
///       figures.draw(
///         "half-a-turn", "A 2×2 matrix, and the same turned by 180°.",
///         [.matrix(x, caption: "before"), .sign("→"), .matrix(rotate180(x), caption: "after")])
///     }
public struct Figures {
  private var drawn: [(name: String, figure: Figure)] = []

  /// Adds a figure to those of the lesson.
  ///
  /// - Parameters:
  ///   - name: what its file is called, without `.svg`.
  ///   - description: what it shows, in words.
  ///   - rows: the panels, row by row.
  public mutating func draw(_ name: String, _ description: String, _ rows: [Figure.Panel]...) {
    draw(name, description, rows)
  }

  /// The same for rows that were put together before.
  public mutating func draw(_ name: String, _ description: String, _ rows: [[Figure.Panel]]) {
    drawn.append((name, Figure(description: description, rows: rows)))
  }

  /// The call that hands over each figure's name and JSON.
  public static let call = "figures"

  /// What the program of a lesson's figures answers to.
  public static func calls(_ figures: @escaping (inout Figures) -> Void) -> [String: HarnessCall] {
    let call: HarnessCall = { _ in
      {
        var all = Figures()
        figures(&all)
        return { writer in
          writer.list(all.drawn) {
            writer.begin(2)
            writer.write($0.name)
            writer.write($0.figure.json)
          }
        }
      }
    }
    return [Self.call: call]
  }
}

extension Figure.Panel {
  /// A matrix of numbers, as they would be written by hand or with a fixed count of decimals.
  public static func matrix(
    _ rows: [[Double]], decimals: Int? = nil, isSigned: Bool = false, caption: String = "",
    frames: [Figure.Frame] = [], marks: [[Figure.Mark?]] = []
  ) -> Figure.Panel {
    .grid(
      Figure.Grid(
        kind: .matrix, cells: rows.map { $0.map(Figure.Cell.number) }, decimals: decimals,
        isSigned: isSigned, marks: marks, frames: frames, caption: caption))
  }

  /// Names or words in cells.
  public static func words(
    _ rows: [[String]], caption: String = "", frames: [Figure.Frame] = [],
    marks: [[Figure.Mark?]] = []
  ) -> Figure.Panel {
    .grid(
      Figure.Grid(
        kind: .matrix, cells: rows.map { $0.map(Figure.Cell.text) }, decimals: nil,
        isSigned: false, marks: marks, frames: frames, caption: caption))
  }

  /// A box with a word in it.
  public static func box(_ text: String, caption: String = "") -> Figure.Panel {
    .words([[text]], caption: caption)
  }

  /// A black-and-white picture, 1 for ink.
  public static func picture(
    _ rows: [[Double]], caption: String = "", frames: [Figure.Frame] = []
  ) -> Figure.Panel {
    .grid(
      Figure.Grid(
        kind: .picture, cells: rows.map { $0.map(Figure.Cell.number) }, decimals: nil,
        isSigned: false, marks: [], frames: frames, caption: caption))
  }

  /// Neurons as circles; an empty text where only the place matters.
  public static func neurons(
    _ rows: [[String]], caption: String = "", marks: [[Figure.Mark?]] = []
  ) -> Figure.Panel {
    .grid(
      Figure.Grid(
        kind: .neurons, cells: rows.map { $0.map(Figure.Cell.text) }, decimals: nil,
        isSigned: false, marks: marks, frames: [], caption: caption))
  }

  /// Numbers from 0 to 1 as bars, each behind its label.
  public static func bars(
    _ values: [Double], labels: [String], caption: String = ""
  ) -> Figure.Panel {
    .bars(Figure.Bars(labels: labels, values: values, caption: caption))
  }

  /// A curve, with a straight line through each pair of its points.
  public static func curve(
    x: ClosedRange<Double>, y: ClosedRange<Double>,
    chords: [(from: Double, to: Double, mark: Figure.Mark)] = [], caption: String = "",
    _ height: (Double) -> Double
  ) -> Figure.Panel {
    let steps = 80
    let width = x.upperBound - x.lowerBound
    let heights = (0...steps).map { height(x.lowerBound + width * Double($0) / Double(steps)) }
    func point(_ x: Double) -> Figure.Curve.Point { Figure.Curve.Point(x: x, y: height(x)) }
    return .curve(
      Figure.Curve(
        x: x, y: y, heights: heights,
        chords: chords.map { .init(from: point($0.from), to: point($0.to), mark: $0.mark) },
        caption: caption))
  }
}

extension Figure {
  /// A number with this many decimals and a true minus, for the words of a figure.
  ///
  ///     Figure.fixed(-0.0631, 2)  // "−0.06"
  public static func fixed(_ number: Double, _ decimals: Int) -> String {
    let unit = (0..<decimals).reduce(1.0) { unit, _ in unit * 10 }
    let digits = String(Int((number.magnitude * unit).rounded()))
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let sign = number < 0 && digits != "0" ? "−" : ""
    return sign + padded.dropLast(decimals) + (decimals == 0 ? "" : ".") + padded.suffix(decimals)
  }
}
