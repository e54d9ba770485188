internal import HandwrittenDigits
internal import LessonFolder
internal import Platform

/// Writes files as Swift: `embed-course WHAT OUTPUT PATH…`.
///
/// A build tool: it runs while the package is built and is no part of the tutor.
@main
enum EmbedCourse {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    guard let what = arguments.first, let output = arguments.dropFirst().first else {
      fail("What, and where? embed-course WHAT OUTPUT PATH…")
    }
    let paths = Array(arguments.dropFirst(2))
    do {
      let text =
        switch what {
        case "texts": try texts(paths[0])
        case "article": try article(paths[0])
        case "types": ExerciseTypes.aliases
        case "traced-types": ExerciseTypes.tracedAliases
        case "programs": try program(paths[0]).textWithFigures()
        case "programs-list":
          list(paths, "Programs", "LessonProgram", LessonProgramSource.name)
        case "figures-list":
          list(paths, "Figures", "[String: HarnessCall]", LessonProgramSource.figuresName)
        case "formulas": try program(paths[0]).tracedText()
        case "formulas-list":
          list(paths, "Formulas", "[String: HarnessCall]", LessonProgramSource.formulasName)
        default: try harness(paths)
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

  private static func program(_ folder: String) throws -> LessonProgramSource {
    func optional(_ file: String) throws(FileError) -> String? {
      let path = Path.join(folder, file)
      return Files.exists(path) ? try Files.readText(path) : nil
    }
    func file(_ file: String) throws(FileError) -> String {
      try Files.readText(Path.join(folder, file))
    }
    let support = try optional("support.swift") ?? ""
    let lesson = LessonFolder(
      name: Path.name(folder), starter: try file("exercise.swift"),
      solution: try file("solution.swift"), cases: try optional("cases.swift"),
      practice: try optional("practice.swift"), mistakes: try optional("mistakes.md") ?? "",
      figures: try optional("figures.swift"),
      support: support + HandwrittenDigits.declarations(mentionedIn: support))
    return LessonProgramSource(lesson, prefix: "\(Path.folder(folder))/")
  }

  /// A dictionary of what the lessons' files declare, by their folders' names.
  private static func list(
    _ folders: [String], _ what: String, _ type: String, _ name: (String) -> String
  ) -> String {
    var source = "internal import ExerciseHarness\n\n"
    source += "let embedded\(what): [String: @Sendable () -> \(type)] = [\n"
    for folder in folders.map(Path.name) { source += "  \(literal(folder)): \(name(folder)),\n" }
    return source + (folders.isEmpty ? "  :\n" : "") + "]\n"
  }

  private static func article(_ path: String) throws -> String {
    let lines = try ArticleLines.text(json: try Files.readText(path))
    return "internal import ExerciseHarness\n\nlet article = ArticleNumbers(\(literal(lines)))\n"
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
