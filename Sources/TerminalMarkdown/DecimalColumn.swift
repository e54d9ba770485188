/// How the numbers of a matrix's column are aligned: on their decimal points.
struct DecimalColumn {
  private var whole = 0
  private var fraction = 0

  var cells: Int { whole + fraction }

  mutating func include(_ text: String) {
    let (whole, fraction) = Self.split(text)
    self.whole = max(self.whole, cellWidth(of: whole))
    self.fraction = max(self.fraction, cellWidth(of: fraction))
  }

  func aligned(_ text: String) -> String {
    let (whole, fraction) = Self.split(text)
    return padded(whole, to: self.whole, alignment: .right) + padded(fraction, to: self.fraction)
  }

  private static func split(_ text: String) -> (whole: String, fraction: String) {
    let point = text.firstIndex { $0 == "." || $0 == "e" } ?? text.endIndex
    return (String(text[..<point]), String(text[point...]))
  }
}
