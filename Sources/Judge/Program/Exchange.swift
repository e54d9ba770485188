internal import Course
internal import ExerciseHarness
internal import LessonFolder

/// How a value is written between the tutor and a learner's program: words separated by spaces, a
/// double as its bits, so that not a digit is lost.
///
///     Exchange.words(.vector([1, 2]))  // "l2 d3ff0000000000000 d4000000000000000"
///
/// `WireWriter` writes it; what a program wrote is read here, where nothing is taken on trust.
enum Exchange {
  static func words(_ value: Value) -> String {
    let writer = WireWriter()
    write(value, to: writer)
    return writer.text
  }

  private static func write(_ value: Value, to writer: WireWriter) {
    switch value {
    case .none: writer.writeNil()
    case .boolean(let boolean): writer.write(boolean)
    case .integer(let integer): writer.write(integer)
    case .number(let number): writer.write(number)
    case .text(let text): writer.write(text)
    case .list(let elements): writer.list(elements) { write($0, to: writer) }
    case .tuple(let fields): writer.list(fields) { write($0.value, to: writer) }
    }
  }

  /// Reads a value of `type`.
  ///
  /// - Returns: nil where the words say anything else, or something is left over.
  static func value(of type: ValueType, in words: some StringProtocol) -> Value? {
    var reader = ExchangeReader(words)
    guard let value = reader.value(of: type), reader.isAtEnd else { return nil }
    return value
  }
}

/// Reads values off words, byte by byte: a verdict reads thousands of them.
struct ExchangeReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ words: some StringProtocol) { bytes = Array(words.utf8) }

  var isAtEnd: Bool {
    mutating get {
      skipBlanks()
      return position == bytes.count
    }
  }

  private mutating func skipBlanks() {
    while position < bytes.count, bytes[position] == UInt8(ascii: " ") { position += 1 }
  }

  /// The letter of the next word and what stands behind it.
  private mutating func word() -> (letter: UInt8, rest: Range<Int>)? {
    skipBlanks()
    guard position < bytes.count else { return nil }
    let start = position
    while position < bytes.count, bytes[position] != UInt8(ascii: " ") { position += 1 }
    return (bytes[start], start + 1..<position)
  }

  mutating func value(of type: ValueType) -> Value? {
    let start = position
    guard let (letter, rest) = word() else { return nil }
    switch (type, letter) {
    case (.optional(let wrapped), _):
      if letter == UInt8(ascii: "N") { return Value.none }
      position = start
      return value(of: wrapped)
    case (.boolean, UInt8(ascii: "b")): return .boolean(bytes[rest] == [UInt8(ascii: "1")])
    case (.integer, UInt8(ascii: "i")): return integer(rest).map(Value.integer)
    case (.number, UInt8(ascii: "d")):
      return hexadecimal(rest).map { .number(Double(bitPattern: $0)) }
    case (.text, UInt8(ascii: "s")): return text(rest).map(Value.text)
    case (.list(let element), UInt8(ascii: "l")):
      guard let count = integer(rest), count >= 0, count <= bytes.count - position else {
        return nil
      }
      var elements: [Value] = []
      elements.reserveCapacity(count)
      for _ in 0..<count {
        guard let value = value(of: element) else { return nil }
        elements.append(value)
      }
      return .list(elements)
    case (.tuple(let fields), UInt8(ascii: "l")):
      guard integer(rest) == fields.count else { return nil }
      var values: [Value.Field] = []
      for field in fields {
        guard let value = value(of: field.type) else { return nil }
        values.append(Value.Field(field.label, value))
      }
      return .tuple(values)
    default: return nil
    }
  }

  /// The number of elements of the list that begins here.
  mutating func list() -> Int? {
    guard let (letter, rest) = word(), letter == UInt8(ascii: "l") else { return nil }
    return integer(rest)
  }

  private func integer(_ digits: Range<Int>) -> Int? {
    Int(String(decoding: bytes[digits], as: UTF8.self))
  }

  private func hexadecimal(_ digits: Range<Int>) -> UInt64? {
    guard !digits.isEmpty, digits.count <= 16 else { return nil }
    var value: UInt64 = 0
    for byte in bytes[digits] {
      guard let nibble = Self.nibble(byte) else { return nil }
      value = value << 4 | UInt64(nibble)
    }
    return value
  }

  private func text(_ digits: Range<Int>) -> String? {
    guard digits.count.isMultiple(of: 2) else { return nil }
    var decoded: [UInt8] = []
    decoded.reserveCapacity(digits.count / 2)
    for index in stride(from: digits.lowerBound, to: digits.upperBound, by: 2) {
      guard let high = Self.nibble(bytes[index]), let low = Self.nibble(bytes[index + 1]) else {
        return nil
      }
      decoded.append(high << 4 | low)
    }
    return String(decoding: decoded, as: UTF8.self)
  }

  private static func nibble(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}
