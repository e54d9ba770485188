internal import Platform

/// What a file's first bytes say that it is; its name does not matter.
enum PictureFormat: Equatable {
  /// PBM, PGM and PPM, in words (1 to 3) or bytes (4 to 6).
  case netpbm(UInt8)
  case png
  case jpeg
  /// A kind of picture that is not read, by its name.
  case other(String)
  case text
  case unknown

  init(_ bytes: [UInt8]) {
    func starts(_ text: String, at start: Int = 0) -> Bool {
      bytes.dropFirst(start).starts(with: text.utf8)
    }
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
      self = .png
    } else if bytes.starts(with: [0xFF, 0xD8]) {
      self = .jpeg
    } else if bytes.count > 2, bytes[0] == UInt8(ascii: "P"), (0x31...0x36).contains(bytes[1]),
      bytes[2] == UInt8(ascii: "#") || Self.isBlank(bytes[2])
    {
      self = .netpbm(bytes[1] - 0x30)
    } else if let name = Self.others.first(where: { starts($0.start, at: $0.place) })?.name {
      self = .other(name)
    } else if bytes.starts(with: [0x49, 0x49, 0x2A, 0])
      || bytes.starts(with: [0x4D, 0x4D, 0, 0x2A])
    {
      self = .other("TIFF")
    } else if Files.isStartOfText(bytes) {
      let start = String(decoding: bytes.prefix(512), as: UTF8.self).lowercased()
      self = start.contains("<svg") ? .other("SVG") : .text
    } else {
      self = .unknown
    }
  }

  private static let others: [(start: String, place: Int, name: String)] = [
    ("GIF8", 0, "GIF"), ("WEBP", 8, "WebP"), ("BM", 0, "BMP"), ("%PDF", 0, "PDF"),
    ("ftypheic", 4, "HEIC"), ("ftypheix", 4, "HEIC"), ("ftypmif1", 4, "HEIC"),
    ("ftypavif", 4, "AVIF"), ("P7", 0, "PAM"),
  ]

  static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}
