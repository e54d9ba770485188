/// What the compiler said, sorted by whose file it is about.
///
/// Made from `-diagnostic-style llvm`: `path:line:column: error: text`, then the source line.
package struct CompilerOutput: Sendable, Equatable {
  package struct Message: Sendable, Equatable {
    package var file: String
    package var line: Int
    var column: Int
    package var text: String
    var notes: [String] = []

    /// The compiler has found neither a reading of the expression nor an error in it, and stopped.
    var isGivenUp: Bool { text.hasPrefix("the compiler is unable to type-check this expression") }

    /// `twice` in "invalid redeclaration of 'twice'".
    var redeclaredName: String? {
      guard let range = text[...].firstRange(of: "invalid redeclaration of '") else { return nil }
      return String(text[range.upperBound...].prefix { $0 != "'" && $0 != "(" })
    }
  }

  /// The errors, in the compiler's order, each once.
  package var errors: [Message] = []
  /// The first lines, for a compiler that failed without naming a place.
  private(set) var firstLines: String = ""

  init(_ text: String) {
    var lastIsError = false
    for line in text.split(separator: "\n") {
      guard let message = Self.message(line) else { continue }
      switch message.kind {
      case "error":
        lastIsError = !errors.contains(message.message)
        if lastIsError { errors.append(message.message) }
      case "note" where lastIsError && !errors.isEmpty:
        errors[errors.count - 1].notes.append(message.message.text)
      case "warning": lastIsError = false
      default: break
      }
    }
    firstLines = text.split(separator: "\n").prefix(3).joined(separator: " ")
  }

  /// The number of the signal that ended the program which does the work of `swiftc`.
  static func signal(in text: String) -> Int? {
    text.firstMatch(of: /due to signal (\d+)\b/).flatMap { Int($0.1) }
  }

  /// The errors as the compiler writes them.
  var text: String {
    errors.map { error in
      let place = "\(error.file):\(error.line):\(error.column)"
      return ([("error", error.text)] + error.notes.map { ("note", $0) })
        .map { kind, text in "\(place): \(kind): \(text)\n" }.joined()
    }.joined()
  }

  private static func message(_ line: Substring) -> (kind: Substring, message: Message)? {
    for kind in ["error", "note", "warning"] {
      guard let mark = line.firstRange(of: ": \(kind): ") else { continue }
      let place = line[..<mark.lowerBound].split(separator: ":", omittingEmptySubsequences: false)
      guard place.count >= 3, let column = Int(place[place.count - 1]),
        let number = Int(place[place.count - 2])
      else { continue }
      let path = place.dropLast(2).joined(separator: ":")
      let name = path.split(separator: "/").last.map(String.init) ?? path
      return (
        line[mark].dropFirst(2).prefix(kind.count),
        Message(
          file: name, line: number, column: column, text: String(line[mark.upperBound...]))
      )
    }
    return nil
  }
}
