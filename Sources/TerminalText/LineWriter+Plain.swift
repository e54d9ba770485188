extension LineWriter {
  /// Writes text of printable ASCII without two spaces in a row: whole lines at once.
  ///
  /// The result is that of ``append(_:breaksAtHyphens:)``, which goes word by word.
  package mutating func appendPlain(_ text: [UInt8]) {
    var index = 0
    var end = text.count
    if text.first == 0x20 {
      addSpace()
      index = 1
    }
    let endsWithSpace = end > index && text[end - 1] == 0x20
    if endsWithSpace { end -= 1 }
    while index < end {
      let room = roomForWord()
      if index + room >= end {
        write(text, index..<end, lastBreak: lastBreak(text, in: index..<end))
        break
      }
      if let split = split(text, in: index..<end, room: room) {
        write(text, index..<split, lastBreak: nil)
        endLine()
        index = text[split] == 0x20 ? split + 1 : split
      } else if !moveToNextLine() {
        // The word is longer than a line.
        let cut = index + max(1, room)
        write(text, index..<cut, lastBreak: nil)
        endLine()
        index = cut
      }
    }
    if endsWithSpace { addSpace() }
  }

  /// Where a line of at most `room` bytes ends: before the last space, or behind a hyphen.
  private func split(_ text: [UInt8], in range: Range<Int>, room: Int) -> Int? {
    guard room > 0 else { return nil }
    var place = range.lowerBound + room
    while place > range.lowerBound {
      if text[place] == 0x20 || isHyphenBreak(text, at: place, from: range.lowerBound) {
        return place
      }
      place -= 1
    }
    return nil
  }

  /// The last place in the text where a line may still be broken by what follows it.
  private func lastBreak(_ text: [UInt8], in range: Range<Int>) -> Int? {
    var place = range.upperBound - 1
    while place > range.lowerBound {
      if text[place] == 0x20 || isHyphenBreak(text, at: place, from: range.lowerBound) {
        return place
      }
      place -= 1
    }
    return nil
  }

  /// Whether a hyphen between letters ends just before this place.
  private func isHyphenBreak(_ text: [UInt8], at place: Int, from start: Int) -> Bool {
    text[place - 1] == UInt8(ascii: "-") && place - 2 >= start && Self.isLetter(text[place - 2])
      && Self.isLetter(text[place])
  }
}
