internal import TerminalMarkdown

/// Rows and columns of a window.
public struct Size: Sendable, Hashable {
  public var columns: Int
  public var rows: Int

  public init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }
}

/// The lines of a window, from the top; what is missing below is empty.
public struct Frame: Sendable, Equatable {
  public var lines: [String]
  /// Where the text cursor stands, from 0; nil hides it.
  public var cursor: Cursor?

  public struct Cursor: Sendable, Equatable {
    public var row: Int
    public var column: Int

    public init(row: Int, column: Int) {
      self.row = row
      self.column = column
    }
  }

  public init(lines: [String], cursor: Cursor? = nil) {
    self.lines = lines
    self.cursor = cursor
  }
}

/// What a terminal shows, so that only the lines that differ are written.
public struct Screen: Sendable {
  private var shown: [String]?
  private var size = Size(columns: 0, rows: 0)
  private let unicode: Bool

  public init(unicode: Bool) { self.unicode = unicode }

  /// Forgets what is shown: the window was resized, or something else has written to it.
  public mutating func invalidate() { shown = nil }

  /// The bytes that bring the window to `frame`.
  public mutating func update(to frame: Frame, size: Size) -> String {
    if size != self.size { invalidate() }
    self.size = size
    let lines = (0..<size.rows).map { row in
      row < frame.lines.count
        ? clipped(frame.lines[row], to: size.columns, unicode: unicode) : ""
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
