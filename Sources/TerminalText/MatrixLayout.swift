/// A matrix on the terminal: brackets, columns aligned on the decimal point, marked cells.
///
///     MatrixLayout([[370, 470], [670, 770.5]]).lines(for: capabilities)
///     // ⎡ 370  470   ⎤
///     // ⎣ 670  770.5 ⎦
///
/// This is the one way in which the product draws matrices. One that is too large is shown in part,
/// around ``focus``, and says which part: "rows 3–12 of 28". In accessible mode it is told in words.
public struct MatrixLayout: Sendable, Equatable {
  /// The rows, which need not be equally long: a learner's may not be.
  public var rows: [[Cell]]

  /// Stands above it: "yours".
  public var title: String?

  /// The cell that must be seen if there is no room for all.
  public var focus: Position?

  /// More rows than this are not shown at once.
  public var maximumRows = 32

  /// Numbers as ``NumberText`` writes them: the shortest text, or so many decimals.
  public init(_ numbers: [[Double]], decimals: Int? = nil, title: String? = nil) {
    rows = numbers.map { row in
      row.map { number in
        Cell(
          decimals.map { NumberText.fixed(number, decimals: $0) } ?? NumberText.shortest(number))
      }
    }
    self.title = title
  }

  /// Cells of any text.
  public init(rows: [[Cell]], title: String? = nil) {
    self.rows = rows
    self.title = title
  }

  /// The length of the longest row.
  var columnCount: Int { rows.reduce(0) { max($0, $1.count) } }
}

extension MatrixLayout {
  /// Row and column, counted from 0.
  public struct Position: Sendable, Equatable {
    /// From 0.
    public var row: Int
    /// From 0.
    public var column: Int

    /// The cell in this row and column.
    public init(row: Int, column: Int) {
      self.row = row
      self.column = column
    }
  }

  /// What stands at one place of the matrix.
  public struct Cell: Sendable, Equatable {
    /// Such as `−1.5`; it need not be a number.
    public var text: String
    /// The sign behind it.
    public var mark: Mark?

    /// A cell of this text.
    public init(_ text: String, mark: Mark? = nil) {
      self.text = text
      self.mark = mark
    }
  }

  /// A sign at a cell, which must not be lost without colour, nor when read aloud.
  public struct Mark: Sendable, Equatable {
    /// One cell wide, behind the number.
    public var glyph: String
    /// The same where there is only ASCII.
    public var asciiGlyph: String
    /// The same, read aloud.
    public var words: String
    /// How the cell and its sign are coloured.
    public var style: TextStyle

    /// A sign of its own.
    public init(glyph: String, asciiGlyph: String, words: String, style: TextStyle) {
      self.glyph = glyph
      self.asciiGlyph = asciiGlyph
      self.words = words
      self.style = style
    }

    /// A cell that is as it should be.
    public static let right = Mark(glyph: "✓", asciiGlyph: "+", words: "right", style: .good)
    /// A cell that is not.
    public static let wrong = Mark(glyph: "✗", asciiGlyph: "!", words: "wrong", style: .bad)
    /// The cells under the overlay, the maximum of a window, the cell that is explained.
    public static let here = Mark(glyph: "◂", asciiGlyph: "<", words: "here", style: .mark)
  }

  /// Puts a mark at a cell.
  ///
  /// - Precondition: the cell exists.
  public mutating func mark(row: Int, column: Int, _ mark: Mark) {
    rows[row][column].mark = mark
  }
}

extension MatrixLayout {
  /// The matrix as lines, none wider than the terminal unless a single number is.
  public func lines(for capabilities: TerminalCapabilities) -> [String] {
    if capabilities.accessible { return wrapped(description, width: capabilities.width) }
    let (drawing, window) = drawing(for: capabilities)
    var lines = title.map { [capabilities.styled(capabilities.cleaned($0), .bold)] } ?? []
    lines += drawing
    if let words = window.words(rows: rows.count, columns: columnCount) {
      lines.append(capabilities.styled(capabilities.cleaned(words), .dim))
    }
    return lines
  }

  /// Matrices in a row, as yours | expected | difference; below each other where that is too wide.
  public static func sideBySide(
    _ matrices: [MatrixLayout], for capabilities: TerminalCapabilities
  ) -> [String] {
    var each = capabilities
    each.width = max(
      TerminalCapabilities.minimumWidth,
      (capabilities.width - gap * (matrices.count - 1)) / max(1, matrices.count))
    let whole = matrices.map { $0.lines(for: capabilities) }
    var blocks = whole
    if totalWidth(of: blocks, gap: gap) > capabilities.width {
      blocks = matrices.map { $0.lines(for: each) }
    }
    if capabilities.accessible || totalWidth(of: blocks, gap: gap) > capabilities.width {
      return Array(whole.joined(separator: [""]))
    }
    let height = blocks.map(\.count).max() ?? 0
    let widths = blocks.map { $0.map(cellWidth(of:)).max() ?? 0 }
    return (0..<height).map { line in
      let parts = zip(blocks, widths).map { block, width in
        padded(line < block.count ? block[line] : "", to: width)
      }
      return trimmed(parts.joined(separator: String(repeating: " ", count: gap)))
    }
  }

  /// As many matrices beside each other as there is room for, then the next below.
  ///
  /// Each is drawn whole where it can be; where one alone is too large, as ``sideBySide(_:for:)``.
  public static func flowing(
    _ matrices: [MatrixLayout], for capabilities: TerminalCapabilities
  ) -> [String] {
    let blocks = matrices.map { $0.lines(for: capabilities) }
    let widths = blocks.map { $0.map(cellWidth(of:)).max() ?? 0 }
    let isCut = zip(matrices, blocks).contains { $1.count < $0.rows.count }
    if isCut || capabilities.accessible || widths.contains(where: { $0 >= capabilities.width }) {
      return matrices.isEmpty ? [] : sideBySide(matrices, for: capabilities)
    }
    var lines: [String] = []
    var row: [MatrixLayout] = []
    var used = 0
    for (matrix, width) in zip(matrices, widths) {
      if !row.isEmpty, used + gap + width > capabilities.width {
        lines += sideBySide(row, for: capabilities) + [""]
        row = []
      }
      used = row.isEmpty ? width : used + gap + width
      row.append(matrix)
    }
    return row.isEmpty ? lines : lines + sideBySide(row, for: capabilities)
  }

  /// The cells between two matrices.
  private static let gap = 3

  /// The matrix in words: "matrix, 2 rows, 2 columns; row 1: 370, 470; row 2: 670, 770."
  public var description: String {
    let numbers = rows.enumerated().map { index, row in
      let cells = row.map { cell in
        NumberText.audible(sanitized(cell.text)) + (cell.mark.map { " (\($0.words))" } ?? "")
      }
      return "row \(index + 1): \(cells.joined(separator: ", "))"
    }
    let head =
      (title.map { NumberText.audible(sanitized($0)) + ": " } ?? "")
      + "matrix, \(counted(rows.count, "row")), \(counted(columnCount, "column"))"
    return ([head] + numbers).joined(separator: "; ") + "."
  }

  private static func totalWidth(of blocks: [[String]], gap: Int) -> Int {
    blocks.map { $0.map(cellWidth(of:)).max() ?? 0 }.reduce(0, +) + gap * (blocks.count - 1)
  }
}
