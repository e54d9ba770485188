internal import ArgumentParser
internal import Course
internal import LearnerWorkspace
internal import Platform
internal import TerminalText

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the lessons and how far you are.")

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Option(help: "What to print.")
  var format = Format.text

  @OptionGroup var place: PlaceOptions
  @OptionGroup var display: DisplayOptions

  func run() throws {
    let desk = try Desk(place, display)
    let progress = try desk.progress()
    if format == .json { return desk.console.data(ListJSON.text(desk, progress)) }
    for lesson in desk.course.lessons {
      let number = padded("\(lesson.number)", to: 2, alignment: .right)
      let state = LessonState(of: lesson, at: desk, progress)
      desk.console.print(
        desk.console.lines(number + column(state, desk.console), sanitized(lesson.title)))
    }
    for page in desk.course.pages {
      desk.console.print(
        desk.console.lines("    ", "\(sanitized(page.title)): `cnn-tutor lesson \(page.slug)`"))
    }
  }

  /// The state in words, in a column of its own; nothing where no state is known.
  private func column(_ state: LessonState?, _ console: Console) -> String {
    guard let state else { return "  " }
    return "  " + console.styled(padded(state.word, to: LessonState.widestWord), state.style) + "  "
  }
}

/// How far the learner is with a lesson.
enum LessonState: CaseIterable {
  case passed, inWork, untouched, missing

  /// Nil where nothing is known: no workspace, and not passed.
  init?(of lesson: Lesson, at desk: Desk, _ progress: Progress) {
    if progress[lesson.slug].passed != nil {
      self = .passed
    } else if let workspace = desk.workspace {
      let exists = Files.exists(workspace.file(lesson))
      self = workspace.isUntouched(lesson) ? .untouched : exists ? .inWork : .missing
    } else {
      return nil
    }
  }

  var word: String {
    switch self {
    case .passed: "passed"
    case .inWork: "in work"
    case .untouched: "not started"
    case .missing: "no file"
    }
  }

  static var widestWord: Int { allCases.map { cellWidth(of: $0.word) }.max() ?? 0 }

  var style: TextStyle {
    switch self {
    case .passed: .good
    case .inWork: .warning
    case .missing: .bad
    case .untouched: .dim
    }
  }
}
