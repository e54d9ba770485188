internal import LessonFolder
internal import SwiftTokens

/// What to type where the compiler says one of the things that it says to beginners most often.
///
///     CommonError.advice(on: "cannot find 'len' in scope", …)
///     // "Swift has no len: write .count behind the list"
///
/// Nothing is said of what is not certain: an error that can mean several things keeps the compiler's
/// words alone.
struct CommonError {
  /// The compiler's words.
  let text: String
  /// The line that it names, and that line of the file.
  let line: Int
  let source: String
  let tokens: SwiftTokens
  /// The names between quotation marks, in their order.
  private let names: [String]
  private let notes: [String]

  init(_ message: CompilerMessage, in tokens: SwiftTokens) {
    (text, line, source, notes) = (message.text, message.line, message.source, message.notes)
    self.tokens = tokens
    // The apostrophe in "isn't" quotes nothing.
    names = text.replacing("n't", with: "nt")
      .split(separator: "'", omittingEmptySubsequences: false).enumerated()
      .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
  }

  /// A sentence without its full stop; nil for an error that is none of these.
  var advice: String? {
    constant ?? unknownName ?? unknownMember ?? label ?? slice ?? power ?? numbers ?? types
      ?? statement
  }

  private var first: String { names.first ?? "" }

  private func has(_ words: String) -> Bool { text.contains(words) }
}

// MARK: - Names

extension CommonError {
  /// What is declared with `let`, is a parameter or a loop's variable, and is changed.
  private var constant: String? {
    guard has("' is a 'let' constant") else { return nil }
    // `if stride = 1`: the other error of the line says what is meant.
    if isComparison { return "A single = changes a variable; two, ==, compare" }
    let name = first
    let place = tokens.tokens.indices.dropFirst().last { index in
      tokens.tokens[index].text == name && tokens.tokens[index].line <= line
        && tokens.tokens[index - 1].text == "let"
    }
    if tokens.loops.contains(where: { $0.variables.contains(name) && $0.body.contains(line) }) {
      return "The loop gives '\(name)' its values; to change one, copy it into a var"
    }
    if let place {
      let line = tokens.tokens[place].line
      return "'\(name)' is declared with let at line \(line); write var there to change it"
    }
    guard let around = functionAround, Self.parameters(of: around).contains(name) else {
      return nil
    }
    return "A parameter cannot be changed; change a copy: var copy = \(name)"
  }

  /// The function whose line it is.
  private var functionAround: SwiftTokens.Declaration? {
    tokens.declarations.first { $0.lines.contains(line) }
  }

  /// What a function's head declares: the names before a colon.
  private static func parameters(of function: SwiftTokens.Declaration) -> [String] {
    let head = function.texts.prefix { $0 != "{" }
    return zip(head, head.dropFirst()).filter { $1 == ":" }.map(\.0)
  }

  private var isComparison: Bool {
    ["if ", "while ", "guard "].contains { source.drop { $0 == " " }.hasPrefix($0) }
  }

  private var unknownName: String? {
    if has("cannot find operator '") { return unknownOperator }
    guard has("cannot find '"), has("' in scope") else { return nil }
    if let python = Self.otherLanguages[first] { return python }
    let near = namesInScope.filter { editDistance($0, first) <= (first.count < 5 ? 1 : 2) }
    return near.count == 1 ? "There is no '\(first)' here; did you mean '\(near[0])'?" : nil
  }

  private var unknownOperator: String? {
    switch first {
    case "++": "Swift has no ++; write += 1"
    case "--": "Swift has no --; write -= 1"
    case "**": "Swift has no **; multiply, or write pow(x, 2)"
    case "..": "A range is written 0..<3, without its end, or 0...3, with it"
    default: nil
    }
  }

  /// The functions of the file, and what the function around the line declares up to there.
  private var namesInScope: [String] {
    var names = Set(tokens.declarations.map(\.name))
    if let around = functionAround {
      names.formUnion(Self.parameters(of: around))
      for (word, next) in zip(tokens.tokens, tokens.tokens.dropFirst())
      where around.lines.contains(next.line) && next.line < line
        && ["let", "var", "for"].contains(word.text)
      {
        names.insert(next.text)
      }
    }
    return names.subtracting([first]).sorted()
  }

  /// What people type who come from other languages.
  private static let otherLanguages = [
    "len": "Swift has no len; write .count behind the list",
    "range": "Swift has no range; write 0..<n in the place of range(n)",
    "sum": "Swift has no sum; write .reduce(0, +) behind the list",
    "True": "Write true", "False": "Write false", "None": "Write nil", "null": "Write nil",
    "math": "Leave out math and its point: exp, log and sqrt are called by their names alone",
    "Math": "Leave out Math and its point: exp, log and sqrt are called by their names alone",
    "np":
      "There is no NumPy here; go through the numbers in loops, or use what the lessons have made",
    "elif": "Write else if",
    "float": "Write Double", "double": "Write Double", "int": "Write Int",
    "list": "Write Array", "zeros": "Write Array(repeating: 0.0, count: n)",
  ]

  private var unknownMember: String? {
    guard has("' has no member '"), let member = names.last else { return nil }
    return switch member {
    case "length", "len", "size": "The length of a list is its .count"
    case "shape": "The rows of a matrix are its .count, the columns the .count of its first row"
    case "sum": "The sum of a list is .reduce(0, +)"
    case "push", "add", "push_back": "Write .append"
    case "pop": "Write .removeLast()"
    default: nil
    }
  }
}

// MARK: - Calls

extension CommonError {
  private var label: String? {
    if has("missing argument label '") { return "Write \(first) in front of the argument" }
    if has("missing argument labels '") {
      return "Write the names of the arguments: \(split(first))"
    }
    if has("extraneous argument label '") {
      return "Leave out \(first); this argument has no name in a call"
    }
    if has("incorrect argument label"), names.count == 2 {
      return "Write \(split(names[1])) in the place of \(split(names[0]))"
    }
    if has("' must precede argument '"), names.count == 2 {
      return "The order counts: write '\(names[0])' before '\(names[1])'"
    }
    if has("missing argument for parameter '") {
      return first.first?.isLetter == true ? "The call lacks an argument; add \(first): …" : nil
    }
    if has("cannot call value of non-function type '[")
      || has("cannot call value of non-function type 'Matrix")
      || has("cannot call value of non-function type 'Volume")
    {
      return "An element of a list is in square brackets: x[i], not x(i)"
    }
    if has("extra argument in subscript") {
      return "Each index has brackets of its own: x[i][j], not x[i, j]"
    }
    if has("requires explicit '&'") {
      return "Write & before the argument: the function changes it"
    }
    return nil
  }

  /// `input: and stride:` of `input:stride:`.
  private func split(_ labels: String) -> String {
    listed(labels.split(separator: ":").map { "\($0):" })
  }
}

// MARK: - Types

extension CommonError {
  private var slice: String? {
    // The type that there is stands before the one that is asked for.
    let given = text.firstRange(of: " to ").map { text[..<$0.lowerBound] }
    let isGiven =
      given?.contains("ArraySlice<") == true && (has("cannot convert") || has("cannot assign"))
      || has("candidates produce the expected contextual result type")
        && notes.contains { $0.contains("produces 'ArraySlice<") }
    guard isGiven else { return nil }
    return "A part of a list is a slice and no list yet; write Array( … ) around it"
  }

  private var power: String? {
    let words = SwiftTokens(source).texts
    guard words.contains("^"), has("cannot convert value") || has("binary operator '^'") else {
      return nil
    }
    return "^ is no power in Swift; multiply, or write pow(x, 2)"
  }

  private var numbers: String? {
    if has("'%' is unavailable") {
      return "% is for Ints; of Doubles write x.truncatingRemainder(dividingBy: y)"
    }
    if has("no exact matches in call to subscript"),
      notes.contains(where: { $0.contains("of type 'Int' for parameter #1 (got 'Double')") })
    {
      return "An index is an Int; make one of the Double: Int( … )"
    }
    guard has("binary operator '"), has("cannot be applied to operands of type"), names.count == 3,
      Set(names.dropFirst()) == ["Int", "Double"]
    else { return nil }
    return "Swift does not mix Int and Double; make a Double of the Int: Double( … )"
  }

  private var types: String? {
    if has("value of optional type '") {
      return "It may be nil, as the largest number of an empty list is; say what counts then: ?? 0"
    }
    if has("for-in loop requires 'Int' to conform to 'Sequence'") {
      return "for goes through a range: write 0..<n in the place of n"
    }
    if has("empty collection literal requires an explicit type") {
      return
        "Say what the list holds: var name: [Double] = [], with Matrix for rows, or Volume for maps, "
        + "in the place of [Double]"
    }
    if has("cannot be used as a boolean; test for '!= 0' instead") {
      return "A condition is true or false: compare the Int, as in n > 0"
    }
    if has("binary operator '"), has("cannot be applied to two '"),
      names.dropFirst().first.map({ $0.hasPrefix("[") || $0 == "Matrix" || $0 == "Volume" }) == true
    {
      return "Lists are worked out number by number: go through them in loops"
    }
    // Swift has such signs for vectors of its own, which no list is.
    if has("binary operator '"), has("Double.Scalar") || notes.contains(where: isAboutVectors) {
      return "Lists are worked out number by number: go through them in a loop"
    }
    let list = names.dropFirst().first ?? ""
    if has("cannot convert value of type '"), has("to expected argument type '"),
      Self.rows.contains(first), list == "Double"
    {
      return
        "This is a row of numbers, and one number is wanted: go through the row, or name a cell"
    }
    if has("cannot convert value of type '"), has("to expected argument type '"),
      Self.rows.contains(list), ["Int", "Double"].contains(first)
    {
      if source.contains(".append(") {
        return "The list holds rows; write [ … ] around the number to append a row of it"
      }
      if source.contains("+=") {
        return "This is a row; name the cell, with its column: result[row][column] += …"
      }
    }
    return nil
  }

  private static let rows = ["[Double]", "Array<Double>"]

  private func isAboutVectors(_ note: String) -> Bool { note.contains("to conform to 'SIMD'") }
}

// MARK: - Statements

extension CommonError {
  private var statement: String? {
    if has("unable to type-check this expression in reasonable time") {
      return
        "Swift cannot work out all types of so long an expression; give its parts names with let, "
        + "or write loops"
    }
    if has("missing return in") { return "End the function with return and its result" }
    if has("non-void function should return a value") { return "Write the result behind return" }
    if has("use of '=' in a boolean context") {
      return "A single = changes a variable; two, ==, compare"
    }
    if has("expected '{' after '") {
      return "Write { … } around what belongs to \(names[names.count - 1])"
    }
    if has("'guard' body must not fall through") {
      return "Write return before the value in the braces: else { return … }"
    }
    if has("consecutive statements on a line must be separated by ';'") {
      if isList(behind: "return") {
        return "Results that go back together stand in parentheses: return (…, …)"
      }
      let words = SwiftTokens(source).texts
      guard let open = words.lastIndex(of: "{"), open > 0, !words.contains("in"),
        words.contains("map") || words.contains("reduce") || words.contains("filter")
      else { return nil }
      return "Write in behind the name of what the braces are given: { line in … }"
    }
    if has("used before being initialized"), has("variable '") || has("constant '") {
      return "Give '\(first)' its first value where it is declared: = 0.0"
    }
    return nil
  }

  /// Whether the line begins with the word, and has a comma behind it outside of all brackets.
  private func isList(behind word: String) -> Bool {
    let words = SwiftTokens(source).texts
    guard words.first == word else { return false }
    var depth = 0
    return words.contains { text in
      if ["(", "[", "{"].contains(text) { depth += 1 }
      if [")", "]", "}"].contains(text) { depth -= 1 }
      return text == "," && depth == 0
    }
  }
}
