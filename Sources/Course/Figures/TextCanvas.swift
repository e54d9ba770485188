public import ExerciseHarness

/// A grid of characters, each with the mark that colours it.
struct TextCanvas {
  private(set) var lines: [[(character: Character, mark: Figure.Mark?)]] = []

  /// How many lines are the picture itself; a caption stands below them.
  var bodyHeight = 0

  var width: Int { lines.map(\.count).max() ?? 0 }
  var height: Int { lines.count }

  mutating func put(_ character: Character, row: Int, column: Int, mark: Figure.Mark? = nil) {
    guard row >= 0, column >= 0 else { return }
    while lines.count <= row { lines.append([]) }
    while lines[row].count <= column { lines[row].append((" ", nil)) }
    lines[row][column] = (character, mark)
  }

  mutating func put(_ text: String, row: Int, column: Int, mark: Figure.Mark? = nil) {
    for (offset, character) in text.enumerated() {
      put(character, row: row, column: column + offset, mark: mark)
    }
  }

  /// Writes below everything that is there; what was there is the body.
  mutating func putCaption(_ caption: String, column: Int = 0) {
    bodyHeight = height
    guard !caption.isEmpty else { return }
    put(caption, row: height, column: column)
  }

  /// Sets another canvas beside what is there, its first line at `row`.
  mutating func put(_ canvas: TextCanvas, row: Int, column: Int) {
    for (r, line) in canvas.lines.enumerated() {
      for (c, cell) in line.enumerated() {
        put(cell.character, row: row + r, column: column + c, mark: cell.mark)
      }
    }
  }

  /// The lines as runs of one colour, without blanks at their ends.
  var spans: [[Figure.Span]] {
    lines.map { line in
      var spans: [Figure.Span] = []
      let end = line.lastIndex { $0.character != " " }.map { $0 + 1 } ?? 0
      for cell in line[..<end] {
        if let last = spans.last, last.mark == cell.mark {
          spans[spans.count - 1].text.append(cell.character)
        } else {
          spans.append(Figure.Span(text: String(cell.character), mark: cell.mark))
        }
      }
      return spans
    }
  }
}

extension Figure {
  /// Characters of one colour.
  public struct Span: Sendable, Equatable {
    /// Without line ends.
    public var text: String
    /// The colour; nil for that of the text around it.
    public var mark: Mark?
  }
}
