internal import Course
internal import Judge
internal import Platform

/// A class's grades as JUnit XML: a suite a student, and in each the same tests under the same names.
enum GradeJUnit {
  static func text(_ report: GradeReport, at moment: WallClock.Moment = WallClock.local()) -> String
  {
    let folders = Dictionary(
      uniqueKeysWithValues: report.lessons.map { ($0.lesson.number, $0.lesson.folder) })
    return VerdictJUnit.text(
      report.rows.map { row in
        JUnitSuite(
          name: row.handIn.name,
          properties: [("judged", "workspace"), ("folder", row.handIn.folder)],
          cases: row.grade.lessons.flatMap { lesson in
            lesson.tests.map { test in
              JUnitSuite.Case(
                name: test.name, className: folders[lesson.number] ?? "",
                fault: test.fault.map { fault in
                  JUnitSuite.Fault(
                    isError: test.hasStopped, type: fault, message: test.summary ?? "",
                    text: test.summary ?? "")
                })
            }
          },
          output: (row.handIn.remarks + (row.grade.problem.map { [$0] } ?? [])).joined(
            separator: "\n"),
          seconds: row.grade.lessons.reduce(0) { $0 + $1.seconds })
      }, at: moment)
  }
}
