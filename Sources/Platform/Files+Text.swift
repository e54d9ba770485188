/// Texts, which come in with Windows' line ends and byte order marks and go on without.
///
///     try Files.readText("lesson.md")  // "# Title\n", also where the file holds "\u{FEFF}# Title\r\n"
///
/// In Swift "\r\n" is one Character, so what looks for "\n" does not see it. That is settled here,
/// where a text is read, so that nothing behind it has to know.
extension Files {
  /// The text of a UTF-8 file.
  ///
  /// - Throws: what `read` throws, and `FileError.notText` with the line of the first byte that is
  ///   not UTF-8.
  public static func readText(_ path: String, limit: Int = 64 << 20) throws(FileError) -> String {
    let bytes = try readTextBytes(path, limit: limit)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .notText(path, line: lineOfFirstFault(bytes))
    }
    return text
  }

  /// The text of a file that may be damaged: U+FFFD stands for what is not UTF-8.
  public static func readDamagedText(
    _ path: String, limit: Int = 64 << 20
  ) throws(FileError) -> String {
    String(decoding: try readTextBytes(path, limit: limit), as: UTF8.self)
  }

  /// The bytes of a text in UTF-8, or in whatever else was taken for it.
  public static func readTextBytes(
    _ path: String, limit: Int = 64 << 20
  ) throws(FileError) -> [UInt8] {
    plainText(try read(path, limit: limit))
  }

  /// The bytes in UTF-8 without a byte order mark, each line ended by a line feed.
  ///
  /// - Complexity: O(*n*); a text that is plain already is only looked through.
  static func plainText(_ bytes: [UInt8]) -> [UInt8] {
    let bytes = fromUTF16(bytes) ?? bytes
    let text = bytes.starts(with: byteOrderMark) ? bytes[byteOrderMark.count...] : bytes[...]
    guard let first = text.firstIndex(of: carriageReturn) else {
      return text.count == bytes.count ? bytes : Array(text)
    }
    var plain = Array(text[..<first])
    plain.reserveCapacity(text.count)
    var follows = false
    for byte in text[first...] {
      // Of the two that end a line together, the first has ended it.
      if !(follows && byte == lineFeed) { plain.append(byte == carriageReturn ? lineFeed : byte) }
      follows = byte == carriageReturn
    }
    return plain
  }

  /// What Windows' editors call “Unicode” in UTF-8; nil for what does not begin with its mark, or is
  /// damaged.
  private static func fromUTF16(_ bytes: [UInt8]) -> [UInt8]? {
    let isLittle = bytes.starts(with: [0xFF, 0xFE])
    guard isLittle || bytes.starts(with: [0xFE, 0xFF]), bytes.count.isMultiple(of: 2) else {
      return nil
    }
    let units = stride(from: 2, to: bytes.count, by: 2).map { index in
      let (one, other) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      return isLittle ? other << 8 | one : one << 8 | other
    }
    return String(validating: units, as: UTF16.self).map { Array($0.utf8) }
  }

  /// The bytes of `text` as they stand in the place of `bytes`, those of a text before it was changed:
  /// with their byte order mark, and line by line with their line ends.
  ///
  ///     bytes(of: "a\nB\nc\n", inPlaceOf: Array("a\r\nb\n".utf8))  // "a\r\nB\nc\n"
  public static func bytes(of text: String, inPlaceOf bytes: [UInt8]) -> [UInt8] {
    let bytes = fromUTF16(bytes) ?? bytes
    let hasMark = bytes.starts(with: byteOrderMark)
    var ends: [[UInt8]] = []
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case lineFeed where index > 0 && bytes[index - 1] == carriageReturn:
        ends[ends.count - 1].append(byte)
      case lineFeed, carriageReturn: ends.append([byte])
      default: break
      }
    }
    var result = hasMark ? byteOrderMark : []
    var line = 0
    for byte in text.utf8 {
      guard byte == lineFeed else {
        result.append(byte)
        continue
      }
      result += line < ends.count ? ends[line] : ends.last ?? [lineFeed]
      line += 1
    }
    return result
  }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
  private static let carriageReturn = UInt8(ascii: "\r")
  private static let lineFeed = UInt8(ascii: "\n")

  private static func lineOfFirstFault(_ bytes: [UInt8]) -> Int {
    var line = 1
    for lineBytes in bytes.split(separator: lineFeed, omittingEmptySubsequences: false) {
      if String(validating: lineBytes, as: UTF8.self) == nil { return line }
      line += 1
    }
    return line
  }
}

extension OpenFolder {
  /// The text of a file that may be damaged: U+FFFD stands for what is not UTF-8.
  public func readDamagedText(
    _ name: String, limit: Int = 64 << 20
  ) throws(FileError) -> String {
    String(decoding: Files.plainText(try read(name, limit: limit)), as: UTF8.self)
  }
}

extension Files {
  /// Whether what begins so is a text, such as a page of the web that was saved in place of data: not a
  /// byte of its first 512 is a control character, and there is one.
  public static func isStartOfText(_ bytes: some Collection<UInt8>) -> Bool {
    !bytes.isEmpty
      && bytes.prefix(512).allSatisfy { byte in
        byte >= 0x20 && byte != 0x7F || (0x09...0x0D).contains(byte)
      }
  }
}
