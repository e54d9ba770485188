extension NumberText {
  /// A text for people with `-` in its negative numbers, for programs that look for numbers in it.
  ///
  ///     NumberText.hyphenated("2·(−20) = −40, yours − expected")  // "2·(-20) = -40, yours − expected"
  public static func hyphenated(_ text: String) -> String {
    replacingMinusSigns(in: text) { isSign in isSign ? "-" : nil }
  }

  /// A text for screen readers: `-` before a number, the word between two things.
  ///
  ///     NumberText.audible("5 − 3·(−2)")  // "5 minus 3·(-2)"
  ///
  /// All of them read "-2" as "minus two", at any level of punctuation. They leave out U+2212, or a
  /// hyphen between spaces, as soon as they are told to read little punctuation, and so turn a
  /// difference into two numbers.
  static func audible(_ text: String) -> String {
    replacingMinusSigns(in: text) { isSign in isSign ? "-" : "minus" }
  }

  /// Each U+2212 replaced, or kept for nil; a word gets a space on both sides.
  ///
  /// - Parameter replacement: is told whether the minus belongs to the number behind it.
  private static func replacingMinusSigns(
    in text: String, by replacement: (_ isSign: Bool) -> String?
  ) -> String {
    guard text.utf8.contains(0xE2), text.unicodeScalars.contains("−") else { return text }
    var result = ""
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      guard scalar == "−" else {
        result.unicodeScalars.append(scalar)
        continue
      }
      let previous = index > 0 ? scalars[index - 1] : " "
      let rest = scalars[(index + 1)...]
      let next = rest.first ?? " "
      let isNumber = next.startsNumber || rest.starts(with: "inf".unicodeScalars)
      let isSign = isNumber && !previous.endsOperand
      guard let text = replacement(isSign) else {
        result.unicodeScalars.append(scalar)
        continue
      }
      let isWord = text.utf8.count > 1
      let needsSpace = index > 0 && previous != " " && previous != "(" && previous != "−"
      if isWord, needsSpace { result += " " }
      result += text
      if isWord, next != " " { result += " " }
    }
    return result
  }
}

extension Unicode.Scalar {
  fileprivate var startsNumber: Bool {
    (0x30...0x39).contains(value) || self == "." || self == "∞"
  }

  /// Whether a minus behind this takes something away from it.
  fileprivate var endsOperand: Bool {
    properties.isAlphabetic || (0x30...0x39).contains(value) || self == ")" || self == "]"
      || self == "′" || self == "|"
  }
}
