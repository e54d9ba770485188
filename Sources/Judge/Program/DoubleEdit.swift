internal import SwiftTokens

/// A place where a Swift file makes an Int, or a Float, of what holds numbers with decimals, and the
/// edit that makes it a Double.
///
///     DoubleEdit.candidates(line: 2, in: SwiftTokens("var sum = 0\nsum += x[0]"))
///     // at line 1: `0` becomes `0.0`
///
/// It is a guess: whether the edit mends anything the compiler alone can say.
struct DoubleEdit: Sendable, Hashable {
  var line: Int
  /// Counts bytes from the start of the file.
  var offset: Int
  var old: String
  var new: String
  /// What to say where the edit proves right.
  var sentence: String
}

extension DoubleEdit {
  /// The edits of the declarations, at or above a line, of the names that the line uses.
  static func candidates(line: Int, in tokens: SwiftTokens) -> [DoubleEdit] {
    let names = tokens.tokens.filter { $0.line == line && $0.isName }.map(\.text)
    var edits: [DoubleEdit] = []
    for name in names {
      guard let declaration = Declaration(of: name, upTo: line, in: tokens.tokens),
        let edit = declaration.edit, !edits.contains(edit)
      else { continue }
      edits.append(edit)
    }
    return edits
  }

  /// The file with these edits made.
  static func applied(_ edits: [DoubleEdit], to source: [UInt8]) -> [UInt8] {
    var source = source
    // From the end, so that the places before stay where they are.
    for edit in edits.sorted(by: { $0.offset > $1.offset }) {
      source.replaceSubrange(edit.offset..<edit.offset + edit.old.utf8.count, with: edit.new.utf8)
    }
    return source
  }
}

/// The last declaration of a variable before a line: what stands behind its name.
private struct Declaration {
  let name: String
  private var annotation: [SwiftTokens.Token] = []
  private var value: [SwiftTokens.Token] = []

  init?(of name: String, upTo line: Int, in tokens: [SwiftTokens.Token]) {
    let place = tokens.indices.dropFirst().last { index in
      tokens[index].text == name && tokens[index].line <= line
        && ["var", "let"].contains(tokens[index - 1].text)
    }
    guard let place else { return nil }
    self.name = name
    var depth = 0
    var isValue = false
    for token in tokens[(place + 1)...] {
      if depth == 0, token.line != tokens[place].line || [",", ";", "}"].contains(token.text) {
        break
      }
      if ["(", "[", "{"].contains(token.text) { depth += 1 }
      if [")", "]", "}"].contains(token.text) { depth -= 1 }
      if token.text == "=", depth == 0 {
        isValue = true
      } else if isValue {
        value.append(token)
      } else {
        annotation.append(token)
      }
    }
  }

  /// Nil where nothing in the declaration says Int or Float.
  var edit: DoubleEdit? {
    // A call such as `Int(x)` asks for an Int on purpose.
    let type = (annotation + value).enumerated().first { index, token in
      let next = (annotation + value).dropFirst(index + 1).first?.text
      return token.text == "Float" || (token.text == "Int" && next != "(")
    }
    if let type = type?.element {
      return edit(type, "Double", "'\(name)' is declared with \(type.text); write Double instead")
    }
    // A type that is written down, such as Matrix, decides what a literal is.
    guard annotation.isEmpty else { return nil }
    return literal
  }

  private var literal: DoubleEdit? {
    let digits = value.first?.text == "-" ? value.dropFirst() : value[...]
    if let number = digits.first, digits.count == 1, isWhole(number) {
      return decimal(
        number, "'\(name)' begins with the whole number \(number.text), so Swift makes it an Int")
    }
    if let filling {
      return decimal(
        filling,
        "'\(name)' is filled with the whole number \(filling.text), so Swift makes it hold Ints")
    }
    let numbers = value.filter { $0.text.first?.isNumber == true }
    guard value.first?.text == "[", let first = numbers.first, numbers.allSatisfy(isWhole),
      value.allSatisfy({ isWhole($0) || ["[", "]", ",", "-"].contains($0.text) })
    else { return nil }
    return decimal(first, "'\(name)' begins with whole numbers, so Swift makes it hold Ints")
  }

  /// The number in `Array(repeating: 0, count: …)`.
  private var filling: SwiftTokens.Token? {
    guard value.first?.text == "Array" else { return nil }
    let place = value.indices.dropFirst(2).first { index in
      isWhole(value[index]) && value[index - 1].text == ":" && value[index - 2].text == "repeating"
        && index + 1 < value.endIndex && value[index + 1].text == ","
    }
    return place.map { value[$0] }
  }

  private func isWhole(_ token: SwiftTokens.Token) -> Bool {
    token.text.allSatisfy { "0123456789".contains($0) }
  }

  private func decimal(_ number: SwiftTokens.Token, _ reason: String) -> DoubleEdit {
    edit(number, "\(number.text).0", "\(reason); write \(number.text).0")
  }

  private func edit(_ token: SwiftTokens.Token, _ new: String, _ sentence: String) -> DoubleEdit {
    DoubleEdit(
      line: token.line, offset: token.offset, old: token.text, new: new, sentence: sentence)
  }
}
