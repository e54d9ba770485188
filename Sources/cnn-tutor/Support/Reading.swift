internal import Course
internal import TerminalMarkdown

/// A lesson as it is read at this desk.
struct Reading {
  let lesson: Lesson
  let document: MarkdownDocument
  private let capabilities: TerminalCapabilities

  init(_ lesson: Lesson, at desk: Desk) throws {
    self.lesson = lesson
    document = try MarkdownDocument(parsing: lesson.text)
    capabilities = desk.console.capabilities
  }

  func whole() -> String { document.rendered(for: capabilities) }

  /// One step, counted from 1.
  func step(_ number: Int) throws -> String {
    guard document.sections.indices.contains(number - 1) else {
      throw Stop(
        .wrongUsage,
        """
        Lesson \(lesson.number) has no step \(number). Its steps are 1 to \
        \(document.sections.count): try `cnn-tutor lesson \(lesson.number) --step 1`.
        """)
    }
    return document.rendered(document.sections[number - 1], for: capabilities)
  }
}
