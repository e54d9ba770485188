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
    let verdicts = try Interruptible.run { try await session.verify([lesson.number]) }
    let text = VerdictText(desk.console.capabilities)
    for verdict in verdicts { desk.console.write(text.numbers(verdict)) }
    if try assignment(lesson, session)?.exercise.training() != nil {
      try train(lesson.number, session, verdicts)
    } else if save != nil {
      throw Stop(
        .wrongUsage,
        "--save keeps a network, and lesson \(lesson.number) trains none."
      )
    }
    if !verdicts.allSatisfy(\.hasPassed) { throw Stop(.exerciseNotRight) }
  }

  private func train(_ lesson: Int, _ session: JudgeSession, _ verdicts: [Verdict]) throws {
    let console = session.desk.console
    console.say("\nTraining the network made of your functions…")
    let result = try Interruptible.run { try await session.train(lesson, verdicts) }
    guard let result else { return }
    console.print(TrainingResultText(console: console).lines(result))
    guard case .report(let report, _) = result else { return }
    if let save {
      console.print([""] + (try OwnNetwork.save(report.network, to: save)))
    } else {
      console.say(
        "\n`cnn-tutor run \(lesson) --save my-network` keeps this network, so that it can read what you "
          + "draw.")
    }
  }

  private func assignment(_ lesson: Lesson, _ session: JudgeSession) -> Assignment? {
    session.assignments.first { $0.number == lesson.number }
  }
}
