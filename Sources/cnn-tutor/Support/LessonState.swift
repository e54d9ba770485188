internal import Course
internal import LearnerWorkspace
internal import Platform
internal import TerminalText

/// How far the learner is with a lesson.
enum LessonState: CaseIterable {
  case passed, broken, changed, inWork, read, untouched, missing

  /// Nil where nothing is known: no workspace, not read, and not passed.
  init?(of lesson: Lesson, at desk: Desk, _ progress: Progress) {
    let known = progress[lesson.slug]
    if known.passed != nil {
      if let workspace = desk.workspace, workspace.hasChanged(lesson, since: known) {
        // Begun anew after a pass.
        self = workspace.isUntouched(lesson) ? .untouched : .changed
      } else {
        self = known.broken == nil ? .passed : .broken
      }
      return
    }
    guard let workspace = desk.workspace else {
      guard known.read != nil else { return nil }
      self = .read
      return
    }
    let exists = Files.exists(workspace.file(lesson))
    let untouched: LessonState = known.read == nil ? .untouched : .read
    self = workspace.isUntouched(lesson) ? untouched : exists ? .inWork : .missing
  }

  var word: String {
    switch self {
    case .passed: "passed"
    case .broken: "wrong now"
    case .changed: "changed"
    case .inWork: "in work"
    case .read: "read"
    case .untouched: "not started"
    case .missing: "no file"
    }
  }

  static var widestWord: Int { allCases.map { cellWidth(of: $0.word) }.max() ?? 0 }

  var style: TextStyle {
    switch self {
    case .passed: .good
    case .changed, .inWork, .read: .warning
    case .broken, .missing: .bad
    case .untouched: .dim
    }
  }
}
