internal import ArgumentParser
internal import Course
internal import Judge
internal import LearnerWorkspace
internal import Platform

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Judges your exercises: all of them, or those you name.",
    discussion: """
      The files of the workspace are judged; the course's own solutions only with --solutions, or \
      in a checkout of a course, as text. The exit status is 0 when all of them are right, and 1 \
      when one is not.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, junit }

  @Argument(
    help: ArgumentHelp("Numbers or names of lessons. Without them: all.", valueName: "lesson"),
    completion: .lessons)
  var lessons: [String] = []

  @Flag(help: "Judge the course's own solutions.")
  var solutions = false

  @Option(help: "What to print.")
  var format = Format.text

  @Flag(
    help:
      "Say all that is known, however many lines it takes; with --format json every check, with its arguments and results, and the line that would mend what is wrong."
  )
  var long = false

  @OptionGroup var judging: JudgingOptions
  @OptionGroup var place: PlaceOptions
  @OptionGroup var display: DisplayOptions

  func run() throws {
    let desk = try Desk(place, display)
    let subject = try desk.subject(solutions: solutions, isForPerson: format == .text)
    let session = try JudgeSession(desk, judging, subject)
    let chosen = try lessons.isEmpty ? nil : Set(lessons.map { try desk.course.lesson($0).number })
    if format == .text { desk.console.say(session.heading + "\n") }
    let (format, long) = (format, long)
    let verdicts = try Interruptible.run {
      switch format {
      case .text:
        let printer = VerdictPrinter(session, chosen, extent: long ? .whole : .folded)
        return try await printer.verify()
      case .json where long: return try await session.mended(session.verify(chosen))
      case .json, .junit: return try await session.verify(chosen)
      }
    }
    switch format {
    case .text: break
    case .json:
      desk.console.data(VerdictJSON.text(verdicts, of: subject, under: .here, isLong: long) + "\n")
    case .junit: desk.console.data(VerdictJUnit.text(verdicts, of: subject) + "\n")
    }
    if !verdicts.allSatisfy(\.hasPassed) { throw Stop(.exerciseNotRight) }
  }
}

/// How learners' programs are run.
struct JudgingOptions: ParsableArguments {
  @Option(help: ArgumentHelp("How long a program may run.", valueName: "seconds"))
  var timeout = 10.0

  @Option(
    help: ArgumentHelp("Draws the random cases; the same seed draws the same.", valueName: "number")
  )
  var seed: UInt64 = 1

  @Flag(help: "Judge everything anew, and keep nothing.")
  var noCache = false

  /// What holds where no option was given.
  static let standard: JudgingOptions = {
    var options = JudgingOptions()
    options.timeout = 10
    options.seed = 1
    options.noCache = false
    return options
  }()

  func validate() throws {
    guard !(timeout >= 0.1 && timeout <= 3600) else { return }
    throw ValidationError("--timeout takes 0.1 to 3600 seconds, not \(timeout).")
  }
}
