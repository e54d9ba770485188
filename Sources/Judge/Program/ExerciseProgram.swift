package import Course
internal import LessonFolder
internal import Platform
internal import SwiftTokens

/// The files that are compiled to run a learner's functions.
package struct ExerciseProgram: Sendable {
  package struct File: Sendable, Equatable {
    /// The name in the scratch folder; the learner's own for the learner's file.
    package var name: String
    package var contents: [UInt8]
    /// The path in messages; nil for files that the tutor has made.
    package var path: String?
  }

  /// The learner's file last, so that a name declared twice is reported there.
  package var files: [File]
  var functions: [ExerciseFunction]
  var isOptimised = false

  package init(
    learner: SourceFile, earlier: [SourceFile], support: String, functions: [ExerciseFunction],
    isOptimised: Bool = false
  ) {
    files = [
      File(name: ExerciseTypes.fileName, contents: Array(ExerciseTypes.aliases.utf8)),
      File(name: "CNNTutorCalls.swift", contents: Array(Harness.calls(functions).utf8)),
    ]
    if !support.isEmpty {
      files.append(File(name: "CNNTutorSupport.swift", contents: Array(support.utf8)))
    }
    files += (earlier + [learner]).map { file in
      File(name: Path.name(file.path), contents: file.contents, path: file.path)
    }
    self.functions = functions
    self.isOptimised = isOptimised
  }

  /// A program of these files and the exercises' types, with a main of its own.
  init(files: [SourceFile]) {
    self.files = [File(name: ExerciseTypes.fileName, contents: Array(ExerciseTypes.aliases.utf8))]
    self.files += files.map {
      File(name: Path.name($0.path), contents: $0.contents, path: $0.path)
    }
    functions = []
  }

  /// A main in place of the generated one, such as an example of a lesson.
  package var ownMain: SourceFile?

  /// Whether every error of the compiler is an author's: those of a lesson's program are said at the
  /// lines of its folder's files.
  var isAnAuthors = false

  /// Whether the learner's file is one that holds edits of itself.
  var holdsEdits = false

  /// A program that is there already, and needs no compiler: what is started, and its arguments
  /// before those of a request.
  var built: (executable: String, arguments: [String])?

  /// Which version of its functions is called, where a lesson's program holds several: the id of a
  /// mistake.
  var version: String?

  var main: File {
    if let ownMain {
      // That of a lesson's program is the tutor's, and so is what is wrong with it.
      return File(
        name: "main.swift", contents: ownMain.contents, path: isAnAuthors ? nil : ownMain.path)
    }
    return File(
      name: "main.swift",
      contents: Array(Harness.main(functions, holdsEdits: holdsEdits).utf8))
  }

  /// What can be a module of its own before the learner's file, and what is compiled at each save: that
  /// file, and what mentions a name of it, such as a support that calls the learner's functions.
  ///
  /// Nil where the learner declares a name that is at hand already: then all have to meet.
  var parts: (prelude: [File], own: [File])? {
    guard ownMain == nil, !isOptimised, !isAnAuthors,
      // What hides a subscript of the standard library does so in its own module only.
      !files.contains(where: { $0.name == CheckedProgram.fileName })
    else { return nil }
    var before = files.map { file in
      (file: file, tokens: SwiftTokens(String(decoding: file.contents, as: UTF8.self)))
    }
    guard let learner = before.popLast() else { return nil }
    var names = learner.tokens.usableNames
    guard before.allSatisfy({ $0.tokens.usableNames.isDisjoint(with: names) }) else { return nil }
    var own: [File] = []
    while let index = before.firstIndex(where: { !$0.tokens.names.isDisjoint(with: names) }) {
      let (file, tokens) = before.remove(at: index)
      own.append(file)
      names.formUnion(tokens.usableNames)
    }
    return (before.map(\.file), own + [learner.file])
  }

  /// Whether one of the files imports more than what every program has.
  var importsModules: Bool {
    (files + [main]).contains { file in
      let text = String(decoding: file.contents, as: UTF8.self)
      guard text.utf8.firstRange(of: "import".utf8) != nil else { return false }
      let texts = SwiftTokens(text).texts
      return zip(texts, texts.dropFirst()).contains { $0 == "import" && !Self.modules.contains($1) }
    }
  }

  private static let modules: Set = [Harness.module, "Glibc", "Musl", "Darwin"]

  /// What a result depends on, besides the compiler.
  var key: Digest {
    var digest = Digest()
    for file in files + [main] {
      digest.add(file.name)
      digest.add(file.contents)
    }
    digest.add(Harness.digest.hexadecimal)
    digest.add(isOptimised ? "optimised" : "plain")
    return digest
  }
}

extension ExerciseProgram {
  /// The same with numbers that remember where they came from: its results are formulas.
  var traced: ExerciseProgram {
    var program = self
    program.files[0].contents = Array(ExerciseTypes.tracedAliases.utf8)
    return program
  }

  /// An error in a file that a person wrote, under the path by which that person knows it.
  package func message(_ message: CompilerOutput.Message) -> CompilerMessage? {
    guard let file = (files + [main]).first(where: { $0.name == message.file }),
      let path = file.path
    else {
      return nil
    }
    return CompilerMessage(
      path: path, line: message.line, column: message.column, text: message.text,
      source: sourceLine(message.line, of: file.contents), notes: message.notes)
  }
}

/// A line of a file, counted from 1; empty where there is none.
func sourceLine(_ number: Int, of contents: [UInt8]) -> String {
  let lines = String(decoding: contents, as: UTF8.self)
    .split(separator: "\n", omittingEmptySubsequences: false)
  return lines.indices.contains(number - 1) ? String(lines[number - 1]) : ""
}
