internal import Course
internal import LearnerWorkspace
internal import TerminalMarkdown
internal import TerminalText

/// What is said of a task of an exam: the task itself, and whether it is passed. Nothing that would help.
struct ExamText {
  private let exam: ExamTask
  private let console: Console

  init(_ exam: ExamTask, _ console: Console) {
    self.exam = exam
    self.console = console
  }

  /// The task, drawn.
  var task: String {
    get throws {
      try MarkdownDocument(parsing: exam.exam.text).rendered(for: console.capabilities)
    }
  }

  func passed(_ known: LessonProgress) -> [String] {
    let minutes = max(0, (known.passed ?? 0) - (known.began ?? known.passed ?? 0)) / 60
    let time = minutes == 0 ? "less than a minute" : counted(minutes, "minute")
    return console.said("Passed: \(name), \(time) after it was begun, at try \(known.tries).")
  }

  func failed(_ known: LessonProgress) -> [String] {
    console.said("Not passed: \(name), try \(known.tries).")
  }

  var notStarted: [String] {
    console.said("Nothing is written yet in “\(Workspace.path(exam.exam))”.")
  }

  private var name: String {
    "“\(sanitized(exam.exam.title))”, after lesson \(exam.lesson.number)"
  }
}
