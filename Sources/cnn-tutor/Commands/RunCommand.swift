internal import ArgumentParser
internal import Course
internal import Engine
internal import Judge
internal import TerminalText

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Runs your exercise and shows its numbers beside the article's.")

  @OptionGroup var lesson: OptionalLessonArgument

  @Flag(help: "Run the course's own solution.")
  var solutions = false

  @Option(
    help: ArgumentHelp(
      "Keep the network that is trained in this file, for `draw` and `predict`.",
      valueName: "file"), completion: .file())
  var save: String?

  @OptionGroup var judging: JudgingOptions
  @OptionGroup var place: PlaceOptions
  @OptionGroup var display: DisplayOptions

  func run() throws {
    let desk = try Desk(place, display)
    let lesson = try desk.lesson(lesson.lesson)
    if let save { try WeightsFile.checkFolder(of: save) }
    let session = try JudgeSession(desk, judging, desk.subject(solutions: solutions))
    desk.console.say(session.heading + "\n")
    let verdicts = try Interruptible.run { try await session.verify([lesson.number], upTo: .named) }
    let text = VerdictText(desk.console.capabilities)
    for verdict in verdicts { desk.console.write(text.numbers(verdict)) }
    if lesson.trains {
      try train(lesson, session, verdicts)
    } else if save != nil {
      throw Stop(
        .wrongUsage,
        "--save keeps a network, and lesson \(lesson.number) trains none."
      )
    }
    if !verdicts.allSatisfy(\.hasPassed) { throw Stop(.exerciseNotRight) }
  }

  private func train(_ lesson: Lesson, _ session: JudgeSession, _ verdicts: [Verdict]) throws {
    let console = session.desk.console
    console.say("\nTraining the network made of your functions…")
    let text = TrainingResultText(console: console)
    switch try OwnTraining(session: session, lesson: lesson).ending(verdicts) {
    case .result(let result?):
      console.print(text.lines(result))
      guard case .report(let report, _) = result else { return }
      if let save { return console.print([""] + (try OwnNetwork.save(report.network, to: save))) }
      console.say(
        "\n`cnn-tutor run \(lesson.number) --save my-network` keeps this network, so that it can read "
          + "what you draw.")
    case .result(nil): break
    case .stopped(let epochs):
      console.print(text.lines(stoppedAfter: epochs))
      if let save, let network = epochs.last?.network {
        console.print([""] + (try OwnNetwork.save(network, to: save)))
      }
      throw Stop(.interrupted)
    }
  }
}
