internal import ArgumentParser
internal import Course
internal import LearnerWorkspace
internal import TerminalMarkdown
internal import TerminalText
internal import TerminalUI

struct LessonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lesson", abstract: "Reads a lesson: step by step on a terminal, else all of it.")

  @OptionGroup var lesson: OptionalLessonArgument
  @OptionGroup var place: PlaceOptions
  @OptionGroup var display: DisplayOptions

  @Flag(help: "Show all of it at once, through $PAGER on a terminal.")
  var all = false

  @Flag(help: "Show only what it comes to, and what you did with it.")
  var summary = false

  @Flag(help: "Show the answers of the predictions too.")
  var answers = false

  @Option(
    help: ArgumentHelp(
      "Begin at this step, counted from 1; in a pipe, show only it.", valueName: "number"))
  var step: Int?

  func run() throws {
    let desk = try Desk(place, display)
    if let name = lesson.lesson, let page = desk.course.page(name) {
      return try show(page, desk.console)
    }
    var reading = try Reading(try desk.lesson(lesson.lesson), at: desk)
    if summary {
      reading.take(try desk.progress()[reading.lesson.slug])
      return desk.console.print(Summary(reading, desk.course).lines(try desk.progress()))
    }
    if answers { reading.answerAll() }
    if let step { try reading.checkStep(step) }
    if all { return Pager.show(reading.whole(), console: desk.console) }
    if try desk.console.isTerminal && readStepByStep(reading, desk) { return }
    desk.console.write(step.map { reading.text(ofStep: $0) } ?? reading.whole())
  }

  /// A page has no exercise and no questions, so that there is nothing to stop at.
  private func show(_ page: Page, _ console: Console) throws {
    if step != nil {
      throw Stop(
        .wrongUsage, "A page has no steps. Type `cnn-tutor lesson \(page.slug)` to read all of it.")
    }
    let document = try MarkdownDocument(parsing: page.text)
    Pager.show(document.rendered(for: console.capabilities), console: console)
  }

  /// - Returns: false where there is no terminal to do it on.
  private func readStepByStep(_ reading: Reading, _ desk: Desk) throws -> Bool {
    let slug = reading.lesson.slug
    let progress = try desk.progress()[slug]
    var reading = reading
    if !answers { reading.take(progress) }
    let first = step ?? progress.step ?? 1
    if desk.console.capabilities.accessible {
      return SpokenLesson(reading, desk: desk).read(from: first)
    }
    let mailbox = Mailbox<LessonView.Message>()
    let work = BackgroundWork()
    defer { work.stop() }
    var view = LessonView(
      reading, step: first, desk: desk, work: work, keep: desk.keeper(of: reading.lesson),
      reached: desk.noteMeanwhile
    ) { mailbox.post($0) }
    guard try Interactive.show(&view, console: desk.console, display: display, mailbox: mailbox)
    else { return false }
    desk.note(view)
    let number = reading.lesson.number
    desk.console.say(
      view.step == reading.stepCount
        ? "Lesson \(number) is read. Type `cnn-tutor watch \(number)` for its exercise; "
          + "`cnn-tutor lesson \(number) --summary` is what it comes to."
        : "Lesson \(number), step \(view.step) of \(reading.stepCount). `cnn-tutor lesson "
          + "\(number)` goes on here.")
    return true
  }
}
