internal import Course

/// How a value is written between the tutor and a learner's program: words separated by spaces, a
/// double as its bits, so that not a digit is lost.
///
///     Exchange.words(.vector([1, 2]))  // "l2 d3ff0000000000000 d4000000000000000"
///
/// `Harness` holds the same format in the learner's program.
enum Exchange {
  static func words(_ value: Value) -> String {
    var text = ""
    write(value, to: &text)
    return text
  }

  private static func write(_ value: Value, to text: inout String) {
    switch value {
    case .none: text += "N"
    case .boolean(let boolean): text += boolean ? "b1" : "b0"
    case .integer(let integer): text += "i\(integer)"
    case .number(let number): text += "d" + String(number.bitPattern, radix: 16)
    case .text(let string):
      text += "s"
      for byte in string.utf8 { text += (byte < 16 ? "0" : "") + String(byte, radix: 16) }
    case .list(let elements):
      text += "l\(elements.count)"
      for element in elements {
        text += " "
        write(element, to: &text)
      }
    case .tuple(let fields):
      text += "l\(fields.count)"
      for field in fields {
        text += " "
        write(field.value, to: &text)
      }
    }
  }

  /// Reads a value of `type`.
  ///
  /// - Returns: nil where the words say anything else, or something is left over.
  static func value(of type: ValueType, in words: some StringProtocol) -> Value? {
    var words = words.split(separator: " ")[...]
    guard let value = value(of: type, from: &words), words.isEmpty else { return nil }
    return value
  }

  private static func value<Text: StringProtocol>(
    of type: ValueType, from words: inout ArraySlice<Text>
  ) -> Value? {
    guard let word = words.first else { return nil }
    if case .optional(let wrapped) = type {
      if word != "N" { return value(of: wrapped, from: &words) }
      words.removeFirst()
      return Value.none
    }
    words.removeFirst()
    guard let letter = word.first else { return nil }
    let rest = word.dropFirst()
    switch (type, letter) {
    case (.boolean, "b"): return .boolean(rest == "1")
    case (.integer, "i"): return Int(rest).map(Value.integer)
    case (.number, "d"): return UInt64(rest, radix: 16).map { .number(Double(bitPattern: $0)) }
    case (.text, "s"): return text(rest)
    case (.list(let element), "l"):
      guard let count = Int(rest), count >= 0, count <= words.count else { return nil }
      var elements: [Value] = []
      elements.reserveCapacity(count)
      for _ in 0..<count {
        guard let value = value(of: element, from: &words) else { return nil }
        elements.append(value)
      }
      return .list(elements)
    case (.tuple(let fields), "l"):
      guard Int(rest) == fields.count else { return nil }
      var values: [Value.Field] = []
      for field in fields {
        guard let value = value(of: field.type, from: &words) else { return nil }
        values.append(Value.Field(field.label, value))
      }
      return .tuple(values)
    default: return nil
    }
  }

  private static func text(_ digits: some StringProtocol) -> Value? {
    var bytes: [UInt8] = []
    var half: UInt8?
    for digit in digits {
      guard let nibble = digit.hexDigitValue.map(UInt8.init) else { return nil }
      if let high = half {
        bytes.append(high << 4 | nibble)
        half = nil
      } else {
        half = nibble
      }
    }
    return half == nil ? .text(String(decoding: bytes, as: UTF8.self)) : nil
  }
}
