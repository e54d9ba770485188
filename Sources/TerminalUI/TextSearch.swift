/// Finds words in lines, whatever the case of their letters and wherever the lines are broken.
///
///     TextSearch("top left").hits(in: ["at the Top", "left of it"]).count  // 1
public struct TextSearch: Sendable {
  private let wanted: [Character]

  /// Looks for these words; any run of spaces and line ends counts as one space.
  public init(_ text: String) {
    wanted = Array(
      text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " "))
  }

  /// Where a text was found.
  public struct Hit: Sendable, Equatable, Comparable {
    /// The place of its first character.
    public var start: Place
    /// Behind its last character.
    public var end: Place

    /// A hit from `start` to before `end`.
    public init(start: Place, end: Place) {
      self.start = start
      self.end = end
    }

    public static func < (left: Self, right: Self) -> Bool { left.start < right.start }
  }

  /// A line, and a character of it without its escape sequences; both counted from 0.
  public struct Place: Sendable, Equatable, Comparable {
    /// From 0.
    public var line: Int
    /// From 0.
    public var column: Int

    /// The place in this line and column.
    public init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }

    public static func < (left: Self, right: Self) -> Bool {
      (left.line, left.column) < (right.line, right.column)
    }
  }

  /// All places of the text, in order.
  public func hits(in lines: [String]) -> [Hit] {
    guard let first = wanted.first else { return [] }
    let letters = Self.letters(of: lines)
    var hits: [Hit] = []
    var index = 0
    while index + wanted.count <= letters.count {
      guard letters[index].character == first,
        letters[index..<(index + wanted.count)].lazy.map(\.character).elementsEqual(wanted)
      else {
        index += 1
        continue
      }
      let last = letters[index + wanted.count - 1].place
      hits.append(
        Hit(
          start: letters[index].place, end: Place(line: last.line, column: last.column + 1)))
      index += wanted.count
    }
    return hits
  }

  private struct Letter {
    var character: Character
    var place: Place
  }

  /// The lines as one text; blanks, line ends and the bars before continued lines are one space.
  private static func letters(of lines: [String]) -> [Letter] {
    var letters: [Letter] = []
    for (number, line) in lines.enumerated() {
      var isStart = true
      for (column, character) in withoutEscapes(line).enumerated() {
        let place = Place(line: number, column: column)
        if character.isWhitespace || (isStart && "▌│|".contains(character)) {
          if letters.last?.character != " " { letters.append(Letter(character: " ", place: place)) }
          continue
        }
        isStart = false
        for folded in String(character).lowercased() {
          letters.append(Letter(character: folded, place: place))
        }
      }
      if letters.last?.character != " " {
        letters.append(Letter(character: " ", place: Place(line: number, column: line.count)))
      }
    }
    return letters
  }
}
