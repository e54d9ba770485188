internal import ArgumentParser
internal import Course
internal import Judge
internal import LearnerWorkspace
internal import TerminalMarkdown
internal import TerminalText

struct HintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hint", abstract: "Gives one more hint each time, from vague to plain.")

  @OptionGroup var lesson: OptionalLessonArgument
  @OptionGroup var place: PlaceOptions
  @OptionGroup var display: DisplayOptions

  @Option(help: ArgumentHelp("Show this hint again instead of the next.", valueName: "number"))
  var number: Int?

  func run() throws {
    let desk = try Desk(place, display)
    let hints = Hints(of: try desk.lesson(lesson.lesson), at: desk)
    desk.console.print(try hints.lines(number ?? hints.takeNext()))
  }
}

/// The hints of a lesson, as far as they were taken; behind them the edit that would mend the learner's
/// file, where the last verdict found one.
struct Hints {
  let lesson: Lesson
  let desk: Desk
  private let edit: String?

  init(of lesson: Lesson, at desk: Desk) {
    self.lesson = lesson
    self.desk = desk
    edit = Self.edit(lesson, desk)
  }

  private static func edit(_ lesson: Lesson, _ desk: Desk) -> String? {
    guard let workspace = desk.workspace,
      let session = try? JudgeSession(
        desk, .standard, .workspace(folder: workspace.root), tell: { _ in }),
      let (mending, file) = session.keptMending(of: lesson.number)
    else { return nil }
    return MendingText.edit(mending, of: file)
  }

  private var count: Int { lesson.hints.count + (edit == nil ? 0 : 1) }

  /// Notes one more hint as taken; after the last it stays the last.
  func takeNext() throws -> Int {
    let next = min(try desk.progress()[lesson.slug].hints + 1, max(1, count))
    desk.note { $0[lesson.slug].hints = max($0[lesson.slug].hints, next) }
    return next
  }

  func lines(_ number: Int, isInWatch: Bool = false) throws -> [String] {
    if lesson.hints.isEmpty {
      throw Stop(.wrongUsage, "Lesson \(lesson.number) has no hints.")
    }
    guard number >= 1, number <= count else {
      throw Stop(
        .wrongUsage,
        """
        Lesson \(lesson.number) has no hint \(number); it has \(count). Type \
        `cnn-tutor hint \(lesson.number)` for the next one.
        """)
    }
    let next =
      number == count
      ? "That was the last hint. `cnn-tutor solution \(lesson.number)` shows the solution."
      : isInWatch
        ? "Press h again for a plainer one."
        : "Type `cnn-tutor hint \(lesson.number)` again for a plainer one."
    let hint = number > lesson.hints.count ? edit ?? "" : lesson.hints[number - 1]
    let title = "Hint \(number) of \(count) for lesson \(lesson.number)"
    return try MarkdownDocument(
      parsing: "**\(title)**\n\n\(hint)\n\n---\n\n\(next)"
    ).lines(for: desk.console.capabilities).lines
  }
}
