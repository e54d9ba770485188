extension LineWriter {
  /// Writes a sum or a formula of so many cells, which is not broken at its spaces.
  ///
  /// One that is long may be broken: else the line before it would be too short.
  mutating func appendWhole(_ text: [UInt8], cells: Int) {
    keepsWhole = cells <= min(contentWidth * 3 / 4, 40)
    if keepsWhole, cells > roomForWord() { _ = moveToNextLine() }
    append(text, breaksAtHyphens: false)
    keepsWhole = false
  }
}
