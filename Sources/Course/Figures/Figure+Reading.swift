public import ExerciseHarness
internal import MachineText
internal import TerminalText

extension Lesson {
  /// The figure of this name, as the linter has written it into the lesson's folder.
  ///
  /// - Returns: nil where there is none, or one that cannot be drawn.
  public func figure(_ name: String) -> Figure? {
    file("figures/\(name).json").flatMap(Figure.init(json:))
  }
}

extension Figure {
  /// Reads a figure that can be drawn: of sizes that fit on a screen, and of finite numbers.
  package init?(json: String) {
    guard let figure = JSONText(json).flatMap(Figure.init), !figure.rows.isEmpty,
      figure.rows.joined().allSatisfy(\.canBeDrawn)
    else { return nil }
    self = figure
  }
}

extension Figure.Panel {
  fileprivate var canBeDrawn: Bool {
    switch self {
    case .sign: true
    case .grid(let grid): grid.canBeDrawn
    case .bars(let bars):
      bars.labels.count == bars.values.count && bars.values.allSatisfy((0.0...1.0).contains)
    case .curve(let curve): curve.canBeDrawn
    }
  }
}

extension Figure.Grid {
  fileprivate var canBeDrawn: Bool {
    let (size, place) = (1...100, -100...100)
    let fits = frames.allSatisfy { frame in
      size.contains(frame.rows) && size.contains(frame.columns) && place.contains(frame.row)
        && place.contains(frame.column)
    }
    return fits && size.contains(cells.count) && size.contains(columns)
      && (0...15).contains(decimals ?? 0)
      && cells.allSatisfy { $0.count == columns && $0.allSatisfy(\.canBeDrawn) }
  }

  /// The words of the cells; a picture's have none.
  var texts: [[String]] { cells.map { $0.map(text) } }

  private func text(of cell: Figure.Cell) -> String {
    switch cell {
    case .text(let text): text
    case .number where kind == .picture: ""
    case .number(let number):
      (isSigned && number > 0 ? " " : "") + figureNumber(number, decimals: decimals)
    }
  }

  func mark(_ row: Int, _ column: Int) -> Figure.Mark? {
    guard marks.indices.contains(row), marks[row].indices.contains(column) else { return nil }
    return marks[row][column]
  }

  func isInk(_ row: Int, _ column: Int) -> Bool {
    guard kind == .picture, case .number(let number) = cells[row][column] else { return false }
    return number > 0.5
  }
}

extension Figure.Cell {
  fileprivate var canBeDrawn: Bool {
    if case .number(let number) = self { number.magnitude < 1e12 } else { true }
  }
}

extension Figure.Curve {
  fileprivate var canBeDrawn: Bool {
    let ends = chords.flatMap { [$0.from, $0.to] }
    let numbers =
      heights + ends.flatMap { [$0.x, $0.y] }
      + [x, y].flatMap {
        [$0.lowerBound, $0.upperBound]
      }
    return numbers.allSatisfy { $0.magnitude < 1e6 } && (2...1000).contains(heights.count)
      && chords.allSatisfy { $0.from.x != $0.to.x }
      && [x, y].allSatisfy { $0.upperBound - $0.lowerBound > 1e-6 }
  }
}

/// A number in a figure: as it is, or with a fixed count of decimals; 0 is always `0`.
func figureNumber(_ number: Double, decimals: Int?) -> String {
  guard let decimals, number != 0 else { return NumberText.shortest(number) }
  return NumberText.fixed(number, decimals: decimals)
}
