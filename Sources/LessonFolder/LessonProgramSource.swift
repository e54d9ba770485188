internal import SwiftTokens

/// The Swift of a lesson's program: its solution, what every mistake's edit changes of it, and its
/// cases, behind the calls of the harness.
///
/// The tutor is built with the programs of its own course; that of any other course is compiled
/// when one of its exercises is judged. Both come from here.
public struct LessonProgramSource {
  var folder: LessonFolder
  /// What the compiler shall call the folder's files in its messages: `Lessons/`.
  var prefix: String

  /// The programs of the lesson in this folder.
  public init(_ folder: LessonFolder, prefix: String = "") {
    self.folder = folder
    self.prefix = prefix
  }
}

extension LessonProgramSource {
  /// A file that declares the solution and `lesson05Program`.
  ///
  /// The solution's functions are at hand for the cases and for later lessons. Each mistake is a
  /// function that holds the declarations that its edit changes, and those that call them: there they
  /// hide the right ones.
  public func text() throws(LessonFolderError) -> String {
    var text = "internal import ExerciseHarness\n\n"
    text += placed(lines(folder.solution), "solution.swift")
    guard let cases = folder.cases else { return text }
    try folder.checkDeclarations()
    text += placed(lines(folder.support), "support.swift")
    let functions = try callable()
    text += "fileprivate extension ExerciseHarness.Call {\n"
    for function in functions {
      text += placed(CallSource(function.signature).maker, function)
    }
    text += "}\n\n"
    for function in functions {
      let adapter = CallSource(function.signature).adapter(named: adapterName(function.signature))
      text += placed("private \(adapter)", function)
    }
    let mistakes = try folder.mistakes()
    for (index, mistake) in mistakes.enumerated() {
      text += try self.function(of: mistake, number: index, functions.map(\.signature))
    }
    text += "func \(Self.name(ofFolder: folder.name))() -> ExerciseHarness.LessonProgram {\n"
    text += placed(lines(cases), "cases.swift")
    text += placed(lines(folder.practice ?? ""), "practice.swift")
    text += "  var mistakes: [String: ExerciseHarness.HarnessCall] = [:]\n"
    for index in mistakes.indices { text += "  \(functionName(index))(&mistakes)\n" }
    return text + calls(functions) + shapes(functions, cases) + """
        return ExerciseHarness.LessonProgram(
          folder: "\(folder.name)", cases: cases, random: random,
          practice: \(folder.practice == nil ? "nil" : "practice"), shapes: shapes,
          solution: calls, mistakes: mistakes)
      }

      """
  }

  /// A function that the cases can call, and the file that says how.
  private struct Callable {
    var signature: Signature
    var file: String
  }

  private func callable() throws(LessonFolderError) -> [Callable] {
    try folder.signatures().map { Callable(signature: $0, file: "exercise.swift") }
      + folder.supportSignatures().map { Callable(signature: $0, file: "support.swift") }
  }

  /// A file for a module in which numbers remember where they came from: the solution, and
  /// `lesson05Formulas`, which adds its calls.
  public func tracedText() throws(LessonFolderError) -> String {
    let functions = try callable().filter { $0.file == "exercise.swift" }
    var solution = folder.solution
    var wrappers = ""
    for signature in functions.map(\.signature) {
      let renamed = "cnnTutorUntraced_\(signature.name)"
      let symbol = try folder.notes(on: signature.name).symbol ?? signature.name
      guard let wrapper = CallSource(signature).tracedWrapper(renamed: renamed, symbol: symbol)
      else { continue }
      solution = solution.replacing("func \(signature.name)(", with: "func \(renamed)(")
      wrappers += wrapper
    }
    var text = "internal import ExerciseHarness\n\n"
    text += placed(lines(solution), "solution.swift") + wrappers
    if functions.contains(where: { $0.signature.parameters.contains(where: \.isFunction) }) {
      text += placed(lines(folder.support), "support.swift")
    }
    text += "func \(Self.formulasName(ofFolder: folder.name))() -> "
    text += "[String: ExerciseHarness.HarnessCall] {\n"
    return text + calls(functions) + "  return calls\n}\n\n"
  }

  /// A file that declares the solution and `lesson05Figures`, which adds the call of its figures; an
  /// edit of a mistake or a case does not change it.
  public func figuresText() throws(LessonFolderError) -> String {
    "internal import ExerciseHarness\n\n" + placed(lines(folder.solution), "solution.swift")
      + placed(lines(folder.support), "support.swift") + (try figuresFunction())
  }

  /// ``text()`` and the call of the figures: what the tutor is built with.
  public func textWithFigures() throws(LessonFolderError) -> String {
    try text() + figuresFunction()
  }

  /// `lesson05Figures`; nothing for a lesson without figures.
  private func figuresFunction() throws(LessonFolderError) -> String {
    guard let figures = folder.figures else { return "" }
    try folder.checkFigures()
    return "func \(Self.figuresName(ofFolder: folder.name))() -> "
      + "[String: ExerciseHarness.HarnessCall] {\n" + placed(lines(figures), "figures.swift")
      + "  return ExerciseHarness.Figures.calls(figures)\n}\n\n"
  }

  /// `lesson05Figures`
  public static func figuresName(ofFolder folder: String) -> String { symbol("Figures", folder) }

  /// `lesson05Formulas`
  public static func formulasName(ofFolder folder: String) -> String { symbol("Formulas", folder) }

  /// `lesson05Program`
  public static func name(ofFolder folder: String) -> String { symbol("Program", folder) }

  private static func symbol(_ what: String, _ folder: String) -> String {
    "lesson\(folder.prefix { $0 != "-" })\(what)"
  }

  private func functionName(_ mistake: Int) -> String {
    Self.symbol("Mistake\(mistake)", folder.name)
  }

  private func function(
    of mistake: Mistake, number: Int, _ signatures: [Signature]
  ) throws(LessonFolderError) -> String {
    var text = "// \(mistake.id)\n"
    text += "private func \(functionName(number))("
    text += "_ calls: inout [String: ExerciseHarness.HarnessCall]) {\n"
    for declaration in try changed(by: mistake) { text += placed(declaration) }
    for signature in signatures {
      let call = "\(adapterName(signature))(\(signature.name))"
      text += placed(
        ["  calls[\"\(mistake.id)/\(signature.name)\"] = \(call)"], "mistakes.md",
        line: mistake.line)
    }
    return text + "}\n\n"
  }

  /// A declaration with the lines that it takes, and the file in which they stand.
  private struct Declaration {
    var tokens: SwiftTokens.Declaration
    var file: String
    var lines: [SourceEdit.Line]
  }

  /// The declarations that a mistake's edit changes, as it leaves them, and those that mention one
  /// of these or one that mentions them.
  private func changed(by mistake: Mistake) throws(LessonFolderError) -> [Declaration] {
    let edited = try folder.inFile("mistakes.md") { () throws(LessonFolderError) in
      try mistake.edit.applied(to: folder.solution)
    }
    let all =
      declarations(of: edited, "solution.swift")
      + declarations(of: SourceEdit.lines(of: folder.support), "support.swift")
    let solution = SwiftTokens(folder.solution).declarations.map(\.texts)
    var names = Set(
      all.lazy.filter { $0.file == "solution.swift" && !solution.contains($0.tokens.texts) }
        .map(\.tokens.name))
    while true {
      let more = all.filter { declaration in
        !names.contains(declaration.tokens.name)
          && !names.isDisjoint(with: declaration.tokens.names)
      }
      if more.isEmpty { return all.filter { names.contains($0.tokens.name) } }
      names.formUnion(more.map(\.tokens.name))
    }
  }

  private func declarations(of lines: [SourceEdit.Line], _ file: String) -> [Declaration] {
    SwiftTokens(lines.map(\.text).joined(separator: "\n")).declarations.map { tokens in
      let range = (tokens.lines.lowerBound - 1)..<tokens.lines.upperBound
      return Declaration(tokens: tokens, file: file, lines: Array(lines[range]))
    }
  }

  /// Under the name of the file in which its new lines stand, the first of them at its own line:
  /// what the compiler says of an edit is most often about that one.
  private func placed(_ declaration: Declaration) -> String {
    let lines = declaration.lines
    let new = lines.firstIndex(where: \.isNew)
    let text = self.lines(lines.map(\.text).joined(separator: "\n"))
    guard let new, lines[new].line > new else {
      return placed(text, declaration.file, line: lines[0].line)
    }
    return placed(text, "mistakes.md", line: lines[new].line - new)
  }

  private func adapterName(_ signature: Signature) -> String {
    Self.symbol("Call_\(signature.name)", folder.name)
  }

  /// A dictionary `calls` of the right functions.
  private func calls(_ functions: [Callable]) -> String {
    let type = "[String: ExerciseHarness.HarnessCall]"
    return dictionary("calls", of: type, functions.map(\.signature.name)) { index in
      placed(
        "  calls[\"\(functions[index].signature.name)\"] = "
          + CallSource(functions[index].signature).closure, functions[index])
    }
  }

  /// A dictionary `shapes` of the functions for which `cases.swift` declares one that gives the shape
  /// of the result.
  private func shapes(_ functions: [Callable], _ cases: String) -> String {
    let tokens = SwiftTokens(cases)
    let declared = functions.compactMap { function in
      tokens.declaration(of: "\(function.signature.name)Shape").map {
        (function.signature, $0.line)
      }
    }
    let type = "[String: (ExerciseHarness.WireReader) -> [ExerciseHarness.Axis]]"
    return dictionary("shapes", of: type, declared.map(\.0.name)) { index in
      let (signature, line) = declared[index]
      let closure = CallSource(signature).shapeClosure(calling: "\(signature.name)Shape")
      return placed(["  shapes[\"\(signature.name)\"] = \(closure)"], "cases.swift", line: line)
    }
  }

  /// Entry by entry, so that each is a statement with a place of its own.
  private func dictionary(
    _ name: String, of type: String, _ keys: [String], entry: (Int) -> String
  ) -> String {
    "  \(keys.isEmpty ? "let" : "var") \(name): \(type) = [:]\n" + keys.indices.map(entry).joined()
  }

  /// What is made for a function, on a single line and at the place where the function is declared.
  private func placed(_ made: String, _ function: Callable) -> String {
    placed([made[...]], function.file, line: function.signature.line)
  }

  /// A file's lines under its own name, so that the compiler's messages are about what an author
  /// wrote.
  private func placed(_ lines: [Substring], _ file: String, line: Int = 1) -> String {
    guard !lines.isEmpty else { return "" }
    return "#sourceLocation(file: \"\(prefix)\(folder.name)/\(file)\", line: \(line))\n"
      + lines.joined(separator: "\n") + "\n#sourceLocation()\n"
  }

  /// Without imports, which stand only outside of functions; what they bring is at hand.
  private func lines(_ text: String) -> [Substring] {
    if text.allSatisfy(\.isWhitespace) { return [] }
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasPrefix("import ") ? "" : $0 }
  }
}
