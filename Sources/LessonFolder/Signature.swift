internal import SwiftTokens

/// A function that a lesson asks for, as its starter declares it.
///
///     Signature.all(in: "func twice(_ x: Double) -> Double { todo() }")  // one: twice
public struct Signature: Sendable, Equatable {
  /// The name of the function.
  public var name: String
  /// In their order.
  public var parameters: [Parameter]
  /// The type of the result, its aliases resolved.
  public var result: ValueType
  /// The type of the result as it is written: `Network`.
  public var resultSpelling: String
  /// The line of the starter on which it is declared, counted from 1.
  public var line: Int

  /// What a function takes.
  public struct Parameter: Sendable, Equatable {
    /// The argument label; `_` for none.
    public var label: String
    /// Its name inside the function.
    public var name: String
    /// What a case hands over; a text for a parameter that is a function, which has a name.
    public var type: ValueType
    /// The type as it is written: `Matrix`, `(Matrix) -> Double`.
    public var spelling: String

    /// Whether the learner is handed a function, looked up by the name that a case gives it.
    public var isFunction: Bool { spelling.contains("->") }
  }
}

extension Signature {
  /// The functions that a file declares outside of any other declaration, in its order.
  ///
  /// - Parameter names: the functions to read; all where nil.
  /// - Throws: a sentence about the first type that a case cannot hold.
  public static func all(
    in swift: String, named names: Set<String>? = nil
  ) throws(LessonFolderError) -> [Signature] {
    var reader = SignatureReader(SwiftTokens(swift), names: names)
    return try reader.signatures()
  }

  /// As the learner writes it: `func twice(_ x: Double) -> Double`.
  public var text: String {
    let list = parameters.map { parameter in
      let names =
        parameter.label == parameter.name
        ? parameter.name : "\(parameter.label) \(parameter.name)"
      return "\(names): \(parameter.spelling)"
    }
    return "func \(name)(\(list.joined(separator: ", "))) -> \(resultSpelling)"
  }
}

/// Reads declarations off the tokens of a file.
private struct SignatureReader {
  private let tokens: [SwiftTokens.Token]
  private var position = 0
  private var aliases: [String: ValueType] = [
    "Matrix": .matrix, "Volume": .volume, "Shape": .shape, "Double": .number, "Int": .integer,
    "Bool": .boolean, "String": .text,
  ]

  private let names: Set<String>?

  init(_ tokens: SwiftTokens, names: Set<String>?) {
    self.tokens = tokens.tokens
    self.names = names
  }

  mutating func signatures() throws(LessonFolderError) -> [Signature] {
    var found: [Signature] = []
    var depth = 0
    while let token = take() {
      switch token.text {
      case "{": depth += 1
      case "}": depth -= 1
      case "typealias" where depth == 0: readAlias()
      case "func" where depth == 0 && names?.contains(next) ?? true:
        found.append(try signature(token.line))
      default: break
      }
    }
    return found
  }

  private var next: String { position < tokens.count ? tokens[position].text : "" }

  private mutating func take() -> SwiftTokens.Token? {
    guard position < tokens.count else { return nil }
    defer { position += 1 }
    return tokens[position]
  }

  private mutating func skip(_ text: String) throws(LessonFolderError) {
    guard next == text else { throw unreadable("“\(next)” stands where “\(text)” is expected") }
    position += 1
  }

  private func unreadable(_ reason: String) -> LessonFolderError {
    let line = tokens.indices.contains(position) ? tokens[position].line : tokens.last?.line ?? 1
    return LessonFolderError(line: line, "A function's signature cannot be read: \(reason).")
  }

  /// One that no case can hold is none that a signature may use.
  private mutating func readAlias() {
    let start = position
    guard let name = take()?.text, (try? skip("=")) != nil, let type = try? type() else {
      position = start
      return
    }
    aliases[name] = type.type
  }

  private mutating func signature(_ line: Int) throws(LessonFolderError) -> Signature {
    let name = take()?.text ?? ""
    try skip("(")
    var parameters: [Signature.Parameter] = []
    while next != ")", position < tokens.count {
      let label = take()?.text ?? ""
      let name = next == ":" ? label : take()?.text ?? ""
      try skip(":")
      let type = try type()
      parameters.append(
        .init(label: label, name: name, type: type.type, spelling: type.spelling))
      // A default, such as a stride of 1, is what a caller may leave out; cases give every argument.
      var depth = 0
      while depth > 0 || (next != "," && next != ")"), position < tokens.count {
        if ["(", "[", "{"].contains(next) { depth += 1 }
        if [")", "]", "}"].contains(next) { depth -= 1 }
        position += 1
      }
      if next == "," { position += 1 }
    }
    try skip(")")
    guard next == "->" else { throw unreadable("‘\(name)’ returns nothing") }
    position += 1
    let result = try type()
    return Signature(
      name: name, parameters: parameters, result: result.type, resultSpelling: result.spelling,
      line: line)
  }

  private mutating func type() throws(LessonFolderError) -> (type: ValueType, spelling: String) {
    var (type, spelling) = try simpleType()
    while next == "?" {
      position += 1
      (type, spelling) = (.optional(type), spelling + "?")
    }
    return (type, spelling)
  }

  private mutating func simpleType() throws(LessonFolderError) -> (ValueType, String) {
    guard let token = take() else { throw unreadable("a type is missing") }
    switch token.text {
    case "[":
      let element = try type()
      try skip("]")
      return (.list(element.type), "[\(element.spelling)]")
    case "(":
      return try tuple()
    default:
      guard let type = aliases[token.text] else {
        position -= 1
        throw unreadable("“\(token.text)” is no type that a case can hand over")
      }
      return (type, token.text)
    }
  }

  private mutating func tuple() throws(LessonFolderError) -> (ValueType, String) {
    var fields: [ValueType.Field] = []
    var spellings: [String] = []
    while next != ")", position < tokens.count {
      var label = ""
      if position + 1 < tokens.count, tokens[position + 1].text == ":" {
        label = take()?.text ?? ""
        position += 1
      }
      let element = try type()
      fields.append(.init(label.isEmpty ? String(fields.count) : label, element.type))
      spellings.append(label.isEmpty ? element.spelling : "\(label): \(element.spelling)")
      if next == "," { position += 1 }
    }
    try skip(")")
    let spelling = "(\(spellings.joined(separator: ", ")))"
    guard next == "->" else { return (.tuple(fields), spelling) }
    position += 1
    return (.text, "\(spelling) -> \(try type().spelling)")
  }
}
