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
    var before: [Line] = []
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
      case "-": hunks[hunks.count - 1].before.append(Line(text: rest, line: line + offset))
      case "+": hunks[hunks.count - 1].after.append(Line(text: rest, line: line + offset))
      case " ", nil:
        hunks[hunks.count - 1].before.append(Line(text: rest, line: line + offset))
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

  /// The lines that the edit takes away and those that it puts there, without what stays.
  package var changedLines: (before: [String], after: [String]) {
    func texts(_ lines: KeyPath<Hunk, [Line]>, without others: KeyPath<Hunk, [Line]>) -> [String] {
      hunks.flatMap { hunk in
        let kept = Set(hunk[keyPath: others].map(\.text))
        return hunk[keyPath: lines].map(\.text).filter { !kept.contains($0) }
      }
    }
    return (texts(\.before, without: \.after), texts(\.after, without: \.before))
  }

  /// The lines of `solution` after the edit: those that stay with their lines in it, those that are
  /// new with their lines in the edit's file.
  func applied(to solution: String) throws(LessonFolderError) -> [Line] {
    var lines = Self.lines(of: solution)
    for hunk in hunks {
      let length = hunk.before.count
      let places = lines.indices.dropLast(length - 1).filter { start in
        zip(lines[start...], hunk.before).allSatisfy { $0.text == $1.text }
      }
      guard let start = places.first else { throw hunk.notFound(in: lines) }
      guard places.count == 1 else {
        let first = hunk.before.first { !$0.text.allSatisfy(\.isWhitespace) }?.text ?? ""
        throw LessonFolderError(
          line: hunk.line,
          "The lines of this edit stand \(places.count) times in solution.swift; "
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

extension SourceEdit.Hunk {
  /// Which line of the hunk is not where it should be in these lines of the solution, which do not hold
  /// all of it together.
  fileprivate func notFound(in lines: [SourceEdit.Line]) -> LessonFolderError {
    // As far as the hunk is found where most of it is.
    let fits = lines.indices.map { start in
      zip(lines[start...], before).prefix { $0.text == $1.text }.count
    }
    let found = fits.max() ?? 0
    let missing = before[min(found, before.count - 1)]
    let last = (fits.firstIndex(of: found) ?? 0) + found - 1
    let place = lines.dropFirst(found == 0 ? 0 : last + 1)
      .first { $0.text == missing.text && !$0.isNew }
    let reason: String
    if found > 0, let place, lines.indices.contains(last) {
      reason =
        "does not come directly after “\(lines[last].text)”, but stands on line \(place.line): write a "
        + "line “@@” between the two, since others lie between them."
    } else if let place = lines.first(where: { $0.text == missing.text && !$0.isNew }) {
      reason =
        "stands on line \(place.line), before the lines that it follows here: keep the order of "
        + "solution.swift."
    } else if let near = near(missing.text, in: lines) {
      reason = "is not there; line \(near.line) is “\(near.text)”. Copy it as it stands there."
    } else {
      reason = "is not there. Copy it from there as it stands."
    }
    return LessonFolderError(
      line: missing.line, "In solution.swift the line “\(missing.text)” \(reason)")
  }

  /// The line of the solution that is most like a text; nil where none is much like it.
  private func near(_ text: String, in lines: [SourceEdit.Line]) -> SourceEdit.Line? {
    func bare(_ text: String) -> String { text.filter { !$0.isWhitespace } }
    let distances = lines.lazy.filter { !$0.isNew }.map { line in
      (line: line, distance: editDistance(bare(line.text), bare(text)))
    }
    guard let nearest = distances.min(by: { $0.distance < $1.distance }),
      nearest.distance * 3 <= bare(text).count
    else { return nil }
    return nearest.line
  }
}
