internal import Course
internal import Judge
internal import MachineText

/// A class's grades for programs, as `MachineText/Schemas/grade.json` has them.
enum GradeJSON {
  /// Grows when a field changes its meaning or goes; new fields do not count.
  static let version = 1

  static func text(_ report: GradeReport, under protection: Protection) -> String {
    JSONText.object([
      ("version", .integer(version)),
      ("seed", .unsigned(report.seed)),
      ("sandbox", .text(protection.extent.rawValue)),
      ("layers", .list(protection.layers.map(JSONText.text))),
      ("isWhole", .boolean(report.isWhole)),
      ("outOf", .number(report.outOf)),
      ("lessons", .list(report.lessons.map(lesson))),
      ("students", .list(report.rows.map(student))),
      ("class", about(report)),
      ("remarks", .list(report.remarks.map(JSONText.text))),
    ]).pretty
  }

  private static func lesson(_ graded: GradedLesson) -> JSONText {
    .object([
      ("lesson", .integer(graded.lesson.number)), ("slug", .text(graded.lesson.slug)),
      ("title", .text(graded.lesson.title)), ("weight", .number(graded.weight)),
      ("tests", .list(([LessonTest.compiles] + graded.functions).map(JSONText.text))),
    ])
  }

  private static func student(_ row: GradeReport.Row) -> JSONText {
    .object([
      ("student", .text(row.handIn.name)), ("folder", .text(row.handIn.folder)),
      ("points", .number(row.points)),
      ("problem", row.grade.problem.map(JSONText.text) ?? .null),
      ("remarks", .list(row.handIn.remarks.map(JSONText.text))),
      ("lessons", .list(row.grade.lessons.map(lesson))),
    ])
  }

  private static func lesson(_ grade: Grade.Lesson) -> JSONText {
    .object([
      ("lesson", .integer(grade.number)), ("state", .text(grade.state.rawValue)),
      ("share", .number(grade.share)),
      ("mistakes", .list(grade.mistakes.map { .text($0.id) })),
      ("tests", .list(grade.tests.map(test))),
    ])
  }

  private static func test(_ test: Grade.Test) -> JSONText {
    var fields: [(String, JSONText)] = [
      ("name", .text(test.name)), ("passed", .boolean(test.fault == nil)),
    ]
    if let fault = test.fault {
      fields += [("fault", .text(fault)), ("summary", .text(test.summary ?? ""))]
    }
    return .object(fields)
  }

  private static func about(_ report: GradeReport) -> JSONText {
    func named(_ groups: [(lesson: Int, names: [String])]) -> JSONText {
      .list(
        groups.map {
          .object([
            ("lesson", .integer($0.lesson)), ("students", .list($0.names.map(JSONText.text))),
          ])
        })
    }
    return .object([
      (
        "mistakes",
        .list(
          report.mistakes.map {
            .object([
              ("id", .text($0.mistake.id)), ("title", .text($0.mistake.title)),
              ("lesson", .integer($0.lesson)), ("students", .integer($0.count)),
            ])
          })
      ),
      (
        "stuck",
        .list(
          report.stuck.map {
            .object([("lesson", .integer($0.lesson)), ("students", .integer($0.count))])
          })
      ),
      ("doesNotCompile", named(report.broken)),
      ("solutions", named(report.solutions)),
      ("same", named(report.same)),
    ])
  }
}
