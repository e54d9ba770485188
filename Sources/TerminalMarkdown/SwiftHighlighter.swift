/// Finds the keywords, types, numbers, strings and comments of Swift code.
///
/// A lexer, not a parser: it needs no more to colour an example than to skip over strings and
/// comments correctly, and it never fails, whatever it is given.
struct SwiftHighlighter {
  private let code: [UInt8]
  private var index = 0
  private var pieces: [Piece] = []

  struct Piece: Equatable {
    var range: Range<Int>
    var style: TextStyle
  }

  /// The pieces of the code that have a style, in order, without overlaps.
  static func pieces(of code: [UInt8]) -> [Piece] {
    var highlighter = SwiftHighlighter(code: code)
    highlighter.run()
    return highlighter.pieces
  }

  private init(code: [UInt8]) { self.code = code }

  private mutating func run() {
    while index < code.count {
      let start = index
      let byte = code[index]
      if starts(with: "//") {
        skipLine()
        add(start, .comment)
      } else if starts(with: "/*") {
        skipBlockComment()
        add(start, .comment)
      } else if byte == UInt8(ascii: "\"") || starts(with: "#\"") || starts(with: "##\"") {
        skipString()
        add(start, .string)
      } else if (0x30...0x39).contains(byte) {
        skipNumber()
        add(start, .number)
      } else if byte == UInt8(ascii: "@") || byte == UInt8(ascii: "#") {
        index += 1
        skipName()
        if index > start + 1 { add(start, .keyword) }
      } else if Self.isNameStart(byte) {
        skipName()
        addName(start)
      } else {
        index += 1
      }
    }
  }

  private mutating func add(_ start: Int, _ style: TextStyle) {
    pieces.append(Piece(range: start..<index, style: style))
  }

  private mutating func addName(_ start: Int) {
    let name = String(decoding: code[start..<index], as: UTF8.self)
    let isMember = start > 0 && code[start - 1] == UInt8(ascii: ".")
    if Self.keywords.contains(name), !isMember || name == "init" || name == "self" {
      add(start, .keyword)
    } else if (0x41...0x5A).contains(code[start]) {
      add(start, .typeName)
    }
  }

  // MARK: Tokens

  private func starts(with text: StaticString) -> Bool {
    var place = index
    for scalar in text.description.utf8 {
      guard place < code.count, code[place] == scalar else { return false }
      place += 1
    }
    return true
  }

  private mutating func skipLine() {
    while index < code.count, code[index] != 0x0A { index += 1 }
  }

  /// Swift's block comments nest.
  private mutating func skipBlockComment() {
    var level = 0
    repeat {
      if starts(with: "/*") {
        level += 1
        index += 2
      } else if starts(with: "*/") {
        level -= 1
        index += 2
      } else {
        index += 1
      }
    } while level > 0 && index < code.count
    index = min(index, code.count)
  }

  private mutating func skipString() {
    var hashes = 0
    while code[index] == UInt8(ascii: "#") {
      hashes += 1
      index += 1
    }
    let isLong = starts(with: "\"\"\"")
    let quotes = isLong ? 3 : 1
    index += quotes
    while index < code.count {
      if !isLong, code[index] == 0x0A { return }
      if code[index] == UInt8(ascii: "\\"), hashes == 0 {
        index += 2
      } else if closes(quotes: quotes, hashes: hashes) {
        index += quotes + hashes
        return
      } else {
        index += 1
      }
    }
    index = min(index, code.count)
  }

  private func closes(quotes: Int, hashes: Int) -> Bool {
    guard index + quotes + hashes <= code.count else { return false }
    return code[index..<(index + quotes)].allSatisfy { $0 == UInt8(ascii: "\"") }
      && code[(index + quotes)..<(index + quotes + hashes)].allSatisfy { $0 == UInt8(ascii: "#") }
  }

  private mutating func skipNumber() {
    while index < code.count {
      let byte = code[index]
      let isPoint =
        byte == UInt8(ascii: ".") && index + 1 < code.count
        && (0x30...0x39).contains(code[index + 1])
      let isExponentSign =
        (byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+"))
        && [UInt8(ascii: "e"), UInt8(ascii: "p")].contains(code[index - 1] | 0x20)
      guard Self.isNamePart(byte) || isPoint || isExponentSign else { return }
      index += 1
    }
  }

  private mutating func skipName() {
    while index < code.count, Self.isNamePart(code[index]) { index += 1 }
  }

  private static func isNameStart(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "_") || byte >= 0x80
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    isNameStart(byte) || (0x30...0x39).contains(byte)
  }

  private static let keywords: Set<String> = [
    "actor", "any", "as", "async", "await", "break", "case", "catch", "class", "continue",
    "default", "defer", "deinit", "do", "else", "enum", "extension", "fallthrough", "false",
    "fileprivate", "for", "func", "guard", "if", "import", "in", "init", "inout", "internal",
    "is", "lazy", "let", "mutating", "nil", "operator", "private", "protocol", "public",
    "repeat", "rethrows", "return", "self", "Self", "some", "static", "struct", "subscript",
    "super", "switch", "throw", "throws", "true", "try", "typealias", "var", "where", "while",
  ]
}

extension TerminalCapabilities {
  /// Swift code in colours, line by line; without colour the code as it is.
  ///
  ///     capabilities.highlightedSwift("let x = 1")  // ["let x = 1"] in a pipe
  ///
  /// - Precondition: the code is clean, see ``sanitized(_:unicode:keepingNewlines:)``.
  public func highlightedSwift(_ code: String) -> [String] {
    guard colors != .none else {
      return code.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
    let bytes = Array(code.utf8)
    var lines = [""]
    // A style ends with its line, so that lines can be shown one by one.
    func append(_ range: Range<Int>, _ style: TextStyle?) {
      let parts = bytes[range].split(separator: 0x0A, omittingEmptySubsequences: false)
      for (index, part) in parts.enumerated() {
        if index > 0 { lines.append("") }
        let text = String(decoding: part, as: UTF8.self)
        lines[lines.count - 1] += style.map { styled(text, $0) } ?? text
      }
    }
    var end = 0
    for piece in SwiftHighlighter.pieces(of: bytes) {
      append(end..<piece.range.lowerBound, nil)
      append(piece.range, piece.style)
      end = piece.range.upperBound
    }
    append(end..<bytes.count, nil)
    return lines
  }
}
