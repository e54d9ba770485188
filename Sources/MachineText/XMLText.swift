internal import TerminalText

/// An element of XML: `<name attribute="value">…</name>`.
package struct XMLText: Sendable {
  package var name: String
  package var attributes: [(name: String, value: String)]
  package var content: Content

  package enum Content: Sendable {
    case nothing
    case text(String)
    /// Each on lines of its own, indented by two spaces.
    case elements([XMLText])
  }

  package init(
    _ name: String, _ attributes: [(name: String, value: String)] = [],
    _ content: Content = .nothing
  ) {
    self.name = name
    self.attributes = attributes
    self.content = content
  }

  /// The element on lines of its own.
  package func text(indent: String = "") -> String {
    let attributes = attributes.map { " \($0)=\"\(Self.escaped($1))\"" }.joined()
    let start = "\(indent)<\(name)\(attributes)"
    switch content {
    case .nothing: return start + "/>\n"
    case .text(let text): return start + ">\(Self.escaped(text))</\(name)>\n"
    case .elements(let elements):
      let inside = elements.map { $0.text(indent: indent + "  ") }.joined()
      return start + ">\n\(inside)\(indent)</\(name)>\n"
    }
  }

  /// XML has no way to write most control characters at all, and no reader wants the others.
  package static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n": result += "&#10;"
      case "\t": result += "&#9;"
      case _
      where scalar.properties.generalCategory == .control
        || (0xFFFE...0xFFFF).contains(scalar.value):
        result += "\u{FFFD}"
      case _ where scalar.isInvisible: result += "&#\(scalar.value);"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
