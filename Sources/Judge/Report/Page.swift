internal import Platform
internal import TerminalText

/// Lines for a terminal, wrapped and indented as they are added.
struct Page {
  var capabilities: TerminalCapabilities
  private(set) var lines: [String] = []

  init(_ capabilities: TerminalCapabilities) { self.capabilities = capabilities }

  /// What is written on a page of its own.
  static func lines(
    _ capabilities: TerminalCapabilities, _ write: (inout Page) -> Void
  ) -> [String] {
    var page = Page(capabilities)
    write(&page)
    return page.lines
  }

  /// In a narrow window no cell is spent on an indent.
  var indent: String { capabilities.width < 36 ? "" : "  " }

  var text: String { lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n" }

  /// A blank line, unless there is one already.
  mutating func gap() {
    if let last = lines.last, !last.isEmpty { lines.append("") }
  }

  /// A paragraph in one style; whatever is in the text is made harmless first.
  mutating func say(_ text: String, _ style: TextStyle = .plain, indented: Bool = true) {
    let margin = indented ? indent : ""
    let clean = capabilities.cleaned(text, keepingNewlines: true)
    for line in wrapped(clean, width: capabilities.width - margin.count) {
      lines.append(line.isEmpty ? "" : margin + capabilities.styled(line, style))
    }
  }

  /// Lines that must not be wrapped; a line that is too wide is cut, and says so by its arrow.
  mutating func verbatim(_ text: String, _ style: TextStyle = .plain, indented: Bool = true) {
    let margin = indented ? indent : ""
    let clean = sanitized(text, unicode: capabilities.unicode, keepingNewlines: true)
    for line in clean.split(separator: "\n", omittingEmptySubsequences: false) {
      let cut = clipped(
        String(line), to: capabilities.width - margin.count, unicode: capabilities.unicode)
      lines.append(margin + capabilities.styled(cut, style))
    }
  }

  /// Lines that are drawn already.
  mutating func add(_ drawn: [String]) {
    lines += drawn.map { $0.isEmpty ? "" : indent + $0 }
  }

  /// What the matrices may take of the line.
  var inner: TerminalCapabilities {
    var inner = capabilities
    inner.width -= indent.count
    return inner
  }

  /// `path:line:column: `, which editors and terminals turn into a link, and text after it.
  mutating func place(
    _ path: String, line: Int?, column: Int?, _ text: String, _ style: TextStyle
  ) {
    var place = sanitized(path, unicode: capabilities.unicode)
    if let line { place += ":\(line):\(column ?? 1)" }
    let rest = capabilities.cleaned(text)
    var first = true
    for line in wrapped("\(place): \(rest)", width: capabilities.width, indent: "  ") {
      if first, line.hasPrefix("\(place): ") {
        // On the place's own line, where editors look for the message.
        lines.append(
          linked(place, path) + ": "
            + capabilities.styled(String(line.dropFirst(place.count + 2)), style))
      } else if first {
        // The place stays whole, however narrow the window: tools look for it.
        lines.append(linked(place, path) + ":")
        say(rest, style)
        return
      } else {
        lines.append("  " + capabilities.styled(String(line.dropFirst(2)), style))
      }
      first = false
    }
  }

  private func linked(_ text: String, _ path: String) -> String {
    guard capabilities.hyperlinks else { return text }
    var address = "file://"
    for byte in Path.absolute(path).utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
        UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "~"):
        address.append(Character(Unicode.Scalar(byte)))
      default:
        address += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }
    return "\u{1B}]8;;\(address)\u{1B}\\\(text)\u{1B}]8;;\u{1B}\\"
  }
}
