/// The text with everything that could steer a terminal, or hide from the reader, made visible.
///
///     sanitized("a\u{1B}[31mb")        // "a␛[31mb"
///     sanitized("file\u{202E}txt.exe") // "file\u{FFFD}txt.exe"
///
/// Control characters (C0, DEL, C1), bidirectional controls, line separators and zero-width
/// characters are replaced. A zero-width joiner stays inside an emoji, where it joins two pictures,
/// and tags stay in the flags that are spelt with them.
///
/// - Parameters:
///   - unicode: false spells everything in ASCII, for terminals that show nothing else.
///   - keepingNewlines: true for text of several lines: newlines stay as they are, and tabs become the
///     blanks that a terminal would leave, so that whoever measures a line sees them.
public func sanitized(
  _ text: String, unicode: Bool = true, keepingNewlines: Bool = false
) -> String {
  if isHarmless(text, unicode: unicode, keepingNewlines: keepingNewlines) { return text }
  var bytes: [UInt8] = []
  appendSanitized(
    text, unicode: unicode, keepingNewlines: keepingNewlines, to: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}

/// Whether there is nothing to clean; most texts are let through by one look at their bytes.
package func isHarmless(_ text: String, unicode: Bool, keepingNewlines: Bool) -> Bool {
  let isPlain = text.utf8.allSatisfy { byte in
    byte &- 0x20 < 0x5F || (keepingNewlines && byte == 0x0A)
  }
  if isPlain { return true }
  return unicode
    && text.unicodeScalars.allSatisfy {
      $0 != "\t" && !$0.isDangerous(keepingNewlines: keepingNewlines)
    }
}

extension TerminalCapabilities {
  /// A text for people, made fit for this terminal: cleaned as
  /// ``sanitized(_:unicode:keepingNewlines:)`` says, its minus signs audible to a screen reader.
  ///
  ///     capabilities.cleaned("1 − 2 = −1")  // "1 - 2 = -1" in ASCII, "1 minus 2 = -1" read aloud
  ///
  /// Code is not for this: it is cleaned and otherwise left as it is.
  public func cleaned(_ text: String, keepingNewlines: Bool = false) -> String {
    sanitized(
      accessible ? NumberText.audible(text) : text, unicode: unicode,
      keepingNewlines: keepingNewlines)
  }
}

extension TerminalCapabilities {
  /// Text that is drawn already, in ASCII where the terminal shows nothing else. Escape sequences
  /// and line ends stay as they are.
  ///
  ///     TerminalCapabilities(unicode: false).spelled("“a” → b")  // "\"a\" -> b"
  public func spelled(_ drawn: String) -> String {
    if unicode || drawn.utf8.allSatisfy({ $0 < 0x80 }) { return drawn }
    var spelled = ""
    for scalar in drawn.unicodeScalars {
      if scalar.isASCII {
        spelled.unicodeScalars.append(scalar)
      } else {
        spelled += scalar.spelledInASCII
      }
    }
    return spelled
  }
}

/// Appends the text as UTF-8, cleaned as ``sanitized(_:unicode:keepingNewlines:)`` says.
package func appendSanitized(
  _ text: String, unicode: Bool, keepingNewlines: Bool, to bytes: inout [UInt8]
) {
  var previous: Unicode.Scalar = " "
  var isTagFlag = false
  // Where the line stands that the next tab is measured from, and how many cells lie before.
  var (start, cells) = (bytes.count, 0)
  var iterator = text.unicodeScalars.makeIterator()
  var upcoming = iterator.next()
  while let scalar = upcoming {
    upcoming = iterator.next()
    // A carriage return before a newline is a line end of Windows, not an attack.
    if keepingNewlines, scalar == "\r", upcoming == "\n" { continue }
    if keepingNewlines, scalar == "\n" { (start, cells) = (bytes.count + 1, 0) }
    if keepingNewlines, scalar == "\t" {
      cells += cellWidth(of: Array(bytes[start...]))
      let blanks = tabStop - cells % tabStop
      bytes.append(contentsOf: repeatElement(0x20, count: blanks))
      (start, cells) = (bytes.count, cells + blanks)
      previous = " "
      continue
    }
    let isTag = (0xE0020...0xE007F).contains(scalar.value)
    isTagFlag = scalar.value == 0x1F3F4 || (isTagFlag && isTag)
    let joinsEmoji = scalar.value == 0x200D && joinsPictures(previous, upcoming)
    if scalar.isDangerous(keepingNewlines: keepingNewlines), !joinsEmoji, !(isTag && isTagFlag) {
      bytes.append(contentsOf: scalar.visibleReplacement(unicode: unicode).utf8)
    } else if unicode || scalar.isASCII {
      bytes.append(contentsOf: scalar.utf8)
    } else {
      bytes.append(contentsOf: scalar.spelledInASCII.utf8)
    }
    previous = scalar
  }
}

/// As terminals have it.
private let tabStop = 8

private func joinsPictures(_ left: Unicode.Scalar, _ right: Unicode.Scalar?) -> Bool {
  guard let right, right.value > 0xFF, right.properties.isEmoji else { return false }
  return left.value == 0xFE0F || (left.value > 0xFF && left.properties.isEmoji)
}

extension Unicode.Scalar {
  /// Whether it steers a terminal, or hides from the reader: what ``sanitized(_:unicode:keepingNewlines:)``
  /// replaces.
  public var isInvisible: Bool { isDangerous(keepingNewlines: false) }

  fileprivate func isDangerous(keepingNewlines: Bool) -> Bool {
    switch value {
    case 0x09, 0x0A: !keepingNewlines
    case 0x00...0x1F, 0x7F...0x9F: true
    case 0x20...0xAC: false
    // Soft hyphen, joiners, fillers and other characters without a shape.
    case 0xAD, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x180F, 0x3164, 0xFEFF, 0xFFA0: true
    // Zero-width spaces and joiners, bidirectional marks, embeddings, overrides and isolates.
    case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F: true
    case 0xFFF0...0xFFFB, 0xFFFE, 0xFFFF, 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A: true
    case 0xE0000...0xE00FF, 0xE01F0...0xE0FFF: true
    default: false
    }
  }

  fileprivate func visibleReplacement(unicode: Bool) -> String {
    switch value {
    case 0x00...0x1F where unicode: String(Unicode.Scalar(0x2400 + value) ?? "\u{FFFD}")
    case 0x7F where unicode: "\u{2421}"
    case 0x00...0x1F: "^" + String(Unicode.Scalar(UInt8(value) + 0x40))
    case 0x7F: "^?"
    default: unicode ? "\u{FFFD}" : "?"
    }
  }

  /// What stands for this character where only ASCII is shown: `×` as `x`, `σ` as `sigma`.
  fileprivate var spelledInASCII: String {
    if let spelling = MathSymbols.ascii[self] { return spelling }
    return switch self {
    case "\u{A0}", "\u{2009}", "\u{202F}": " "
    case "‘", "’", "‚", "′": "'"
    case "“", "”", "„", "″": "\""
    case "–", "‑", "‐": "-"
    case "—": "--"
    case "…": "..."
    case "•", "◦", "▪", "·": "*"
    case "↑": "^"
    case "↓": "v"
    case "✓", "✔": "v"
    case "✗", "✘": "x"
    case "²": "^2"
    case "³": "^3"
    case "°": " deg"
    case "│": "|"
    case "─": "-"
    case "\u{FFFD}": "?"
    default: "<U+\(String(value, radix: 16, uppercase: true))>"
    }
  }
}
