internal import TerminalText

/// A short text that a person changes in a window: an example, a few lines of Swift.
///
/// It holds at most `maximumLines` lines of `capacity` characters; what comes after them is dropped.
public struct TextEditor: Sendable, Equatable {
  /// More than any example has.
  public static let maximumLines = 300
  /// Longer than any line of an example.
  public static let capacity = 200

  private var lines: [[Character]]
  /// The line that is typed into, from 0.
  public private(set) var row = 0
  private var column = 0
  private var top = 0

  /// A text to be changed.
  public init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .prefix(Self.maximumLines).map { Array($0.prefix(Self.capacity)) }
    if lines.count > 1, lines.last?.isEmpty == true { lines.removeLast() }
    if lines.isEmpty { lines = [[]] }
  }

  /// The text as it is now.
  public var text: String { lines.map { String($0) + "\n" }.joined() }

  /// Takes a key in; false for one that changes nothing.
  public mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .up: move(to: row - 1, column)
    case .down: move(to: row + 1, column)
    case .left where column == 0 && row > 0: move(to: row - 1, lines[row - 1].count)
    case .left: move(to: row, column - 1)
    case .right where column == lines[row].count && row + 1 < lines.count: move(to: row + 1, 0)
    case .right: move(to: row, column + 1)
    case .home, .control("a"): move(to: row, 0)
    case .end, .control("e"): move(to: row, lines[row].count)
    case .pageUp: move(to: row - 10, column)
    case .pageDown: move(to: row + 10, column)
    case .enter: breakLine()
    case .tab: insert("  ")
    case .character(let character): insert(String(character))
    case .backspace: erase()
    case .delete:
      guard column < lines[row].count || row + 1 < lines.count else { return false }
      _ = handle(.right)
      erase()
    case .control("u"):
      lines[row] = []
      column = 0
    default: return false
    }
    return true
  }

  /// Pasted text goes in where the cursor is.
  public mutating func paste(_ text: String) {
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .prefix(Self.maximumLines).enumerated()
    {
      if index > 0 { breakLine() }
      insert(String(line.prefix(Self.capacity)))
    }
  }

  private mutating func insert(_ text: String) {
    let room = max(0, Self.capacity - lines[row].count)
    let new = text.map { $0 == "\t" ? " " : $0 }.prefix(room)
    lines[row].insert(contentsOf: new, at: column)
    column += new.count
  }

  private mutating func breakLine() {
    guard lines.count < Self.maximumLines else { return }
    let rest = Array(lines[row][column...])
    // The next line begins where this one does.
    let indent = Array(lines[row].prefix { $0 == " " }.prefix(column))
    lines[row].removeSubrange(column...)
    lines.insert(indent + rest, at: row + 1)
    row += 1
    column = indent.count
  }

  private mutating func erase() {
    if column > 0 {
      column -= 1
      lines[row].remove(at: column)
    } else if row > 0 {
      let rest = lines.remove(at: row)
      row -= 1
      column = lines[row].count
      lines[row] += rest.prefix(max(0, Self.capacity - column))
    }
  }

  private mutating func move(to row: Int, _ column: Int) {
    self.row = max(0, min(row, lines.count - 1))
    self.column = max(0, min(column, lines[self.row].count))
  }

  /// The part of the text around the cursor that fits a window, and where the cursor is in it.
  public mutating func visible(
    rows: Int, columns: Int, highlighted: (String) -> [String]
  ) -> (lines: [String], cursor: Frame.Cursor) {
    let rows = max(1, rows)
    top = max(0, min(max(top, row - rows + 1), row))
    let before = cellWidth(of: sanitized(String(lines[row].prefix(column))))
    let left = max(0, before - max(0, columns - 1))
    let shown = lines[top..<min(lines.count, top + rows)].map { line -> String in
      let text = sanitized(String(line))
      return left == 0 ? highlighted(text).first ?? "" : String(text.dropFirst(left))
    }
    return (shown, Frame.Cursor(row: row - top, column: before - left))
  }
}
