internal import SwiftTokens

/// A Swift file with the places of its words and lines.
struct SourceText {
  let bytes: [UInt8]
  /// Where each word ends, by where it begins.
  private var ends: [Int: Int] = [:]
  private var lineStarts = [0]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var lexer = SwiftLexer(bytes)
    var dollar: Int?
    while let lexeme = lexer.next() {
      guard lexeme.kind != .comment else { continue }
      ends[lexeme.range.lowerBound] = lexeme.range.upperBound
      // `$0` is one word.
      if let dollar, dollar + 1 == lexeme.range.lowerBound {
        ends[dollar] = lexeme.range.upperBound
      }
      dollar = bytes[lexeme.range.lowerBound] == UInt8(ascii: "$") ? lexeme.range.lowerBound : nil
    }
    for (place, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      lineStarts.append(place + 1)
    }
  }

  /// From the first word to the end of the last, which begins at `last`; nil where no words are there.
  func range(from first: Int, toWordAt last: Int) -> Range<Int>? {
    guard first >= 0, first <= last, ends[first] != nil, let end = ends[last] else { return nil }
    return first..<end
  }

  subscript(range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// Whether a text stands at a place.
  func holds(_ text: String, at place: Int) -> Bool {
    bytes.indices.contains(place) && bytes[place...].starts(with: text.utf8)
  }

  /// The last byte before a place that is no white space.
  func sign(before place: Int) -> UInt8? { bytes[..<place].last { $0 > 0x20 } }

  /// The first byte from a place on that is no white space.
  func sign(from place: Int) -> UInt8? { bytes[place...].first { $0 > 0x20 } }

  /// A statement with the `;` that parts it from a neighbour on its line.
  func withSemicolon(_ range: Range<Int>) -> Range<Int> {
    let semicolon = UInt8(ascii: ";")
    if let next = bytes[range.upperBound...].firstIndex(where: { $0 > 0x20 }),
      bytes[next] == semicolon
    {
      return range.lowerBound..<next + 1
    }
    guard let last = bytes[..<range.lowerBound].lastIndex(where: { $0 > 0x20 }),
      bytes[last] == semicolon
    else { return range }
    return last..<range.upperBound
  }

  /// Whether a byte can be part of a name or number.
  static func isOfWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$")
      || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
      || (0x61...0x7A).contains(byte)
  }

  /// Counted from 1.
  func line(of place: Int) -> Int {
    var (low, high) = (0, lineStarts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= place { low = middle } else { high = middle }
    }
    return low + 1
  }

  func lines(of range: Range<Int>) -> ClosedRange<Int> {
    line(of: range.lowerBound)...line(of: max(range.lowerBound, range.upperBound - 1))
  }
}
