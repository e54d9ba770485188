internal import ArgumentParser
internal import Course
internal import Judge
internal import TerminalMarkdown
internal import TerminalText

struct SolutionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solution", abstract: "Shows the commented solution of an exercise.")

  @OptionGroup var lesson: LessonArgument
  @OptionGroup var place: PlaceOptions
  @OptionGroup var display: DisplayOptions

  func run() throws {
    let desk = try Desk(place, display)
    let lesson = try desk.course.lesson(lesson.lesson)
    guard desk.console.isTerminal else {
      // Of Swift that an author means, nothing is lost by it.
      return desk.console.data(sanitized(lesson.solution, keepingNewlines: true))
    }
    let fence = "````````"
    let document = try MarkdownDocument(parsing: "\(fence)swift\n\(lesson.solution)\n\(fence)\n")
    desk.console.write(document.rendered(for: desk.console.capabilities))
  }
}
