internal import ArgumentParser
internal import Platform

/// `cnn-tutor` alone: where you are and what to type next.
@main
struct Tutor: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cnn-tutor",
    abstract: "Teaches convolutional neural networks, step by step, in the terminal.",
    discussion: "Without a command it says where you are and what to type next.",
    subcommands: [
      ListCommand.self, LessonCommand.self, StartCommand.self, RunCommand.self,
      VerifyCommand.self, HintCommand.self, SolutionCommand.self, ResetCommand.self,
      DoctorCommand.self, ExplainCommand.self, WatchCommand.self, CheckCourseCommand.self,
      TrainCommand.self, PredictCommand.self,
    ])

  @OptionGroup var place: PlaceOptions
  @OptionGroup var display: DisplayOptions

  func run() throws {
    let desk = try Desk(place, display)
    desk.console.print(WhereText(desk).text(progress: try desk.progress()))
  }
}

extension Tutor {
  /// Not `async`: the main thread waits for keys and signals, which a task's thread must not do.
  /// Commands do asynchronous work through `Interruptible.run`.
  static func main() {
    Output.ignoreClosedPipes()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      guard let stop = Stop(error) else { exit(withError: error) }
      stop.end()
    }
  }
}
