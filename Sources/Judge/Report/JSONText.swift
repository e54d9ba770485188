internal import TerminalMarkdown

/// JSON with its fields in the order in which they are given, so that two runs compare line by line.
package indirect enum JSONText: Sendable {
  case null
  case boolean(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case list([JSONText])
  case object([(String, JSONText)])

  /// Indented by two spaces; lists of plain values stand on one line.
  var pretty: String {
    var text = ""
    write(to: &text, indent: "")
    return text + "\n"
  }

  /// All of it on one line.
  package var line: String {
    switch self {
    case .object(let fields):
      "{" + fields.map { "\(Self.quoted($0)): \($1.line)" }.joined(separator: ", ") + "}"
    case .list(let elements): "[" + elements.map(\.line).joined(separator: ", ") + "]"
    default: String(pretty.dropLast())
    }
  }

  private var isPlain: Bool {
    switch self {
    case .list(let elements): elements.allSatisfy(\.isPlain)
    case .object: false
    default: true
    }
  }

  private func write(to text: inout String, indent: String) {
    switch self {
    case .null: text += "null"
    case .boolean(let boolean): text += boolean ? "true" : "false"
    case .integer(let integer): text += "\(integer)"
    // JSON has no word for these.
    case .number(let number) where !number.isFinite: text += Self.quoted("\(number)")
    case .number(let number): text += NumberText.plain(number)
    case .text(let string): text += Self.quoted(string)
    case .list(let elements):
      if isPlain {
        text += "["
        for (index, element) in elements.enumerated() {
          if index > 0 { text += ", " }
          element.write(to: &text, indent: indent)
        }
        text += "]"
      } else {
        Self.writeBlock(elements.map { (nil, $0) }, "[", "]", to: &text, indent: indent)
      }
    case .object(let fields):
      Self.writeBlock(fields.map { ($0, $1) }, "{", "}", to: &text, indent: indent)
    }
  }

  private static func writeBlock(
    _ members: [(String?, JSONText)], _ open: String, _ close: String, to text: inout String,
    indent: String
  ) {
    let inner = indent + "  "
    text += open
    for (index, (name, value)) in members.enumerated() {
      text += (index > 0 ? ",\n" : "\n") + inner
      if let name { text += quoted(name) + ": " }
      value.write(to: &text, indent: inner)
    }
    text += members.isEmpty ? close : "\n" + indent + close
  }

  private static func quoted(_ string: String) -> String {
    var text = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      // Invisible ones too, in case the file is looked at on a terminal.
      case _ where scalar.value < 0x20 || (scalar.value < 0x10000 && scalar.isInvisible):
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
