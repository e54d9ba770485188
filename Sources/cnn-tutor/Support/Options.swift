public import ArgumentParser
public import TerminalText

/// Which course, and which workspace.
struct PlaceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Read the lessons from this folder instead of the ones built in.", valueName: "folder"),
    completion: .directory)
  var course: String?

  @Option(
    help: ArgumentHelp(
      "Use the workspace in this folder. Without it: the one you are in.", valueName: "folder"),
    completion: .directory)
  var workspace: String?
}

/// How things are shown.
struct DisplayOptions: ParsableArguments {
  @Option(help: "When to use colour.")
  var color = ColorChoice.auto

  @Option(help: "Colours for this background. Without it: ones that suit both.")
  var theme: Theme?

  @Option(help: ArgumentHelp("The widest line, in cells: 20 to 1000.", valueName: "cells"))
  var width: Int?

  @Flag(help: "Linear text for screen readers: no boxes, no tables, nothing that moves.")
  var accessible = false

  func validate() throws {
    guard let width, !(TerminalCapabilities.minimumWidth...1000).contains(width) else { return }
    throw ValidationError("--width takes a number from 20 to 1000, not \(width).")
  }
}

extension ColorChoice: ExpressibleByArgument {}
extension Theme: ExpressibleByArgument {}

/// One lesson, by number or by name; without either the one where the learner is.
struct OptionalLessonArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "The lesson's number or name. Without it: the one where you are.", valueName: "lesson"),
    completion: .lessons)
  var lesson: String?
}

/// One lesson, by number or by name.
struct LessonArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp("The lesson's number or name.", valueName: "lesson"), completion: .lessons)
  var lesson: String
}
