/// Swift text in pieces: names, numbers, strings and signs, without comments and white space.
///
///     SwiftTokens("let a = 1 // one").texts  // ["let", "a", "=", "1"]
///
/// Enough to tell whether two files say the same, and which names a file declares or mentions; the
/// compiler alone decides what is Swift.
public struct SwiftTokens: Sendable {
  public struct Token: Sendable, Equatable {
    public var text: String
    /// Counted from 1.
    public var line: Int
    /// Counts bytes from the start of the text.
    public var offset: Int
    public var isName: Bool
  }

  public private(set) var tokens: [Token] = []

  public var texts: [String] { tokens.map(\.text) }

  public init(_ text: String) {
    var scanner = Scanner(Array(text.utf8))
    while let token = scanner.next() { tokens.append(token) }
  }

  /// Every name that the file uses or declares.
  public var names: Set<String> { Set(tokens.lazy.filter(\.isName).map(\.text)) }

  /// The names that follow `func`, `let`, `struct` and the like, at any depth.
  public var declaredNames: Set<String> {
    Set(
      zip(tokens, tokens.dropFirst()).lazy.filter { Self.keywords.contains($0.0.text) }
        .map(\.1.text))
  }

  private static let keywords: Set = [
    "func", "let", "var", "struct", "class", "enum", "actor", "protocol", "typealias",
    "extension",
  ]

  private static let modifiers: Set = ["private", "fileprivate", "static", "mutating"]

  /// The first declaration of a function of this name: its line, and its text up to the body.
  public func declaration(of function: String) -> (line: Int, text: String)? {
    for index in tokens.indices.dropLast()
    where tokens[index].text == "func" && tokens[index + 1].text == function {
      var words: [String] = []
      var start = index
      while start > 0, Self.modifiers.contains(tokens[start - 1].text) { start -= 1 }
      for token in tokens[start...].prefix(80) {
        if token.text == "{" { break }
        words.append(token.text)
      }
      return (tokens[index].line, Self.joined(words))
    }
    return nil
  }

  /// A declaration that stands in no other.
  public struct Declaration: Sendable, Equatable {
    public var name: String
    /// From the line of its first word, below its comment, to that of its last.
    public var lines: ClosedRange<Int>
    /// Every name behind its own.
    public var names: Set<String>
    /// All its words, which do not tell how it is laid out.
    public var texts: [String]
    /// The line of its keyword.
    public var line: Int
  }

  /// What other files can use, in the file's order.
  public var declarations: [Declaration] {
    var starts: [(first: Int, keyword: Int)] = []
    var depth = 0
    for index in tokens.indices.dropLast() {
      switch tokens[index].text {
      case "{", "(", "[": depth += 1
      case "}", ")", "]": depth -= 1
      case let text where depth == 0 && Self.keywords.contains(text):
        var first = index
        while first > 0, Self.modifiers.contains(tokens[first - 1].text) { first -= 1 }
        starts.append((first, index))
      default: break
      }
    }
    let ends = starts.dropFirst().map(\.first) + [tokens.count]
    return zip(starts, ends).map { start, end in
      let words = tokens[start.first..<end]
      let body = tokens[(start.keyword + 2)..<max(end, start.keyword + 2)]
      return Declaration(
        name: tokens[start.keyword + 1].text,
        lines: tokens[start.first].line...tokens[end - 1].line,
        names: Set(body.lazy.filter(\.isName).map(\.text)),
        texts: words.map(\.text), line: tokens[start.keyword].line)
    }
  }

  private static func joined(_ words: [String]) -> String {
    var text = ""
    var previous = ""
    for word in words {
      let isTight =
        ["(", "[", ""].contains(previous) || [")", "]", ",", ":", "?", "("].contains(word)
      text += (isTight ? "" : " ") + word
      previous = word
    }
    return text
  }
}

extension SwiftTokens {
  private struct Scanner {
    let bytes: [UInt8]
    var position = 0
    var line = 1

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    private func at(_ offset: Int) -> UInt8? {
      position + offset < bytes.count ? bytes[position + offset] : nil
    }

    private mutating func advance() {
      if bytes[position] == UInt8(ascii: "\n") { line += 1 }
      position += 1
    }

    mutating func next() -> Token? {
      skipBlanks()
      guard let byte = at(0) else { return nil }
      let (start, startLine) = (position, line)
      let isName = Self.startsName(byte)
      if isName {
        while let byte = at(0), Self.startsName(byte) || Self.isDigit(byte) { advance() }
      } else if Self.isDigit(byte) {
        skipNumber()
      } else if byte == UInt8(ascii: "\"") {
        skipString()
      } else if byte == UInt8(ascii: "-"), at(1) == UInt8(ascii: ">") {
        position += 2
      } else {
        advance()
      }
      let text = String(decoding: bytes[start..<position], as: UTF8.self)
      return Token(text: text, line: startLine, offset: start, isName: isName)
    }

    private mutating func skipBlanks() {
      while let byte = at(0) {
        if byte <= 32 {
          advance()
        } else if byte == UInt8(ascii: "/"), at(1) == UInt8(ascii: "/") {
          while let byte = at(0), byte != UInt8(ascii: "\n") { advance() }
        } else if byte == UInt8(ascii: "/"), at(1) == UInt8(ascii: "*") {
          skipComment()
        } else {
          return
        }
      }
    }

    /// Comments in `/*` may stand within each other.
    private mutating func skipComment() {
      var depth = 0
      while at(0) != nil {
        if at(0) == UInt8(ascii: "/"), at(1) == UInt8(ascii: "*") {
          depth += 1
          position += 2
        } else if at(0) == UInt8(ascii: "*"), at(1) == UInt8(ascii: "/") {
          depth -= 1
          position += 2
          if depth == 0 { return }
        } else {
          advance()
        }
      }
    }

    private mutating func skipNumber() {
      while let byte = at(0) {
        // In `0...3` the dots are no part of the number.
        let isPoint = byte == UInt8(ascii: ".") && (at(1).map(Self.isDigit) ?? false)
        guard Self.isDigit(byte) || Self.startsName(byte) || isPoint else { return }
        advance()
      }
    }

    private mutating func skipString() {
      let quote = UInt8(ascii: "\"")
      let isLong = at(1) == quote && at(2) == quote
      position += isLong ? 3 : 1
      while let byte = at(0) {
        if byte == UInt8(ascii: "\\"), at(1) != nil {
          advance()
          advance()
        } else if byte == quote, !isLong || (at(1) == quote && at(2) == quote) {
          position += isLong ? 3 : 1
          return
        } else if byte == UInt8(ascii: "\n"), !isLong {
          return
        } else {
          advance()
        }
      }
    }

    static func isDigit(_ byte: UInt8) -> Bool {
      byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }

    static func startsName(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "_"), 128...:
        true
      default: false
      }
    }
  }
}
