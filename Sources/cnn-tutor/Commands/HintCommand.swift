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
    let lesson = try desk.lesson(lesson.lesson)
    let hints = Hints(of: lesson, at: desk, right: try rightFunctions(of: lesson, desk))
    desk.console.print(try hints.lines(number ?? hints.takeNext()))
  }

  /// The functions that are right as the file stands; none where it cannot be judged, or not at once: a
  /// loop without an end holds up no hint.
  private func rightFunctions(of lesson: Lesson, _ desk: Desk) throws -> Set<String> {
    var options = JudgingOptions.standard
    options.timeout = 1
    guard let session = Hints.session(desk, options) else { return [] }
    return try Interruptible.run {
      (try? await session.rightFunctions(of: lesson.number)) ?? []
    }
  }
}

/// The hints of a lesson, as far as they were taken; behind them the edit that would mend the learner's
/// file, where the last verdict found one.
struct Hints {
  let lesson: Lesson
  let desk: Desk
  private let edit: String?
  /// The functions that need no hint any more.
  private let right: Set<String>

  init(of lesson: Lesson, at desk: Desk, right: Set<String>) {
    self.lesson = lesson
    self.desk = desk
    self.right = right
    edit = Self.edit(lesson, desk)
  }

  /// Nil where nothing can be judged; what there is to say about that, `verify` says.
  static func session(
    _ desk: Desk, _ options: JudgingOptions = .standard
  ) -> JudgeSession? {
    desk.workspace.flatMap { workspace in
      try? JudgeSession(desk, options, .workspace(folder: workspace.root), tell: { _ in })
    }
  }

  private static func edit(_ lesson: Lesson, _ desk: Desk) -> String? {
    guard let session = session(desk),
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

  /// A hint without its parts about functions that are right, unless all are. A part begins with the
  /// function's name in a heading of the third level; as a line in bold it is shown the same everywhere.
  static func hint(_ text: String, _ right: Set<String>) -> String {
    var parts: [(name: String, lines: [Substring])] = [("", [])]
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("### ") {
        parts.append((trimmed(line.dropFirst(4)), ["**\(trimmed(line.dropFirst(4)))**"]))
      } else {
        parts[parts.count - 1].lines.append(line)
      }
    }
    let open = parts.filter { !right.contains($0.name) }
    let isAnyOpen = open.contains { !$0.name.isEmpty }
    return (isAnyOpen ? open : parts).map { $0.lines.joined(separator: "\n") }
      .joined(separator: "\n")
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
    let hint = number > lesson.hints.count ? edit ?? "" : Self.hint(lesson.hints[number - 1], right)
    let title = "Hint \(number) of \(count) for lesson \(lesson.number)"
    return try MarkdownDocument(
      parsing: "**\(title)**\n\n\(hint)\n\n---\n\n\(next)"
    ).lines(for: desk.console.capabilities).lines
  }
}
