/// How a camera was held, by the Exif part of a JPEG or PNG file.
///
/// - SeeAlso: Exif 2.32, tag 0x0112, "Orientation".
struct Orientation: Equatable {
  /// By how many quarters of a circle the picture is to be turned clockwise, after mirroring.
  let quarters: Int
  let isMirrored: Bool

  /// Nil where the file says nothing, or that the picture stands upright.
  init?(jpeg bytes: [UInt8]) { self.init(Self.number(inJPEG: bytes)) }

  /// Nil where the file says nothing, or that the picture stands upright.
  ///
  /// - SeeAlso: PNG (third edition), 11.3.4.5, "eXIf".
  init?(png bytes: [UInt8]) { self.init(Self.number(inPNG: bytes)) }

  private init?(_ number: Int?) {
    switch number {
    case 2: (quarters, isMirrored) = (0, true)
    case 3: (quarters, isMirrored) = (2, false)
    case 4: (quarters, isMirrored) = (2, true)
    case 5: (quarters, isMirrored) = (3, true)
    case 6: (quarters, isMirrored) = (1, false)
    case 7: (quarters, isMirrored) = (1, true)
    case 8: (quarters, isMirrored) = (3, false)
    default: return nil
    }
  }

  private static func number(inPNG bytes: [UInt8]) -> Int? {
    var place = 8
    // Each part: its length, its kind, its bytes, its checksum.
    while place + 8 <= bytes.count {
      let length = bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
      let part = bytes.dropFirst(place + 8).prefix(length)
      if bytes[(place + 4)...].starts(with: "eXIf".utf8) { return number(inTIFF: Array(part)) }
      place += 12 + length
    }
    return nil
  }

  private static func number(inJPEG bytes: [UInt8]) -> Int? {
    var place = 2
    // Each part before the picture: FF, its kind, its length with these two bytes.
    while place + 4 <= bytes.count, bytes[place] == 0xFF, bytes[place + 1] != 0xDA {
      let length = Int(bytes[place + 2]) << 8 | Int(bytes[place + 3])
      let part = bytes.dropFirst(place + 4).prefix(max(0, length - 2))
      if bytes[place + 1] == 0xE1, part.starts(with: Array("Exif\0\0".utf8)) {
        return number(inTIFF: Array(part.dropFirst(6)))
      }
      place += 2 + length
    }
    return nil
  }

  private static func number(inTIFF bytes: [UInt8]) -> Int? {
    let isLittle = bytes.first == UInt8(ascii: "I")
    func number(_ place: Int, _ count: Int) -> Int? {
      guard place >= 0, place + count <= bytes.count else { return nil }
      let digits = bytes[place..<place + count]
      return (isLittle ? Array(digits.reversed()) : Array(digits)).reduce(0) { $0 << 8 | Int($1) }
    }
    guard let directory = number(4, 4), let entries = number(directory, 2) else { return nil }
    for entry in 0..<entries {
      let place = directory + 2 + 12 * entry
      guard let tag = number(place, 2) else { return nil }
      if tag == 0x0112 { return number(place + 8, 2) }
    }
    return nil
  }
}
