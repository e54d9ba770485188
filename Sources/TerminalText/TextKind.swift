/// How much work a text is.
package enum TextKind {
  /// Printable ASCII, no two spaces in a row.
  case plain
  /// Printable ASCII and newlines.
  case ascii
  case other

  package init(_ text: [UInt8]) {
    var isPrintable = true
    var isSpaced = true
    var previous: UInt8 = 0
    for byte in text {
      isPrintable = isPrintable && byte &- 0x20 < 0x5F
      isSpaced = isSpaced && byte | previous != 0x20
      previous = byte
    }
    if isPrintable {
      self = isSpaced ? .plain : .ascii
    } else {
      let isASCII = text.allSatisfy { $0 &- 0x20 < 0x5F || $0 == 0x0A }
      self = isASCII ? .ascii : .other
    }
  }
}
