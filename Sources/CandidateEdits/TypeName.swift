internal import CDemangling

/// A type's name as a person writes it.
///
///     TypeName.text(of: "$sSaySdGD")  // "[Double]"
enum TypeName {
  /// Nil where it cannot be written: that of something declared in a function, say.
  static func text(of mangled: String) -> String? {
    var buffer = [CChar](repeating: 0, count: 400)
    let count = unsafe demangling_write(
      mangled, mangled.utf8.count, &buffer, buffer.count)
    guard count > 0 else { return nil }
    let text = String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard !unspeakable.contains(where: { text.contains($0) }) else { return nil }
    return shortened(text)
  }

  private static let unspeakable = [" in ", "#", "some ", "@", "<<", "τ", "opaque", "error", "_"]

  /// Without the library's name, and with the short forms of arrays and optionals.
  static func shortened(_ text: String) -> String {
    var rest = text.replacing("Swift.", with: "")[...]
    return shortened(&rest)
  }

  private static func shortened(_ rest: inout Substring) -> String {
    var text = ""
    while let character = rest.first {
      if character == ">" { break }
      if let (head, close) = forms.first(where: { rest.hasPrefix($0.head) }).map({ ($0.head, $0) })
      {
        rest = rest.dropFirst(head.count)
        let inner = shortened(&rest)
        rest = rest.dropFirst()
        text += close.open + inner + close.close
      } else if character == "<" {
        rest = rest.dropFirst()
        text += "<" + shortened(&rest) + ">"
        rest = rest.dropFirst()
      } else if rest.hasPrefix("->") {
        text += "->"
        rest = rest.dropFirst(2)
      } else {
        text.append(character)
        rest = rest.dropFirst()
      }
    }
    return text
  }

  private static let forms: [(head: String, open: String, close: String)] = [
    ("Array<", "[", "]"), ("Optional<", "", "?"),
  ]

  /// The fields of a tuple: `(rows: Int, columns: Int)`.
  static func fields(of tuple: String) -> [(label: String, type: String)] {
    guard tuple.hasPrefix("("), tuple.hasSuffix(")") else { return [] }
    var fields: [(String, String)] = []
    var depth = 0
    var field = ""
    for character in tuple.dropFirst().dropLast() + "," {
      if "([<".contains(character) { depth += 1 }
      if ")]>".contains(character) { depth -= 1 }
      guard depth == 0, character == "," else {
        field.append(character)
        continue
      }
      let label = field.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == " " }
      let isLabelled = field.dropFirst(label.count).first == ":"
      let type = isLabelled ? field.dropFirst(label.count + 1) : field[...]
      fields.append(
        (isLabelled ? trimmed(label) : "\(fields.count)", trimmed(type)))
      field = ""
    }
    return fields
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
