/// A number as it is drawn, measured on both sides of its decimal point.
struct DecimalText {
  let text: String
  /// The cells before the point, and those from the point on.
  let whole: Int
  let fraction: Int

  /// - Parameter text: a clean text; what is no number is all before the point.
  init(_ text: String) {
    self.text = text
    var cells = 0
    var point: Int?
    // How much of a minus sign was seen: of a number's characters the only one that is not ASCII.
    var minus = 0
    for byte in text.utf8 {
      switch (byte, minus) {
      case (0xE2, 0): minus = 1
      case (0x88, 1): minus = 2
      case (0x92, 2):
        minus = 0
        cells += 1
      case (0x20...0x7E, 0):
        if point == nil, byte == UInt8(ascii: ".") || byte == UInt8(ascii: "e") { point = cells }
        cells += 1
      default:
        (whole, fraction) = Self.measured(text)
        return
      }
    }
    whole = point ?? cells
    fraction = cells - whole
  }

  private static func measured(_ text: String) -> (whole: Int, fraction: Int) {
    let point = text.firstIndex { $0 == "." || $0 == "e" } ?? text.endIndex
    return (cellWidth(of: String(text[..<point])), cellWidth(of: String(text[point...])))
  }
}

/// How the numbers of a matrix's column are aligned: on their decimal points.
struct DecimalColumn {
  private var whole = 0
  private var fraction = 0

  var cells: Int { whole + fraction }

  mutating func include(_ number: DecimalText) {
    whole = max(whole, number.whole)
    fraction = max(fraction, number.fraction)
  }

  func append(_ number: DecimalText, to line: inout [UInt8]) {
    line.appendSpaces(whole - number.whole)
    for byte in number.text.utf8 { line.append(byte) }
    line.appendSpaces(fraction - number.fraction)
  }
}
