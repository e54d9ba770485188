internal import SwiftTokens

/// Finds the keywords, types, numbers, strings and comments of Swift code.
enum SwiftHighlighter {
  struct Piece: Equatable {
    var range: Range<Int>
    var style: TextStyle
  }

  /// The pieces of the code that have a style, in order, without overlaps.
  static func pieces(of code: [UInt8]) -> [Piece] {
    var lexer = SwiftLexer(code)
    var pieces: [Piece] = []
    // An attribute or a directive: its sign begins it, its name must follow at once.
    var attribute: Int?
    while let lexeme = lexer.next() {
      let range = lexeme.range
      let begun = attribute
      attribute = nil
      switch lexeme.kind {
      case .comment: pieces.append(Piece(range: range, style: .comment))
      case .string: pieces.append(Piece(range: range, style: .string))
      case .number: pieces.append(Piece(range: range, style: .number))
      case .sign:
        let sign = code[range.lowerBound]
        if sign == UInt8(ascii: "@") || sign == UInt8(ascii: "#") { attribute = range.lowerBound }
      case .name:
        if let begun, begun + 1 == range.lowerBound {
          pieces.append(Piece(range: begun..<range.upperBound, style: .keyword))
        } else if let style = style(ofName: range, in: code) {
          pieces.append(Piece(range: range, style: style))
        }
      }
    }
    return pieces
  }

  private static func style(ofName range: Range<Int>, in code: [UInt8]) -> TextStyle? {
    let name = String(decoding: code[range], as: UTF8.self)
    let isMember = range.lowerBound > 0 && code[range.lowerBound - 1] == UInt8(ascii: ".")
    if keywords.contains(name), !isMember || name == "init" || name == "self" { return .keyword }
    return (0x41...0x5A).contains(code[range.lowerBound]) ? .typeName : nil
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
