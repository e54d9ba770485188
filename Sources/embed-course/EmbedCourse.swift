#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Writes a folder of lessons as one Swift file of string literals: `embed-course FOLDER OUTPUT`.
///
/// A build tool: it runs while the package is built and is no part of the tutor.
@main
enum EmbedCourse {
  static func main() throws {
    let folder = CommandLine.arguments[1]
    let output = CommandLine.arguments[2]
    var source = """
      /// The files of the folder `Lessons`, as they were when this binary was built.
      enum EmbeddedCourse {
        static let files: [String: String] = [

      """
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder).sorted() {
      guard isPartOfCourse(path) else { continue }
      let text = try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)
      source += "    \(literal(path)): \(literal(text)),\n"
    }
    source += "  ]\n}\n"
    try source.write(toFile: output, atomically: true, encoding: .utf8)
  }

  /// Lessons, starters, solutions, hints, figures and the article's numbers; no editor's leavings.
  static func isPartOfCourse(_ path: String) -> Bool {
    guard !path.split(separator: "/").contains(where: { $0.hasPrefix(".") }) else { return false }
    return [".md", ".swift", ".svg", ".json"].contains { path.hasSuffix($0) }
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
