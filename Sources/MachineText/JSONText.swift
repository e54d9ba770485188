internal import TerminalText

/// JSON with its fields in the order in which they are given, so that two runs compare line by line.
///
///     JSONText.object([("read", .integer(7))]).line  // {"read": 7}
package indirect enum JSONText: Sendable {
  case null
  case boolean(Bool)
  case integer(Int)
  case unsigned(UInt64)
  /// As short as it can be: `1` for 1.0. What is no number is a text: JSON has no word for it.
  case number(Double)
  /// With a point, so that a reader of types sees no whole number: `1.0`.
  case decimal(Double)
  /// With as many digits as a `Float` has.
  case single(Float)
  case text(String)
  case list([JSONText])
  case object([(String, JSONText)])

  /// Indented by two spaces; lists of plain values stand on one line.
  package var pretty: String {
    var text = ""
    write(to: &text, indent: "")
    return text + "\n"
  }

  /// All of it on one line.
  package var line: String { line(comma: ", ", colon: ": ") }

  /// All of it on one line, without a blank: for logs of one object a line.
  package var compact: String { line(comma: ",", colon: ":") }

  private func line(comma: String, colon: String) -> String {
    switch self {
    case .object(let fields):
      let members = fields.map { name, value in
        Self.quoted(name) + colon + value.line(comma: comma, colon: colon)
      }
      return "{" + members.joined(separator: comma) + "}"
    case .list(let elements):
      let members = elements.map { $0.line(comma: comma, colon: colon) }
      return "[" + members.joined(separator: comma) + "]"
    case .null: return "null"
    case .boolean(let boolean): return boolean ? "true" : "false"
    case .integer(let integer): return "\(integer)"
    case .unsigned(let integer): return "\(integer)"
    case .number(let number), .decimal(let number):
      guard number.isFinite else { return Self.quoted("\(number)") }
      if case .decimal = self { return "\(number)" }
      return NumberText.plain(number)
    case .single(let number): return number.isFinite ? "\(number)" : Self.quoted("\(number)")
    case .text(let string): return Self.quoted(string)
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
    case .list(let elements) where !isPlain:
      Self.writeBlock(elements.map { ("", $0) }, "[", "]", to: &text, indent: indent)
    case .object(let fields):
      Self.writeBlock(
        fields.map { (Self.quoted($0) + ": ", $1) }, "{", "}", to: &text, indent: indent)
    default: text += line
    }
  }

  private static func writeBlock(
    _ members: [(head: String, value: JSONText)], _ open: String, _ close: String,
    to text: inout String, indent: String
  ) {
    let inner = indent + "  "
    text += open
    for (index, member) in members.enumerated() {
      text += (index > 0 ? ",\n" : "\n") + inner + member.head
      member.value.write(to: &text, indent: inner)
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
