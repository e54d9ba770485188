extension MatrixLayout {
  /// The matrix whose numbers are typed one row a line, separated by spaces; nil if it is none.
  ///
  ///     MatrixLayout(parsing: "1 2 −3\n4 5 6.5\n")
  public init?(parsing text: String, title: String? = nil) {
    let bytes = Array(text.utf8)
    var rows: [[Cell]] = []
    var row: [Cell] = []
    var start = 0
    for end in 0...bytes.count {
      let byte = end < bytes.count ? bytes[end] : UInt8(ascii: "\n")
      guard byte == 0x20 || (0x09...0x0D).contains(byte) else { continue }
      if start < end {
        guard let number = Self.number(bytes, start..<end) else { return nil }
        row.append(Cell(number))
      }
      start = end + 1
      if byte != 0x20, byte != 0x09, !row.isEmpty {
        rows.append(row)
        row.removeAll(keepingCapacity: true)
      }
    }
    guard !rows.isEmpty else { return nil }
    self.init(rows: rows, title: title)
  }

  /// The number that is written there, its hyphen a minus sign; nil if it is none.
  private static func number(_ bytes: [UInt8], _ word: Range<Int>) -> String? {
    var index = word.lowerBound
    if bytes[index] == UInt8(ascii: "-") {
      index += 1
    } else if bytes[index...].starts(with: "−".utf8) {
      index += 3
    }
    let magnitude = index..<word.upperBound
    // Nearly all are digits with a point among them.
    var digits = 0
    while index < word.upperBound, bytes[index] &- 0x30 < 10 || bytes[index] == 0x2E {
      if bytes[index] != 0x2E { digits += 1 }
      index += 1
    }
    let isPlain = index == word.upperBound && digits > 0 && digits >= magnitude.count - 1
    let text = String(decoding: bytes[magnitude], as: UTF8.self)
    let isSigned = magnitude.lowerBound > word.lowerBound
    guard isPlain || isOtherNumber(text, behindMinus: isSigned) else { return nil }
    return isSigned ? "−" + text : text
  }

  /// Whether it is a number such as `1e-9` or `+3`; nothing may stand between it and its sign.
  private static func isOtherNumber(_ text: String, behindMinus: Bool) -> Bool {
    let isSigned = text.utf8.first.map { "+-".utf8.contains($0) } ?? false
    return Double(text) != nil && !(behindMinus && isSigned)
  }
}
