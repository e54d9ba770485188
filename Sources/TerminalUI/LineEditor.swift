internal import TerminalText

/// One line that a person types at the bottom of a window.
///
/// It holds at most `capacity` characters. What comes after them is dropped, and that is said:
/// a terminal that does not mark what is pasted hands over a whole file key by key.
public struct LineEditor: Sendable, Equatable {
  /// Longer than any answer or search; a line of it is worked through in no time.
  public static let capacity = 200

  /// What has been typed so far.
  public private(set) var text: String
  /// Stands before the text.
  public var prompt: String
  /// Counted along: a text counts its characters from the start each time it is asked.
  private var count: Int
  /// Whether something was dropped because the line was full.
  public private(set) var isFull = false

  /// An empty line.
  public init(prompt: String) {
    self.prompt = prompt
    text = ""
    count = 0
  }

  /// What a key does to the line.
  public enum Outcome: Sendable, Equatable {
    /// The person goes on typing.
    case editing
    /// Enter: this is the text.
    case submitted(String)
    /// Escape, Ctrl-G, or backspace in an empty line.
    case cancelled
  }

  /// Takes a key in; a key that means nothing here changes nothing.
  public mutating func handle(_ key: Key) -> Outcome {
    switch key {
    case .character(let character): append(character)
    case .backspace:
      // Deleting before the first letter leaves the line, as in a pager.
      if text.isEmpty { return .cancelled }
      text.removeLast()
      count = text.count
      isFull = false
    case .control("u"):
      text = ""
      count = 0
      isFull = false
    case .enter: return .submitted(text)
    case .escape, .control("g"): return .cancelled
    default: break
    }
    return .editing
  }

  /// Pasted text goes in as one line.
  public mutating func paste(_ pasted: String) {
    let line = pasted.split(whereSeparator: \.isNewline).lazy.joined(separator: " ")
    for character in line {
      append(character)
      if isFull { return }
    }
  }

  private mutating func append(_ character: Character) {
    guard count < Self.capacity else {
      isFull = true
      return
    }
    text.append(character)
    count += 1
  }

  /// The prompt and the line behind it, and the column where the cursor stands in the last line.
  ///
  /// A prompt that leaves little room stands above the line, and so does what is said of a full one;
  /// of a long line the end is shown.
  public func lines(columns: Int) -> (lines: [String], cursor: Int) {
    let dropped = "\(Self.capacity) characters fit, the rest was dropped."
    var above = isFull ? wrapped(dropped, width: max(1, columns)) : []
    var shown = prompt + sanitized(text)
    if !prompt.isEmpty, cellWidth(of: prompt) + 8 > columns {
      above += wrapped(prompt, width: max(1, columns))
      shown = sanitized(text)
    }
    let end = Self.end(of: shown, columns: columns - 1)
    return (above + [end.text], end.width)
  }

  /// As much of the end of a line as these columns hold.
  private static func end(of line: String, columns: Int) -> (text: String, width: Int) {
    var start = line.endIndex
    var width = 0
    while start > line.startIndex {
      let before = line.index(before: start)
      let cells = cellWidth(of: String(line[before]))
      if width + cells > columns { break }
      (start, width) = (before, width + cells)
    }
    return (String(line[start...]), width)
  }
}
