internal import LessonFolder

/// A call with the result that somebody expects of it, as it is typed:
///
///     positions(input: 5, overlay: 2, stride: 1) = 4
///
/// Values are written as in Swift; labels can be left out, and a matrix can be `[[1, 2], [3, 4]]`.
public struct WrittenCase: Sendable, Equatable {
  /// The name of the function.
  public var function: String
  /// In the order of its parameters.
  public var arguments: [Value]
  /// What the call is expected to return.
  public var expected: Value
  /// How many decimals each number of it was typed with, in reading order.
  private var places: [Int]

  /// Why a line is no case, in a sentence that says what to write.
  public struct Problem: Error, Sendable, Equatable, CustomStringConvertible {
    public var description: String
  }

  /// Reads a line.
  ///
  /// - Parameters:
  ///   - functions: those that can be called.
  ///   - names: the texts that can be handed in, each for a thing that has no other way to be written,
  ///     such as a function; where there are none, any text.
  public init(
    _ line: String, of functions: [ExerciseFunction], names: [String] = []
  ) throws(Problem) {
    var reader = ValueReader(line, names)
    let name = reader.word()
    guard let function = functions.first(where: { $0.name == name }) else {
      let names = functions.map(\.name).joined(separator: ", ")
      throw Problem(
        description: name.isEmpty
          ? "A case begins with the name of a function, such as \(functions.first?.name ?? "f")(…) = …"
          : "There is no function “\(name.prefix(40))” in this lesson. There are: \(names).")
    }
    self.function = function.name
    try reader.skip("(", "behind “\(name)”")
    arguments = []
    for (index, parameter) in function.parameters.enumerated() {
      if index > 0 { try reader.skip(",", "between two arguments") }
      reader.skipLabel(parameter.label == "_" ? parameter.name : parameter.label)
      arguments.append(try reader.value(of: parameter.type, named: parameter.name))
    }
    try reader.skip(")", "behind the last argument of “\(name)”")
    try reader.skip("=", "between the call and its result")
    reader.skipEqualsSign()
    let before = reader.places.count
    expected = try reader.value(of: function.result, named: "the result")
    places = Array(reader.places[before...])
    guard reader.isAtEnd else {
      throw Problem(description: "Behind the result stands something else: “\(reader.rest)”.")
    }
  }

  /// Whether it expects what is right, each number to all decimals that were typed, and to two that
  /// are not 0 at least.
  public func expects(_ right: Value) -> Bool {
    var places = places[...]
    return Self.agree(expected, right, &places)
  }

  private static func agree(
    _ typed: Value, _ right: Value, _ places: inout ArraySlice<Int>
  ) -> Bool {
    switch (typed, right) {
    case (.list(let typed), .list(let right)):
      guard typed.count == right.count else { return false }
      for (typed, right) in zip(typed, right) where !agree(typed, right, &places) { return false }
      return true
    case (.tuple(let typed), .tuple(let right)):
      for (typed, right) in zip(typed, right) where !agree(typed.value, right.value, &places) {
        return false
      }
      return typed.count == right.count
    case (.number(let typed), .number(let right)):
      return TypedNumber(value: typed, places: places.popFirst()).isRounding(of: right)
    case (.integer, .integer):
      _ = places.popFirst()
      return typed == right
    default: return typed == right
    }
  }
}

/// Reads values off a line, as Swift writes them.
private struct ValueReader {
  private var text: Substring
  /// How many decimals each number had that was read.
  private(set) var places: [Int] = []
  /// Deeper than any value of an exercise.
  private static let deepest = 12
  private let names: [String]

  init(_ line: String, _ names: [String]) {
    self.names = names
    text = Substring(line.map { "−–".contains($0) ? "-" : $0 })
  }

  var isAtEnd: Bool {
    mutating get {
      skipBlanks()
      return text.isEmpty
    }
  }

  var rest: String { clipped }

  private var clipped: String { String(text.prefix(20)) }

  private mutating func skipBlanks() { text = text.drop(while: \.isWhitespace) }

  mutating func word() -> String {
    skipBlanks()
    let word = text.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    text = text.dropFirst(word.count)
    return String(word)
  }

  mutating func skip(_ sign: Character, _ place: String) throws(WrittenCase.Problem) {
    skipBlanks()
    guard text.first == sign else {
      throw WrittenCase.Problem(
        description: "A “\(sign)” is missing \(place)"
          + (text.isEmpty ? "." : ", where “\(clipped)” stands."))
    }
    text.removeFirst()
  }

  /// `==` is as good.
  mutating func skipEqualsSign() { if text.first == "=" { text.removeFirst() } }

  mutating func skipLabel(_ label: String) {
    let start = text
    if word() == label {
      skipBlanks()
      if text.first == ":" {
        text.removeFirst()
        return
      }
    }
    text = start
  }

  mutating func value(
    of type: ValueType, named name: String, depth: Int = 0
  ) throws(WrittenCase.Problem) -> Value {
    skipBlanks()
    switch type {
    case .boolean:
      let word = word()
      guard word == "true" || word == "false" else { throw wrong(name, "true or false", word) }
      return .boolean(word == "true")
    case .integer:
      let number = try number(name)
      guard let integer = Int(exactly: number) else {
        throw wrong(name, "a whole number", "\(number)")
      }
      return .integer(integer)
    case .number: return .number(try number(name))
    case .text:
      let known = names.map { "\"\($0)\"" }.joined(separator: ", ")
      guard text.hasPrefix("\"") else {
        throw wrong(name, known.isEmpty ? "a text in \" \"" : "one of \(known)", clipped)
      }
      text.removeFirst()
      let word = text.prefix { $0 != "\"" }
      text = text.dropFirst(word.count)
      try skip("\"", "behind a text for \(name)")
      guard names.isEmpty || names.contains(String(word)) else {
        throw wrong(name, "one of \(known)", String(word.prefix(20)))
      }
      return .text(String(word))
    case .optional(let wrapped):
      if text.hasPrefix("nil") {
        text = text.dropFirst(3)
        return Value.none
      }
      return try value(of: wrapped, named: name, depth: depth)
    case .list(let element):
      guard depth < Self.deepest else { throw wrong(name, "fewer brackets", clipped) }
      try skip("[", "before \(name), which is of the type \(type.swift)")
      var elements: [Value] = []
      while true {
        skipBlanks()
        if text.first == "]" { break }
        if !elements.isEmpty { try skip(",", "between two elements of \(name)") }
        elements.append(try value(of: element, named: name, depth: depth + 1))
      }
      try skip("]", "behind \(name)")
      return .list(elements)
    case .tuple(let fields):
      try skip("(", "before \(name), which is of the type \(type.swift)")
      var values: [Value.Field] = []
      for (index, field) in fields.enumerated() {
        if index > 0 { try skip(",", "between two elements of \(name)") }
        skipLabel(field.label)
        values.append(
          Value.Field(
            field.label,
            try value(of: field.type, named: "\(name).\(field.label)", depth: depth + 1)))
      }
      try skip(")", "behind \(name)")
      return .tuple(values)
    }
  }

  private mutating func number(_ name: String) throws(WrittenCase.Problem) -> Double {
    skipBlanks()
    if let infinite = ["-inf", "inf", "-∞", "∞"].first(where: text.hasPrefix) {
      text = text.dropFirst(infinite.count)
      places.append(0)
      return infinite.hasPrefix("-") ? -.infinity : .infinity
    }
    let word = text.prefix { "0123456789.-+e_".contains($0) }
    guard word.count <= 40, let number = Double(word.filter { $0 != "_" }), number.isFinite else {
      throw wrong(name, "a number", word.isEmpty ? clipped : String(word.prefix(20)))
    }
    text = text.dropFirst(word.count)
    places.append(word.prefix { $0 != "e" }.drop { $0 != "." }.dropFirst().count)
    return number
  }

  private func wrong(_ name: String, _ wanted: String, _ found: String) -> WrittenCase.Problem {
    WrittenCase.Problem(
      description: "For \(name) \(wanted) is expected" + (found.isEmpty ? "." : ", not “\(found)”.")
    )
  }
}
