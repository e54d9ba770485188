internal import ArgumentParser
internal import Course
internal import TerminalMarkdown

struct LessonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lesson", abstract: "Reads a lesson: step by step on a terminal, else all of it.")

  @OptionGroup var lesson: LessonArgument
  @OptionGroup var place: PlaceOptions
  @OptionGroup var display: DisplayOptions

  @Flag(help: "Show all of it at once, through $PAGER on a terminal.")
  var all = false

  @Option(help: ArgumentHelp("Show this step only, counted from 1.", valueName: "number"))
  var step: Int?

  func run() throws {
    let desk = try Desk(place, display)
    let reading = try Reading(try desk.course.lesson(lesson.lesson), at: desk)
    if let step {
      desk.console.write(try reading.step(step))
    } else {
      desk.console.write(reading.whole())
    }
  }
}
