internal import Course
internal import TerminalText

/// A class's grades for a spreadsheet: a line a student, a column a lesson with its points.
///
///     student,points,outOf,01-doubling,02-sliding,remarks
///     ada,1.5,2,1,0.5,
enum GradeCSV {
  static func text(_ report: GradeReport) -> String {
    let head = ["student", "points", "outOf"] + report.lessons.map(\.lesson.folder) + ["remarks"]
    let weights = report.lessons.map(\.weight)
    let rows = report.rows.map { row in
      let points = zip(row.grade.lessons, weights).map { number($0.share * $1) }
      let problem = row.grade.problem.map { [$0] } ?? []
      return [row.handIn.name, number(row.points), number(report.outOf)] + points
        + [(row.handIn.remarks + problem).joined(separator: " ")]
    }
    // As RFC 4180 has it.
    return ([head] + rows).map { $0.map(field).joined(separator: ",") + "\r\n" }.joined()
  }

  /// With four decimals at most, so that thirds do not fill the column.
  private static func number(_ points: Double) -> String {
    NumberText.plain((points * 10_000).rounded() / 10_000)
  }

  /// A name is whatever a file system takes: made harmless, and no formula for a spreadsheet.
  private static func field(_ text: String) -> String {
    var text = sanitized(text)
    if let first = text.first, "=+-@".contains(first), Double(text) == nil { text = "'" + text }
    guard text.contains(where: { ",\"\r\n".contains($0) }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
