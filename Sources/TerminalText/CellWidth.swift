/// The number of terminal cells that a text takes: what `count` is not.
///
///     cellWidth(of: "map")               // 3
///     cellWidth(of: "卷积")              // 4
///     cellWidth(of: "👩‍🔬")                // 2
///     cellWidth(of: "\u{1B}[1mb\u{1B}[0m")  // 1: our own escape sequences take none
///
/// Newlines count as nothing; measure lines, not paragraphs. Tabs are blanks by then, see
/// ``sanitized(_:unicode:keepingNewlines:)``.
public func cellWidth(of text: String) -> Int {
  if let cells = cellsOfPlainText(text) { return cells }
  return cellWidth(of: Array(text.utf8))
}

/// The same of UTF-8.
package func cellWidth(of bytes: [UInt8]) -> Int {
  var cells = 0
  var index = 0
  while index < bytes.count {
    let cluster = nextCluster(in: bytes, at: index)
    cells += cluster.cells
    index = cluster.end
  }
  return cells
}

/// The cells of a text in which each character takes one: printable ASCII and the signs that are
/// usual in formulas and drawings, which nothing joins. Nil for any other text.
private func cellsOfPlainText(_ text: String) -> Int? {
  var cells = 0
  var bytes = text.utf8.makeIterator()
  while let lead = bytes.next() {
    cells += 1
    if lead &- 0x20 < 0x5F { continue }
    guard let next = bytes.next() else { return nil }
    switch (lead, next) {
    // · ² ×, Greek
    case (0xC2, 0xB0...0xBF), (0xC3, _), (0xCE...0xCF, _): continue
    // ₂, − and ∑, brackets of several lines, frames
    case (0xE2, 0x82), (0xE2, 0x88...0x8B), (0xE2, 0x8E), (0xE2, 0x94...0x95): _ = bytes.next()
    default: return nil
    }
  }
  return cells
}

/// What a terminal shows as one unit: a letter with its marks, a flag, a joined emoji; or an escape
/// sequence of our own, which shows nothing.
struct CellCluster {
  var end: Int
  var cells: Int
  /// The first character.
  var scalar: Unicode.Scalar
}

/// The unit that starts at an index of valid UTF-8.
func nextCluster(in bytes: [UInt8], at start: Int) -> CellCluster {
  let byte = bytes[start]
  if byte == 0x1B {
    return CellCluster(end: endOfEscape(in: bytes, at: start), cells: 0, scalar: "\u{1B}")
  }
  if byte < 0x7F, start + 1 == bytes.count || bytes[start + 1] < 0x80 {
    let cells = byte < 0x20 ? 0 : 1
    return CellCluster(end: start + 1, cells: cells, scalar: Unicode.Scalar(byte))
  }
  var (base, end) = decodeScalar(in: bytes, at: start)
  var cells = cellWidth(of: base)
  let first = base
  var isPairable = (0x1F1E6...0x1F1FF).contains(base.value)
  while end < bytes.count, bytes[end] >= 0x80 {
    let (scalar, afterScalar) = decodeScalar(in: bytes, at: end)
    switch scalar.value {
    case 0x200D:
      // Joined to the picture that follows, both in the same two cells.
      end = afterScalar
      guard end < bytes.count, bytes[end] >= 0xE2, first.value > 0xFF else { continue }
      let (joined, afterJoined) = decodeScalar(in: bytes, at: end)
      guard joined.properties.isEmoji, base.properties.isEmoji || base.value == 0xFE0F else {
        continue
      }
      base = joined
      end = afterJoined
    case 0xFE0F:
      if cells == 1, base.properties.isEmoji { cells = 2 }
      end = afterScalar
    case 0x1F3FB...0x1F3FF where base.properties.isEmojiModifierBase:
      end = afterScalar
    case 0x1F1E6...0x1F1FF where isPairable:
      isPairable = false
      end = afterScalar
    default:
      guard cellWidth(of: scalar) == 0 else {
        return CellCluster(end: end, cells: cells, scalar: first)
      }
      end = afterScalar
    }
  }
  return CellCluster(end: end, cells: cells, scalar: first)
}

/// The cells of one character on its own; ambiguous widths count as one.
func cellWidth(of scalar: Unicode.Scalar) -> Int {
  let value = UInt64(scalar.value)
  if value < 0x300 { return value < 0x20 || (0x7F..<0xA0).contains(value) ? 0 : 1 }
  // Arrows and mathematical signs, which are looked up more than all others.
  if (0x2190..<0x2300).contains(value) { return 1 }
  var low = 0
  var high = cellWidthRanges.count
  while low < high {
    let middle = (low + high) / 2
    let range = cellWidthRanges[middle]
    if value < range >> 32 {
      high = middle
    } else if value > (range >> 8) & 0xFFFFFF {
      low = middle + 1
    } else {
      return Int(range & 0xFF)
    }
  }
  return 1
}

/// The character whose UTF-8 starts at an index, and where it ends.
func decodeScalar(in bytes: [UInt8], at index: Int) -> (scalar: Unicode.Scalar, end: Int) {
  let lead = bytes[index]
  let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  let end = index + length
  guard length > 1, end <= bytes.count else {
    return (lead < 0x80 ? Unicode.Scalar(lead) : "\u{FFFD}", index + 1)
  }
  var value = UInt32(lead & (0x7F >> UInt8(length)))
  var place = index + 1
  while place < end {
    value = value << 6 | UInt32(bytes[place] & 0x3F)
    place += 1
  }
  return (Unicode.Scalar(value) ?? "\u{FFFD}", end)
}

/// Where an SGR or OSC sequence ends: after its final byte, or after BEL or `ESC \`.
private func endOfEscape(in bytes: [UInt8], at start: Int) -> Int {
  var index = start + 1
  guard index < bytes.count else { return index }
  switch bytes[index] {
  case UInt8(ascii: "["):
    index += 1
    while index < bytes.count, !(0x40...0x7E).contains(bytes[index]) { index += 1 }
    return min(index + 1, bytes.count)
  case UInt8(ascii: "]"):
    while index < bytes.count {
      if bytes[index] == 0x07 { return index + 1 }
      if bytes[index] == 0x1B { return min(index + 2, bytes.count) }
      index += 1
    }
    return index
  default:
    return index
  }
}
