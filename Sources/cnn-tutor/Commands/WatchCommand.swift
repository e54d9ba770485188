internal import ArgumentParser
internal import Course
internal import Judge
internal import LearnerWorkspace
internal import TerminalText
internal import TerminalUI

struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Judges an exercise again each time you save it.",
    discussion: "Without a lesson it begins with the first exercise that is not right yet.")

  @Argument(
    help: ArgumentHelp("The lesson's number or name.", valueName: "lesson"), completion: .lessons)
  var lesson: String?

  @OptionGroup var judging: JudgingOptions
  @OptionGroup var place: PlaceOptions
  @OptionGroup var display: DisplayOptions

  func run() throws {
    let desk = try Desk(place, display)
    let workspace = try desk.requireWorkspace()
    let lesson = try lesson.map { try desk.course.lesson($0) } ?? desk.currentLesson()
    let mailbox = Mailbox<WatchView.Message>()
    let session = try JudgeSession(desk, judging, .workspace(folder: workspace.root)) {
      mailbox.post(.notice($0))
    }
    let judge = BackgroundJudge(session, mailbox: mailbox)
    defer { judge.stop() }
    guard !desk.console.capabilities.accessible else {
      return try SpokenWatch(session, workspace).watch(lesson)
    }
    var view = try WatchView(
      lesson, desk: desk, workspace: workspace, judging: judge, mailbox: mailbox)
    guard try Interactive.show(&view, console: desk.console, display: display, mailbox: mailbox)
    else { return try SpokenWatch(session, workspace).watch(lesson) }
    desk.console.say("`cnn-tutor watch \(view.lesson.number)` goes on here.")
  }
}
