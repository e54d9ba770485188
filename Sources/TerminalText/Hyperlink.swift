/// The escape sequences that make text a link on terminals that know OSC 8.
package enum Hyperlink {
  static let end = Array("\u{1B}]8;;\u{1B}\\".utf8)

  static func start(_ address: [UInt8]) -> [UInt8] {
    Array("\u{1B}]8;;".utf8) + address + Array("\u{1B}\\".utf8)
  }

  /// Browsers, and terminals after them, take no longer addresses.
  static let maximumLength = 2083

  /// The address as it may stand in the escape sequence, or nil if the terminal must not open it.
  ///
  /// Only `http`, `https` and `mailto` are let through; every byte that is not printable ASCII is
  /// percent-encoded, so that no address can end the sequence and start another.
  package static func address(_ destination: String) -> [UInt8]? {
    let scheme = destination.prefix { $0 != ":" }.lowercased()
    guard ["http", "https", "mailto"].contains(scheme), scheme.count < destination.count else {
      return nil
    }
    var bytes: [UInt8] = []
    for byte in destination.utf8 {
      if (0x21...0x7E).contains(byte) {
        bytes.append(byte)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        bytes.append(contentsOf: "%\(digits.count == 1 ? "0" : "")\(digits)".utf8)
      }
    }
    return bytes.count <= maximumLength ? bytes : nil
  }

  /// Whether a link's text reads like an address, but not like the one that it leads to.
  package static func misleads(text: String, destination: String) -> Bool {
    func bare(_ address: String) -> Substring {
      var bare = address.lowercased()[...]
      for prefix in ["https://", "http://", "mailto:", "www."] where bare.hasPrefix(prefix) {
        bare = bare.dropFirst(prefix.count)
      }
      return bare.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    }
    let looksLikeAddress =
      text.contains("://") || text.hasPrefix("www.")
      || (bare(text).contains(".") && !text.contains(" "))
    return looksLikeAddress && bare(text) != bare(destination)
  }
}
