/// A piece of a formula's source.
enum MathToken: Equatable {
  case command(String)
  case character(Unicode.Scalar)
  /// A character with marks on it.
  case marked(String)
  case number(String)
  case space
}

extension MathToken {
  /// The pieces of UTF-8, in order.
  ///
  ///     MathToken.tokens(of: Array(#"\frac 1x"#.utf8))
  ///     // [.command("frac"), .space, .number("1"), .character("x")]
  static func tokens(of source: [UInt8]) -> [MathToken] {
    var tokens: [MathToken] = []
    tokens.reserveCapacity(source.count)
    var index = 0
    while index < source.count {
      let byte = source[index]
      if isSpace(byte) {
        while index < source.count, isSpace(source[index]) { index += 1 }
        tokens.append(.space)
      } else if byte == UInt8(ascii: "\\") {
        tokens.append(.command(commandName(source, behind: &index)))
      } else if isDigit(byte) {
        tokens.append(.number(number(source, at: &index)))
      } else {
        tokens.append(character(source, at: &index))
      }
    }
    return tokens
  }

  /// Letters, or the one character behind the backslash.
  private static func commandName(_ source: [UInt8], behind index: inout Int) -> String {
    index += 1
    let start = index
    while index < source.count, LineWriter.isLetter(source[index]) { index += 1 }
    if index == start, index < source.count {
      if isSpace(source[index]) {
        index += 1
        return " "
      }
      index = nextCluster(in: source, at: index).end
    }
    return String(decoding: source[start..<index], as: UTF8.self)
  }

  private static func number(_ source: [UInt8], at index: inout Int) -> String {
    let start = index
    while index < source.count, isDigit(source[index]) || source[index] == UInt8(ascii: ".") {
      index += 1
    }
    // A full stop behind a number ends the sentence.
    if source[index - 1] == UInt8(ascii: ".") { index -= 1 }
    return String(decoding: source[start..<index], as: UTF8.self)
  }

  private static func character(_ source: [UInt8], at index: inout Int) -> MathToken {
    let start = index
    let (scalar, endOfScalar) = decodeScalar(in: source, at: start)
    index = endOfScalar
    if index < source.count, source[index] >= 0x80 {
      index = max(index, nextCluster(in: source, at: start).end)
    }
    if index > endOfScalar {
      return .marked(String(decoding: source[start..<index], as: UTF8.self))
    }
    return !scalar.isASCII && scalar.properties.isWhitespace ? .space : .character(scalar)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
}

extension MathToken: CustomStringConvertible {
  /// The token as it stands in the source.
  var description: String {
    switch self {
    case .command(let name): "\\\(name)"
    case .character(let scalar): String(scalar)
    case .marked(let text), .number(let text): text
    case .space: " "
    }
  }
}
