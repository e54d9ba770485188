internal import ArgumentParser
internal import Course
internal import Judge
internal import LearnerWorkspace
internal import Platform
internal import TerminalMarkdown
internal import TerminalText

struct SolutionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solution", abstract: "Shows the commented solution of an exercise.")

  @OptionGroup var lesson: OptionalLessonArgument

  @Flag(help: "Show it without asking, also where the exercise is not passed.")
  var yes = false

  @OptionGroup var place: PlaceOptions
  @OptionGroup var display: DisplayOptions

  func run() throws {
    let desk = try Desk(place, display)
    let lesson = try desk.lesson(lesson.lesson)
    guard try yes || mayShow(lesson, desk) else { return }
    guard desk.console.isTerminal else {
      // Of Swift that an author means, nothing is lost by it.
      return desk.console.data(sanitized(lesson.solution, keepingNewlines: true))
    }
    let fence = "````````"
    let document = try MarkdownDocument(parsing: "\(fence)swift\n\(lesson.solution)\n\(fence)\n")
    Pager.show(document.rendered(for: desk.console.capabilities), console: desk.console)
  }

  /// Asks whoever has not passed the exercise, where there is somebody to answer.
  private func mayShow(_ lesson: Lesson, _ desk: Desk) throws -> Bool {
    guard desk.workspace != nil, desk.console.isTerminal, Input.isTerminal,
      try desk.progress()[lesson.slug].passed == nil
    else { return true }
    desk.console.say(
      "You have not passed lesson \(lesson.number) yet. `cnn-tutor hint \(lesson.number)` helps "
        + "without telling all.")
    desk.console.write("Show the solution? Type y and Enter: ")
    return Input.line()?.lowercased().hasPrefix("y") == true
  }
}
