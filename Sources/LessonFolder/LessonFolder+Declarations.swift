internal import SwiftTokens

// What the lesson's program calls, held against what the files declare: the compiler would speak of
// the Swift between them, which the author has never seen.
extension LessonFolder {
  /// - Throws: where the solution does not declare a function as the starter does, or `cases.swift` not
  ///   what makes the cases, with the line and what to write.
  func checkDeclarations() throws(LessonFolderError) {
    let asked = try signatures()
    try inFile("solution.swift") { () throws(LessonFolderError) in
      try checkTypes(of: asked)
      for signature in asked { try checkSolution(declares: signature) }
    }
    try inFile("cases.swift") { () throws(LessonFolderError) in
      try Self.check(cases ?? "", declares: "cases", "(_ cases: inout Cases)")
      try Self.check(
        cases ?? "", declares: "random", "(_ draw: inout Draw, _ cases: inout Cases)",
        note: "; where none are drawn its body is empty")
    }
    guard let practice else { return }
    try inFile("practice.swift") { () throws(LessonFolderError) in
      try Self.check(practice, declares: "practice", "(_ draw: inout Draw, _ cases: inout Cases)")
    }
  }

  /// - Throws: where `figures.swift` does not declare what makes the figures.
  func checkFigures() throws(LessonFolderError) {
    try inFile("figures.swift") { () throws(LessonFolderError) in
      try Self.check(figures ?? "", declares: "figures", "(_ figures: inout Figures)")
    }
  }

  private func checkSolution(declares asked: Signature) throws(LessonFolderError) {
    guard let declared = try Signature.all(in: solution, named: [asked.name]).first else {
      try Self.checkBrackets(solution)
      throw LessonFolderError(
        line: 1,
        "It declares no function '\(asked.name)', which exercise.swift asks for on line \(asked.line): "
          + "write `\(asked.text) { … }`.")
    }
    guard !declared.isCalled(like: asked) else { return }
    throw LessonFolderError(
      line: declared.line,
      "This is `\(declared.text)`, but on line \(asked.line) of exercise.swift it is `\(asked.text)`: "
        + "make the two alike.")
  }

  /// The types that the starter names are those of the solution, too: who calls it writes them.
  private func checkTypes(of asked: [Signature]) throws(LessonFolderError) {
    let known = SwiftTokens(solution).declaredNames.union(SwiftTokens(support).declaredNames)
    let used = SwiftTokens(asked.map(\.text).joined(separator: " ")).names
    for declared in SwiftTokens(starter).declarations
    where used.contains(declared.name) && declared.texts.contains("typealias")
      && !known.contains(declared.name)
    {
      throw LessonFolderError(
        line: 1,
        "The type '\(declared.name)', which exercise.swift declares on line \(declared.line), is not "
          + "declared here: copy that line.")
    }
  }

  private static func check(
    _ swift: String, declares function: String, _ parameters: String, note: String = ""
  ) throws(LessonFolderError) {
    let heading = "func \(function)\(parameters)"
    let declarations = SwiftTokens(swift).declarations
    guard let declared = declarations.first(where: { $0.name == function && $0.isFunction }) else {
      try checkBrackets(swift)
      throw LessonFolderError(
        line: 1, "It declares no function '\(function)': write `\(heading) { … }`\(note).")
    }
    let asked = SwiftTokens("\(heading) {}").declarations
    guard declared.parameterTypes == asked.first?.parameterTypes else {
      throw LessonFolderError(
        line: declared.line,
        "The tutor calls '\(function)' with other arguments: write `\(heading) { … }`.")
    }
  }

  /// - Throws: where a bracket has no partner: what is declared behind it is not found.
  private static func checkBrackets(_ swift: String) throws(LessonFolderError) {
    if let error = loneBracket(in: swift) { throw error }
  }

  /// What is wrong with the brackets of a text.
  package static func loneBracket(in swift: String) -> LessonFolderError? {
    guard let lone = SwiftTokens(swift).loneBracket else { return nil }
    let partner = lone.partner
    return LessonFolderError(
      line: lone.line,
      "{[(".contains(lone.text)
        ? "The “\(lone.text)” that opens here is never closed: a “\(partner)” is missing."
        : "This “\(lone.text)” closes nothing: remove it, or write the “\(partner)” before it that is "
          + "missing.")
  }
}

extension Signature {
  /// Whether who calls the other calls this one, too.
  fileprivate func isCalled(like other: Signature) -> Bool {
    result == other.result && parameters.count == other.parameters.count
      && zip(parameters, other.parameters).allSatisfy { one, other in
        one.label == other.label && one.type == other.type
          && (!one.isFunction || one.spelling == other.spelling)
      }
  }
}

extension SwiftTokens.Declaration {
  fileprivate var isFunction: Bool { texts.contains("func") }

  /// The types of a function's parameters, each as its words.
  fileprivate var parameterTypes: [[String]] {
    var types: [[String]] = []
    var depth = 0
    var isType = false
    for text in texts {
      if ["(", "[", "{"].contains(text) { depth += 1 }
      if [")", "]", "}"].contains(text) { depth -= 1 }
      if depth == 0, text == ")" { break }
      if depth == 1, text == ":" {
        isType = true
        types.append([])
      } else if depth == 1, text == "," {
        isType = false
      } else if isType {
        types[types.count - 1].append(text)
      }
    }
    return types
  }
}
