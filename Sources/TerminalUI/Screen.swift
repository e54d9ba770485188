internal import TerminalText

/// Rows and columns of a window.
public struct Size: Sendable, Hashable {
  /// Cells in a line.
  public var columns: Int
  /// Lines.
  public var rows: Int

  /// A size as it is given.
  public init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }
}

/// The lines of a window, from the top; what is missing below is empty.
public struct Frame: Sendable, Equatable {
  /// Each may have styles; one wider than the window is cut.
  public var lines: [String]
  /// Where the text cursor stands, from 0; nil hides it.
  public var cursor: Cursor?

  /// A place in the window.
  public struct Cursor: Sendable, Equatable {
    /// From 0.
    public var row: Int
    /// In cells, from 0.
    public var column: Int

    /// The place in this row and column.
    public init(row: Int, column: Int) {
      self.row = row
      self.column = column
    }
  }

  /// These lines, and no cursor unless its place is given.
  public init(lines: [String], cursor: Cursor? = nil) {
    self.lines = lines
    self.cursor = cursor
  }

  /// A body with lines below it, which are never cut: where they are many, the body gives way.
  ///
  /// - Parameter cursor: the column of the cursor in the last line of the footer; nil for none.
  public init(body: [String], rule: String, footer: [String], cursor: Int? = nil, size: Size) {
    let footer = footer.suffix(max(1, size.rows - 2))
    let rest = max(0, size.rows - footer.count - 1)
    let room = Array(repeating: "", count: max(0, rest - body.count))
    lines = body.prefix(rest) + room + (size.rows > footer.count ? [rule] : []) + footer
    self.cursor = cursor.map { Cursor(row: lines.count - 1, column: $0) }
  }
}

extension Frame {
  /// The lines of a footer: one where the text fits, its spaces kept; else as many as it takes.
  public static func footer(_ text: String, columns: Int) -> [String] {
    cellWidth(of: text) <= columns ? [text] : wrapped(text, width: max(1, columns))
  }
}

/// What a terminal shows, so that only the lines that differ are written.
struct Screen {
  private var shown: [String]?
  private var size = Size(columns: 0, rows: 0)
  private let capabilities: TerminalCapabilities

  /// A screen of which nothing is known, so that the first update paints all of it.
  init(_ capabilities: TerminalCapabilities) { self.capabilities = capabilities }

  /// Forgets what is shown: the window was resized, or something else has written to it.
  mutating func invalidate() { shown = nil }

  /// The bytes that bring the window to `frame`.
  mutating func update(to frame: Frame, size: Size) -> String {
    if size != self.size { invalidate() }
    self.size = size
    let lines = (0..<size.rows).map { row in
      row < frame.lines.count
        ? clipped(
          capabilities.spelled(frame.lines[row]), to: size.columns, unicode: capabilities.unicode)
        : ""
    }
    // Between these two a terminal that knows them shows nothing, so nothing flickers.
    var output = "\u{1B}[?2026h\u{1B}[?25l"
    if shown == nil { output += "\u{1B}[0m\u{1B}[2J" }
    for (row, line) in lines.enumerated() where shown.map({ $0[row] != line }) ?? !line.isEmpty {
      output += "\u{1B}[\(row + 1);1H\(line)\u{1B}[0m\u{1B}[K"
    }
    if let cursor = frame.cursor {
      output += "\u{1B}[\(cursor.row + 1);\(cursor.column + 1)H\u{1B}[?25h"
    }
    shown = lines
    return output + "\u{1B}[?2026l"
  }
}
