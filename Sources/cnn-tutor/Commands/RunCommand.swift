internal import ArgumentParser
internal import Course
internal import Judge
internal import TerminalText

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Runs your exercise and shows its numbers beside the article's.")

  @OptionGroup var lesson: LessonArgument

  @Flag(help: "Run the course's own solution.")
  var solutions = false

  @OptionGroup var judging: JudgingOptions
  @OptionGroup var place: PlaceOptions
  @OptionGroup var display: DisplayOptions

  func run() throws {
    let desk = try Desk(place, display)
    let lesson = try desk.course.lesson(lesson.lesson)
    let session = try JudgeSession(desk, judging, desk.subject(solutions: solutions))
    desk.console.say(session.heading + "\n")
    let verdicts = try Interruptible.run { try await session.verify([lesson.number]) }
    let text = VerdictText(desk.console.capabilities)
    for verdict in verdicts { desk.console.write(text.numbers(verdict)) }
    if try assignment(lesson, session)?.exercise.training() != nil {
      desk.console.say("\nTraining the network made of your functions…")
      let result = try Interruptible.run { try await session.train(lesson.number, verdicts) }
      if let result { desk.console.print(TrainingResultText(console: desk.console).lines(result)) }
    }
    if !verdicts.allSatisfy(\.hasPassed) { throw Stop(.exerciseNotRight) }
  }

  private func assignment(_ lesson: Lesson, _ session: JudgeSession) -> Assignment? {
    session.assignments.first { $0.number == lesson.number }
  }
}
