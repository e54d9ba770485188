internal import Course
internal import LearnerWorkspace
internal import MachineText

/// The lessons and how far one is with each, for programs; README.md documents the fields.
enum ListJSON {
  /// Grows when a field changes its meaning or goes; new fields do not count.
  static let version = 1

  static func text(_ desk: Desk, _ progress: Progress) -> String {
    JSONText.object([
      ("version", .integer(version)),
      (
        "lessons",
        .list(
          desk.course.lessons.map { lesson in
            .object([
              ("lesson", .integer(lesson.number)), ("slug", .text(lesson.slug)),
              ("title", .text(lesson.title)), ("file", .text(Workspace.path(lesson))),
              (
                "state",
                LessonState(of: lesson, at: desk, progress).map { .text($0.word) } ?? .null
              ), ("due", .integer(desk.due(lesson, progress))),
            ])
          })
      ),
      (
        "pages",
        .list(
          desk.course.pages.map {
            .object([("slug", .text($0.slug)), ("title", .text($0.title))])
          })
      ),
    ]).pretty
  }
}
