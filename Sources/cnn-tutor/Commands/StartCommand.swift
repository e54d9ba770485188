internal import ArgumentParser
internal import Course
internal import LearnerWorkspace
internal import Platform
internal import TerminalText

struct StartCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "start",
    abstract: "Makes the workspace, or adds to it what it lacks; your work is never touched.")

  @Argument(
    help: ArgumentHelp(
      "The folder to make. Without it: the workspace you are in, else “cnn-exercises”.",
      valueName: "folder"), completion: .directory)
  var folder: String?

  @OptionGroup var place: PlaceOptions
  @OptionGroup var display: DisplayOptions

  func run() throws {
    // A folder that is a workspace already has a course.
    var place = place
    if let folder {
      place.workspace = (try? Workspace.named(folder))?.root
    } else if place.workspace == nil {
      place.workspace = try Workspace.find(from: Environment.workingFolder)?.root
    }
    let desk = try Desk(place, display, saysLoss: false)
    let target = folder ?? desk.workspace?.root ?? "cnn-exercises"
    let (workspace, changes) = try Workspace.make(at: target, course: desk.course)
    let course = try desk.courseFolder.flatMap { try workspace.note(courseFolder: $0) ? $0 : nil }
    desk.console.print(
      StartText(folder: target, changes: changes, course: course, console: desk.console).lines)
  }
}

/// What `start` did, and what comes next.
struct StartText {
  var folder: String
  var changes: Workspace.Changes
  /// The folder of the workspace's course, where it was not known before.
  var course: String?
  var console: Console

  var lines: [String] {
    summary + courseLines + files + (changes.outdated.isEmpty ? [] : outdated) + [""] + prose(next)
  }

  private var summary: [String] {
    let name = "“\(sanitized(folder))”"
    if changes.isNew { return prose("Made the workspace \(name).") }
    if changes.hadLostState {
      return prose(
        "The workspace \(name) was there already, without its hidden folder “.cnn-tutor”, which was "
          + "made anew. Your work was left alone. Type `cnn-tutor verify` in it to have what is "
          + "right noted again.")
    }
    return prose(
      changes.added.isEmpty && changes.updated.isEmpty
        ? "The workspace \(name) is complete. Nothing was changed."
        : "The workspace \(name) was there already. Your work was left alone.")
  }

  private var courseLines: [String] {
    course.map { prose("Its course is the one in “\(sanitized($0))”.") } ?? []
  }

  private var files: [String] {
    guard !changes.isNew else { return [] }
    return changes.added.flatMap { console.lines("  added    ", $0) }
      + changes.updated.flatMap { console.lines("  updated  ", "\($0) (you had not touched it)") }
  }

  private var outdated: [String] {
    prose("The course has newer starters for these; they hold your work, so they were kept:")
      + changes.outdated.flatMap { console.lines("  kept     ", $0) }
      + prose("`cnn-tutor reset` with the lesson's number takes the newer one and keeps yours.")
  }

  private var next: String {
    let isHere = Path.absolute(folder) == Environment.workingFolder
    return (isHere ? "Type" : "Type `cd \(sanitized(folder))`, then")
      + " `cnn-tutor lesson 1` to read and `cnn-tutor watch` beside your editor."
  }

  private func prose(_ text: String) -> [String] {
    wrapped(text, width: console.capabilities.width)
  }
}
