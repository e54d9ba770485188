internal import ArgumentParser
internal import CourseProgram
internal import Platform
internal import TerminalText

/// `cnn-tutor` alone: where you are and what to type next.
@main
struct Tutor: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cnn-tutor",
    abstract: "Teaches convolutional neural networks, step by step, in the terminal.",
    usage: "cnn-tutor [<options>] [<subcommand>]",
    discussion: "Without a command it says where you are and what to type next.",
    version: "cnn-tutor \(Release.number)",
    groupedSubcommands: [
      CommandGroup(
        name: "Learning",
        subcommands: [
          ListCommand.self, LessonCommand.self, StartCommand.self, WatchCommand.self,
          VerifyCommand.self, RunCommand.self, CatchCommand.self, PracticeCommand.self,
          ExamCommand.self, HintCommand.self, SolutionCommand.self, ResetCommand.self,
        ]),
      CommandGroup(
        name: "Exploring",
        subcommands: [
          GlossaryCommand.self, ExplainCommand.self, DrawCommand.self, TrainCommand.self,
          PredictCommand.self, ExportCommand.self,
        ]),
      CommandGroup(
        name: "Upkeep",
        subcommands: [GradeCommand.self, DoctorCommand.self, CheckCourseCommand.self]),
    ])

  @OptionGroup var place: PlaceOptions
  @OptionGroup var display: DisplayOptions

  func run() throws {
    let desk = try Desk(place, display)
    desk.console.print(WhereText(desk).lines(progress: try desk.progress()))
  }
}

extension Tutor {
  /// Not `async`: the main thread waits for keys and signals, which a task's thread must not do.
  /// Commands do asynchronous work through `Interruptible.run`.
  static func main() {
    CourseProgram.runIfAsked(CommandLine.arguments)
    Output.ignoreClosedPipes()
    do {
      guard Environment.hasWorkingFolder else {
        throw Stop(
          .wrongUsage,
          "The folder that you are in has been removed. Type `cd` and a folder that is there.")
      }
      let words = Array(CommandLine.arguments.dropFirst())
      var command = try PlainCommand.parsed(words) ?? TypedCommand(words: words).parsed()
      try command.run()
    } catch {
      guard let stop = Stop(error) else { end(error) }
      stop.end()
    }
  }

  /// Says what the argument parser has to say, as it would, but cleaned: it repeats what was typed.
  private static func end(_ error: any Error) -> Never {
    let code = exitCode(for: error)
    let text = sanitized(
      fullMessage(for: error), unicode: TerminalCapabilities.showsUnicode(Environment.all),
      keepingNewlines: true)
    let output = code.isSuccess ? Output.standard : Output.error
    if !text.isEmpty { try? output.write(text + "\n") }
    Environment.exit(code.rawValue)
  }
}
