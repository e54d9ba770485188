/// Swift text cut into names, numbers, strings, comments and signs; white space is left out.
///
///     var lexer = SwiftLexer(Array("a = 1 // one".utf8))
///     lexer.next()  // a name in the bytes 0..<1 of line 1
///     lexer.next()  // a sign in the bytes 2..<3
///
/// It knows no more of Swift than it takes to skip over strings and comments correctly, and it never
/// fails, whatever it is given: what is unfinished goes on to the end.
///
/// - Complexity: one pass over the bytes, without allocating.
public struct SwiftLexer {
  /// What a piece of the text is.
  public enum Kind: Sendable {
    /// A name or a keyword; every character that is not ASCII counts as part of one.
    case name
    /// With its point and exponent, without a sign before it.
    case number
    /// With its quotes, and with the `#` around a raw one.
    case string
    /// To the end of its line, or to the `*/` that closes it.
    case comment
    /// A single character, or `->`.
    case sign
  }

  /// A piece of the text.
  public struct Lexeme: Sendable {
    /// What it is.
    public let kind: Kind
    /// Its bytes, by their places in the text.
    public let range: Range<Int>
    /// The line on which it begins, counted from 1.
    public let line: Int
  }

  private let bytes: [UInt8]
  private var position = 0
  private var line = 1

  /// Begins at the start of a text in UTF-8.
  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next piece; nil at the end.
  public mutating func next() -> Lexeme? {
    while let byte = at(0), byte <= 0x20 { advance() }
    guard let byte = at(0) else { return nil }
    let (start, startLine) = (position, line)
    let kind = skip(byte)
    return Lexeme(kind: kind, range: start..<position, line: startLine)
  }

  private mutating func skip(_ byte: UInt8) -> Kind {
    switch byte {
    case _ where Self.startsName(byte):
      while let byte = at(0), Self.startsName(byte) || Self.isDigit(byte) { advance() }
      return .name
    case _ where Self.isDigit(byte):
      skipNumber()
      return .number
    case UInt8(ascii: "/") where at(1) == UInt8(ascii: "/"):
      while let byte = at(0), byte != UInt8(ascii: "\n") { advance() }
      return .comment
    case UInt8(ascii: "/") where at(1) == UInt8(ascii: "*"):
      skipBlockComment()
      return .comment
    case UInt8(ascii: "\""), UInt8(ascii: "#"):
      var hashes = 0
      while at(hashes) == UInt8(ascii: "#") { hashes += 1 }
      guard at(hashes) == UInt8(ascii: "\"") else { break }
      skipString(hashes: hashes)
      return .string
    case UInt8(ascii: "-") where at(1) == UInt8(ascii: ">"): advance()
    default: break
    }
    advance()
    return .sign
  }
}

// MARK: - Pieces

extension SwiftLexer {
  private func at(_ offset: Int) -> UInt8? {
    position + offset < bytes.count ? bytes[position + offset] : nil
  }

  private mutating func advance(by count: Int = 1) {
    for _ in 0..<min(count, bytes.count - position) {
      if bytes[position] == UInt8(ascii: "\n") { line += 1 }
      position += 1
    }
  }

  /// Swift's block comments nest.
  private mutating func skipBlockComment() {
    var depth = 0
    repeat {
      if at(0) == UInt8(ascii: "/"), at(1) == UInt8(ascii: "*") {
        depth += 1
        advance(by: 2)
      } else if at(0) == UInt8(ascii: "*"), at(1) == UInt8(ascii: "/") {
        depth -= 1
        advance(by: 2)
      } else {
        advance()
      }
    } while depth > 0 && at(0) != nil
  }

  private mutating func skipString(hashes: Int) {
    let quote = UInt8(ascii: "\"")
    let isLong = at(hashes + 1) == quote && at(hashes + 2) == quote
    let quotes = isLong ? 3 : 1
    advance(by: hashes + quotes)
    while let byte = at(0) {
      if !isLong, byte == UInt8(ascii: "\n") { return }
      if byte == UInt8(ascii: "\\"), hashes == 0 {
        advance(by: 2)
      } else if closes(quotes: quotes, hashes: hashes) {
        return advance(by: quotes + hashes)
      } else {
        advance()
      }
    }
  }

  private func closes(quotes: Int, hashes: Int) -> Bool {
    (0..<quotes).allSatisfy { at($0) == UInt8(ascii: "\"") }
      && (quotes..<quotes + hashes).allSatisfy { at($0) == UInt8(ascii: "#") }
  }

  private mutating func skipNumber() {
    // In hexadecimal `e` is a digit, and `p` begins the exponent.
    let isHexadecimal = at(0) == UInt8(ascii: "0") && at(1).map { $0 | 0x20 } == UInt8(ascii: "x")
    let exponent = UInt8(ascii: isHexadecimal ? "p" : "e")
    var previous: UInt8 = 0
    while let byte = at(0) {
      // In `0...3` the dots are no part of the number.
      let isPoint = byte == UInt8(ascii: ".") && (at(1).map(Self.isDigit) ?? false)
      let isSign =
        (byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")) && previous | 0x20 == exponent
      guard Self.isDigit(byte) || Self.startsName(byte) || isPoint || isSign else { return }
      previous = byte
      advance()
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private static func startsName(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "_") || byte >= 0x80
  }
}
