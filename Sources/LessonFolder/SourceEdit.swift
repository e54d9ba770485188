internal import SwiftTokens

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
    var after: [Line] = []
    var line: Int
  }

  /// A line and where it stands.
  struct Line: Sendable, Equatable {
    var text: String
    var line: Int
    /// Whether the edit brings it: the line is then one of the edit's own file.
    var isNew = false
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
      case "+": hunks[hunks.count - 1].after.append(Line(text: rest, line: line + offset))
      case " ", nil:
        hunks[hunks.count - 1].before.append(rest)
        hunks[hunks.count - 1].after.append(Line(text: rest, line: line + offset))
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

  /// The lines of `solution` after the edit: those that stay with their lines in it, those that are
  /// new with their lines in the edit's file.
  func applied(to solution: String) throws(LessonFolderError) -> [Line] {
    var lines = Self.lines(of: solution)
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
      var kept = lines[start..<start + length]
      let new = hunk.after.map { line in
        guard let place = kept.firstIndex(where: { $0.text == line.text }) else {
          return Line(text: line.text, line: line.line, isNew: true)
        }
        defer { kept = kept[(place + 1)...] }
        return kept[place]
      }
      lines.replaceSubrange(start..<start + length, with: new)
    }
    let texts = lines.map(\.text).joined(separator: "\n")
    guard SwiftTokens(texts).texts != SwiftTokens(solution).texts else {
      throw LessonFolderError(
        line: hunks.first?.line, "This edit changes nothing that the compiler reads.")
    }
    return lines
  }

  static func lines(of text: String) -> [Line] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .map { Line(text: String($0.element), line: $0.offset + 1) }
  }

  /// `solution` after the edit.
  public func text(of solution: String) throws(LessonFolderError) -> String {
    try applied(to: solution).map(\.text).joined(separator: "\n")
  }
}
