/// A small terminal that reads what is printed and notes everything that is not allowed there.
///
/// Allowed are text, newlines, tabs, SGR (`ESC [ … m`) and OSC 8 links with an http, https or mailto
/// address. It shares no code with the renderer, so that it does not share its faults either.
public struct VirtualTerminal {
  /// The lines without escape sequences.
  public private(set) var lines: [String] = [""]
  /// Everything foreign, in words.
  public private(set) var faults: [String] = []
  public private(set) var hasStyles = false
  public private(set) var links: [String] = []

  private var isStyled = false
  private var isLinked = false

  public init(_ output: String) {
    let scalars = Array(output.unicodeScalars)
    var index = 0
    var text = String.UnicodeScalarView()
    while index < scalars.count {
      let scalar = scalars[index]
      index += 1
      switch scalar.value {
      case 0x0A:
        lines[lines.count - 1] = String(text)
        lines.append("")
        text = String.UnicodeScalarView()
        if isStyled { faults.append("a style that goes on after line \(lines.count - 1)") }
        if isLinked { faults.append("a link that goes on after line \(lines.count - 1)") }
      case 0x1B: index = readEscape(scalars, index)
      case 0x00...0x08, 0x0B...0x1F, 0x7F...0x9F:
        faults.append("the control character \(scalar.value)")
      case 0x200B, 0x200C, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF, 0x61C:
        faults.append("the hidden character U+\(String(scalar.value, radix: 16))")
      default: text.append(scalar)
      }
    }
    lines[lines.count - 1] = String(text)
    if lines.last == "" { lines.removeLast() }
  }

  private mutating func readEscape(_ scalars: [Unicode.Scalar], _ start: Int) -> Int {
    var index = start
    var body = ""
    guard index < scalars.count else {
      faults.append("an escape at the end")
      return index
    }
    let kind = scalars[index]
    index += 1
    if kind == "[" {
      while index < scalars.count, "0123456789;".unicodeScalars.contains(scalars[index]) {
        body.unicodeScalars.append(scalars[index])
        index += 1
      }
      if index < scalars.count, scalars[index] == "m" {
        hasStyles = true
        isStyled = body != "0" && body != ""
      } else {
        faults.append("the sequence ESC [ \(body)")
      }
      return index + 1
    }
    guard kind == "]" else {
      faults.append("ESC \(kind)")
      return index
    }
    while index + 1 < scalars.count, scalars[index] != "\u{1B}" {
      body.unicodeScalars.append(scalars[index])
      index += 1
    }
    guard index + 1 < scalars.count, scalars[index + 1] == "\\", body.hasPrefix("8;;") else {
      faults.append("the sequence ESC ] \(body)")
      return index
    }
    readLink(String(body.dropFirst(3)))
    return index + 2
  }

  private mutating func readLink(_ address: String) {
    isLinked = !address.isEmpty
    guard isLinked else { return }
    links.append(address)
    let isAllowed = ["http:", "https:", "mailto:"].contains { address.lowercased().hasPrefix($0) }
    if !isAllowed || address.utf8.count > 2083 { faults.append("a link to \(address)") }
    if !address.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) {
      faults.append("a link with raw bytes")
    }
  }

  /// The cells of a line, by grapheme clusters and blocks of Unicode.
  public static func width(_ line: String) -> Int { line.reduce(0) { $0 + width($1) } }

  private static func width(_ character: Character) -> Int {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return 0 }
    switch first.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return scalars.count > 1 ? 1 : 0
    default: break
    }
    // A variation selector asks for the picture instead of the letter.
    if scalars.contains("\u{FE0F}"), first.properties.isEmoji { return 2 }
    if first.properties.isEmojiPresentation { return 2 }
    let wide: [ClosedRange<UInt32>] = [
      0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F,
      0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
      0x1D300...0x1D356, 0x1D360...0x1D376, 0x1F1E6...0x1F1FF,
      0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
    ]
    return wide.contains { $0.contains(first.value) } ? 2 : 1
  }
}
