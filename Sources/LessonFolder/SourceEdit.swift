/// An edit of a solution, as the hunks of a diff: lines that stay, go and come.
///
///     -      z[row][column] += b
///     +      z[row][column] -= b
///
/// A line `@@` begins a further hunk. The lines of a hunk that stay or go stand in the solution one
/// after the other, exactly once.
public struct SourceEdit: Sendable, Equatable {
  struct Hunk: Sendable, Equatable {
    var before: [String] = []
    var after: [String] = []
    var line: Int
  }

  var hunks: [Hunk]

  /// Reads the text of a diff that begins on `line` of its file.
  init(diff: String, line: Int) throws(LessonFolderError) {
    hunks = [Hunk(line: line)]
    var lines = diff.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last == "" { lines.removeLast() }
    for (offset, text) in lines.enumerated() {
      let rest = String(text.dropFirst())
      switch text.first {
      case "-": hunks[hunks.count - 1].before.append(rest)
      case "+": hunks[hunks.count - 1].after.append(rest)
      case " ", nil:
        hunks[hunks.count - 1].before.append(rest)
        hunks[hunks.count - 1].after.append(rest)
      case "@": hunks.append(Hunk(line: line + offset + 1))
      default:
        throw LessonFolderError(
          line: line + offset,
          "A line of a diff begins with “-”, “+”, a blank or “@@”, not with “\(text)”.")
      }
    }
    if let empty = hunks.first(where: { $0.before.isEmpty }) {
      throw LessonFolderError(
        line: empty.line, "These lines are added, but no line beside them says where.")
    }
  }

  /// The lines of `solution` after the edit, each with the line that it had before; for one that
  /// is new, that of the line above it.
  func applied(to solution: String) throws(LessonFolderError) -> [(text: String, line: Int)] {
    var lines = solution.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated().map { (text: String($0.element), line: $0.offset + 1) }
    let original = lines.map(\.text)
    for hunk in hunks {
      let length = hunk.before.count
      let places = lines.indices.dropLast(length - 1).filter { start in
        lines[start..<start + length].map(\.text) == hunk.before
      }
      guard places.count == 1, let start = places.first else {
        let first = hunk.before.first { !$0.allSatisfy(\.isWhitespace) } ?? ""
        throw LessonFolderError(
          line: hunk.line,
          places.isEmpty
            ? "solution.swift has no lines as this edit takes away; the first is “\(first)”."
            : "The lines of this edit stand \(places.count) times in solution.swift; "
              + "add a line beside them that tells which: “\(first)”.")
      }
      var kept = lines[start..<start + length].map(\.line)[...]
      var previous = lines[start].line
      var new: [(text: String, line: Int)] = []
      var before = hunk.before[...]
      for text in hunk.after {
        // Lines that stay keep their number; the compiler's errors are said at it.
        if let place = before.firstIndex(of: text) {
          previous = kept[kept.startIndex + (place - before.startIndex)]
          kept = kept[(kept.startIndex + (place - before.startIndex) + 1)...]
          before = before[(place + 1)...]
        }
        new.append((text, previous))
      }
      lines.replaceSubrange(start..<start + length, with: new)
    }
    guard lines.map(\.text) != original else {
      throw LessonFolderError(line: hunks.first?.line, "This edit changes nothing.")
    }
    return lines
  }

  /// `solution` after the edit.
  public func text(of solution: String) throws(LessonFolderError) -> String {
    try applied(to: solution).map(\.text).joined(separator: "\n")
  }
}
