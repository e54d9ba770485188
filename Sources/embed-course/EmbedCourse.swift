internal import Platform

/// Writes a folder of lessons as one Swift file of string literals: `embed-course FOLDER OUTPUT`.
///
/// A build tool: it runs while the package is built and is no part of the tutor.
@main
enum EmbedCourse {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    guard let folder = arguments.first, let output = arguments.last, arguments.count == 2 else {
      fail("Which? embed-course FOLDER OUTPUT")
    }
    do throws(FileError) {
      try Files.write(source(of: folder), to: output)
    } catch {
      fail(error.description)
    }
  }

  private static func fail(_ sentence: String) -> Never {
    try? Output.error.write("embed-course: \(sentence)\n")
    Environment.exit(1)
  }

  private static func source(of folder: String) throws(FileError) -> String {
    var source = """
      /// The files of the folder `Lessons`, as they were when this binary was built.
      enum EmbeddedCourse {
        static let files: [String: String] = [

      """
    for path in try paths(in: folder).sorted() {
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

  static func literal(_ text: String) -> String {
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
