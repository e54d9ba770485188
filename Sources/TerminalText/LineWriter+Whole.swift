extension LineWriter {
  /// Writes a sum or a formula of so many cells, which is not broken at its spaces.
  ///
  /// One that is long may be broken, else the line before it would be too short; and so may one that
  /// is glued to a word which leaves no room for it.
  package mutating func appendWhole(_ text: [UInt8], cells: Int) {
    var isWhole = cells <= min(contentWidth * 3 / 4, 40)
    if isWhole, cells > roomForWord() {
      _ = moveToNextLine()
      isWhole = cells <= roomForWord()
    }
    keepsWhole = isWhole
    append(text, breaksAtHyphens: false)
    keepsWhole = false
  }
}
