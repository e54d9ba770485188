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

  @Flag(
    help: "Show what each lesson's functions are needed for, and where they sit in the network.")
  var road = false

  @OptionGroup var place: PlaceOptions
  @OptionGroup var display: DisplayOptions

  func run() throws {
    let desk = try Desk(place, display)
    let progress = try desk.progress()
    if format == .json { return desk.console.data(ListJSON.text(desk, progress)) }
    let way = road ? Road(desk.course) : nil
    for lesson in desk.course.lessons {
      let number = padded("\(lesson.number)", to: 2, alignment: .right)
      let state = LessonState(of: lesson, at: desk, progress)
      desk.console.print(
        desk.console.lines(
          number + column(state, desk.console),
          sanitized(lesson.title) + due(lesson, desk, progress)))
      if let way { desk.console.print(way.lines(to: lesson, desk.console)) }
    }
    if let way { desk.console.print(way.reader(progress, desk.console)) }
    if let sentence = desk.dueSentence(progress) { desk.console.say(sentence) }
    for page in desk.course.pages {
      desk.console.print(
        desk.console.lines("    ", "\(sanitized(page.title)): `cnn-tutor lesson \(page.slug)`"))
    }
  }

  private func due(_ lesson: Lesson, _ desk: Desk, _ progress: Progress) -> String {
    let count = desk.due(lesson, progress)
    return count > 0 ? desk.console.styled(" (\(count) due)", .warning) : ""
  }

  /// The state in words, in a column of its own; nothing where no state is known.
  private func column(_ state: LessonState?, _ console: Console) -> String {
    guard let state else { return "  " }
    return "  " + console.styled(padded(state.word, to: LessonState.widestWord), state.style) + "  "
  }
}
