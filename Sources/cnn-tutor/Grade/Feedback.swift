internal import Platform
internal import TerminalText

/// A file for each student with what the tutor says of the hand-in.
struct Feedback {
  private static let head = "Feedback of cnn-tutor for "
  private let folder: String

  /// - Throws: `Stop` where the folder lies in a class's folder: it would be the next hand-in.
  init(in folder: String, beside classes: [String]) throws {
    self.folder = folder
    // Asked of what is there already, so that nothing is made before it is known where.
    var place = Path.absolute(folder)
    while !Files.exists(place) { place = Path.folder(place) }
    place = try Files.resolved(place)
    for other in classes {
      let resolved = try Files.resolved(other)
      guard place != resolved, !place.hasPrefix(resolved + "/") else {
        throw Stop(
          .wrongUsage,
          "“\(folder)” lies in “\(other)”, and nothing is written there. Name a folder beside it.")
      }
    }
    try Files.makeFolder(folder)
  }

  /// Writes the files, and over none that is not of this kind.
  ///
  /// - Returns: a sentence for each that could not be written.
  func write(_ report: GradeReport) -> [String] {
    var taken: Set<String> = []
    return report.rows.compactMap { row -> String? in
      var name = Self.fileName(row.handIn.name)
      var count = 1
      while !taken.insert(name.lowercased()).inserted {
        count += 1
        name = Self.fileName(row.handIn.name, "-\(count)")
      }
      do throws(FileError) {
        try Files.write(Array(text(row, report).utf8), to: Path.join(folder, name)) {
          $0.starts(with: Self.head.utf8)
        }
        return nil
      } catch {
        return error.description
      }
    }
  }

  private func text(_ row: GradeReport.Row, _ report: GradeReport) -> String {
    let remarks = (row.handIn.remarks + (row.grade.problem.map { [$0] } ?? [])).map { $0 + "\n" }
    return "\(Self.head)\(sanitized(row.handIn.name))\n\n\(NumberText.points(row.points)) of "
      + "\(NumberText.points(report.outOf)) points.\n\n"
      + (remarks.isEmpty
        ? "" : remarks.map { sanitized($0, keepingNewlines: true) }.joined() + "\n")
      + row.grade.lessons.map(\.feedback).joined(separator: "\n")
  }

  /// A student's name as the name of a file: without what file systems mind, and not too long.
  private static func fileName(_ name: String, _ end: String = "") -> String {
    var text = ""
    for character in sanitized(name) {
      let isKnown = character.isLetter || character.isNumber || " -_.()".contains(character)
      let next = isKnown ? String(character) : "_"
      guard text.utf8.count + next.utf8.count <= 200 else { break }
      text += next
    }
    if text.hasPrefix(".") || text.isEmpty { text = "_" + text }
    return text + end + ".txt"
  }
}
