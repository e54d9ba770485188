internal import LessonFolder
internal import Platform

/// Writes files as Swift: `embed-course texts|programs|formulas|harness OUTPUT PATH…`.
///
/// A build tool: it runs while the package is built and is no part of the tutor.
@main
enum EmbedCourse {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    guard let what = arguments.first, let output = arguments.dropFirst().first,
      let source = arguments.dropFirst(2).first
    else { fail("Which? embed-course texts|programs|formulas|harness OUTPUT PATH…") }
    do {
      let text =
        switch what {
        case "texts": try texts(source)
        case "programs": try programs(source)
        case "formulas": try formulas(source)
        default: try harness(Array(arguments.dropFirst(2)))
        }
      try Files.write(text, to: output)
    } catch {
      fail("\(error)")
    }
  }

  private static func fail(_ sentence: String) -> Never {
    try? Output.error.write("embed-course: \(sentence)\n")
    Environment.exit(1)
  }

  // MARK: Harness

  private static func harness(_ paths: [String]) throws(FileError) -> String {
    var source =
      "/// The files of the harness, by name.\nlet embeddedHarness: [String: String] = [\n"
    for path in paths {
      let files =
        Files.isFolder(path) ? try Files.names(in: path).map { Path.join(path, $0) } : [path]
      for file in files {
        source += "  \(literal(Path.name(file))): \(literal(try Files.readText(file))),\n"
      }
    }
    return source + "]\n"
  }

  // MARK: Texts

  private static func texts(_ folder: String) throws(FileError) -> String {
    var source = """
      /// The files of the folder `Lessons`, as they were when this binary was built.
      enum EmbeddedCourse {
        static let files: [String: String] = [

      """
    for path in try paths(in: folder).sorted() where path != "README.md" {
      let text = try Files.readText(Path.join(folder, path))
      source += "    \(literal(path)): \(literal(text)),\n"
    }
    return source + "  ]\n}\n"
  }

  /// Lessons, starters, solutions, hints, figures and the article's numbers; no editor's leavings.
  private static func paths(in folder: String) throws(FileError) -> [String] {
    var paths: [String] = []
    for name in try Files.names(in: folder) where !name.hasPrefix(".") {
      let path = Path.join(folder, name)
      if Files.isFolder(path) {
        paths += try self.paths(in: path).map { Path.join(name, $0) }
      } else if [".md", ".swift", ".svg", ".json"].contains(where: name.hasSuffix) {
        paths.append(name)
      }
    }
    return paths
  }

  // MARK: Programs

  private static func programs(_ folder: String) throws -> String {
    var source = ""
    var names: [String] = []
    for name in try Files.names(in: folder) {
      guard name.first?.isNumber == true else { continue }
      let lesson = try lesson(name, in: folder)
      source += try LessonProgramSource(lesson, prefix: "\(folder)/").text()
      if lesson.cases != nil { names.append(name) }
    }
    source += "let article = ExerciseHarness.ArticleNumbers(\(literal(try articleLines(folder))))\n"
    source += "let embeddedPrograms: [String: @Sendable () -> ExerciseHarness.LessonProgram] = [\n"
    for name in names {
      source += "  \(literal(name)): \(LessonProgramSource.name(ofFolder: name)),\n"
    }
    return source + (names.isEmpty ? "  :\n" : "") + "]\n"
  }

  private static func formulas(_ folder: String) throws -> String {
    var source = ""
    var names: [String] = []
    for name in try Files.names(in: folder) {
      guard name.first?.isNumber == true else { continue }
      let lesson = try lesson(name, in: folder)
      guard lesson.cases != nil else { continue }
      source += try LessonProgramSource(lesson, prefix: "\(folder)/").tracedText()
      names.append(name)
    }
    source += "let embeddedFormulas: "
    source += "[String: @Sendable () -> [String: ExerciseHarness.HarnessCall]] = [\n"
    for name in names {
      source += "  \(literal(name)): \(LessonProgramSource.formulasName(ofFolder: name)),\n"
    }
    return source + (names.isEmpty ? "  :\n" : "") + "]\n"
  }

  private static func lesson(_ name: String, in folder: String) throws -> LessonFolder {
    func optional(_ file: String) throws(FileError) -> String? {
      let path = Path.join(folder, "\(name)/\(file)")
      return Files.exists(path) ? try Files.readText(path) : nil
    }
    func file(_ file: String) throws(FileError) -> String {
      try Files.readText(Path.join(folder, "\(name)/\(file)"))
    }
    return LessonFolder(
      name: name, starter: try file("exercise.swift"), solution: try file("solution.swift"),
      cases: try optional("cases.swift"), mistakes: try optional("mistakes.md") ?? "",
      support: try optional("support.swift") ?? "")
  }

  private static func articleLines(_ folder: String) throws -> String {
    try ArticleLines.text(json: try Files.readText(Path.join(folder, "article.json")))
  }

  private static func literal(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": literal += "\\\""
      case "\\": literal += "\\\\"
      case "\n": literal += "\\n"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        literal += "\\u{\(String(scalar.value, radix: 16))}"
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "\""
  }
}
