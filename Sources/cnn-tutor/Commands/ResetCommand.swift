internal import ArgumentParser
internal import Course
internal import LearnerWorkspace

struct ResetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reset", abstract: "Puts an exercise's starter back; what you wrote is kept.")

  @OptionGroup var lesson: LessonArgument
  @OptionGroup var place: PlaceOptions
  @OptionGroup var display: DisplayOptions

  func run() throws {
    let desk = try Desk(place, display)
    let lesson = try desk.course.lesson(lesson.lesson)
    let kept = try desk.requireWorkspace().reset(lesson)
    guard let kept else {
      return desk.console.say("“\(Workspace.path(lesson))” is the starter already.")
    }
    desk.note {
      $0[lesson.slug].passed = nil
      $0[lesson.slug].broken = nil
    }
    desk.console.say(
      "“\(Workspace.path(lesson))” is the starter again. What you wrote is kept in “\(kept)”.")
  }
}
