/// What an author says to the tutor in the comment above a function of `solution.swift` or
/// `support.swift`:
///
///     /// Taught in “Sliding”.
///     /// Worked out by `explain correlate2d --input input --filter overlay`.
///     /// Written “σ”.
public struct FunctionNotes: Sendable, Equatable {
  /// The title of the lesson's section that teaches the function; empty where none is named.
  public var section = ""
  /// The command that works its results out step by step.
  public var explainLine: ExplainLine?
  /// How a call of it is written in a formula; nil for its name.
  var symbol: String?
}

/// A command that works a function's results out: an operation of `explain`, and its options, each
/// with the name of the parameter whose argument it is given, or with a word as it is typed.
public struct ExplainLine: Sendable, Equatable {
  /// `correlate2d`
  public var operation: String
  /// In the order of the line.
  public var options: [Option]
  /// The path of the file in the course.
  var file = ""
  /// Counted from 1.
  var line: Int

  /// An option and what it is given.
  public struct Option: Sendable, Equatable {
    /// Without its dashes: `input`.
    public var name: String
    /// A parameter's name, or a word such as the `full` of `--mode full`.
    public var word: String
  }

  /// What is wrong with the line, said with its place.
  public func error(_ text: String) -> LessonFolderError {
    LessonFolderError(file: file, line: line, text)
  }
}

extension LessonFolder {
  /// What is said above a function, in the solution or else in `support.swift`.
  ///
  /// - Throws: where such a line cannot be read, with its place.
  public func notes(on function: String) throws(LessonFolderError) -> FunctionNotes {
    for (file, text) in [("solution.swift", solution), ("support.swift", support)] {
      let notes = try inFile(file) { () throws(LessonFolderError) in
        try FunctionNotes(above: function, in: text)
      }
      guard var notes else { continue }
      notes.explainLine?.file = "\(name)/\(file)"
      return notes
    }
    return FunctionNotes()
  }
}

extension FunctionNotes {
  /// - Returns: nil where the text declares no such function.
  fileprivate init?(above function: String, in text: String) throws(LessonFolderError) {
    // By bytes: every start of the tutor reads these lines.
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { Substring($0) }
    guard let end = lines.firstIndex(where: { $0.hasPrefix("func \(function)(") }) else {
      return nil
    }
    var index = end
    while index > 0, lines[index - 1].hasPrefix("///") {
      index -= 1
      if let title = lines[index].between("/// Taught in “", "”.") {
        section = title
      } else if lines[index].hasPrefix("/// Worked out by ") {
        guard let words = lines[index].between("/// Worked out by `explain ", "`."),
          let explainLine = ExplainLine(words, line: index + 1)
        else {
          throw LessonFolderError(
            line: index + 1,
            "A function is worked out by a command such as "
              + "`explain correlate2d --input PARAMETER --filter PARAMETER`.")
        }
        self.explainLine = explainLine
      } else if let symbol = lines[index].between("/// Written “", "”.") {
        guard !symbol.contains(where: { $0.isWhitespace || "\":\\".contains($0) }) else {
          throw LessonFolderError(
            line: index + 1, "“\(symbol)” cannot stand in a formula; write a sign or a word.")
        }
        self.symbol = symbol
      }
    }
  }
}

extension ExplainLine {
  /// Reads `correlate2d --input input --mode full`.
  fileprivate init?(_ text: String, line: Int) {
    var words = text.split(separator: " ").map(String.init)[...]
    guard let operation = words.popFirst() else { return nil }
    var options: [Option] = []
    while let name = words.popFirst() {
      guard name.hasPrefix("--"), let word = words.popFirst() else { return nil }
      options.append(Option(name: String(name.dropFirst(2)), word: word))
    }
    self.init(operation: operation, options: options, line: line)
  }
}

extension Substring {
  /// What stands between a line's beginning and its end; nil where it begins or ends otherwise.
  fileprivate func between(_ start: String, _ end: String) -> String? {
    guard hasPrefix(start), hasSuffix(end), count > start.count + end.count else { return nil }
    return String(dropFirst(start.count).dropLast(end.count))
  }
}
