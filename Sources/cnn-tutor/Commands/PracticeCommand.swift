internal import ArgumentParser
internal import Course
internal import Judge
internal import LearnerWorkspace
internal import MachineText
internal import Platform
internal import Practice
internal import TerminalText
internal import TerminalUI

struct PracticeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "practice", abstract: "Asks again what you have read, with other numbers.",
    discussion: """
      What is due today, else a mixed round of ten. A question comes back after \
      \(PracticeRecord.daysInWords), and the day after a wrong answer. q leaves at any time; what you have answered is noted.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Option(help: "Ask about this lesson alone, whether you have read it or not.")
  var lesson: String?

  @Option(
    name: .customLong("print"),
    help: ArgumentHelp(
      "Print so many items with their answers instead of asking.", valueName: "number"))
  var printed: Int?

  @Option(help: "What the numbers are drawn with. Without it: the time.")
  var seed: UInt64?

  @Option(help: "How --print prints.")
  var format = Format.text

  @OptionGroup var place: PlaceOptions
  @OptionGroup var display: DisplayOptions

  func validate() throws {
    if let printed, !(1...1_000_000).contains(printed) {
      throw ValidationError("--print takes a number of items from 1 to 1000000, not \(printed).")
    }
  }

  func run() throws {
    let session = try PracticeSession(
      Desk(place, display), lesson: lesson, now: WallClock.now, seed: seed)
    if let printed { return try session.printItems(printed, asJSON: format == .json) }
    guard session.desk.console.isTerminal, Input.isTerminal else {
      throw Stop(
        .wrongUsage,
        "Practice asks questions, and in a pipe nobody answers. `cnn-tutor practice --print 10` "
          + "prints ten of them with their answers.")
    }
    // It takes a moment: who types meanwhile shall know what they wait for.
    session.desk.console.say(
      "Up to \(PracticeSchedule.roundLength) questions, about a minute each. q leaves at any time; what "
        + "you have answered is noted.")
    let items = try session.round()
    let round = PracticeRound(items, explained: try session.explained()) { session.note($0) }
    // What was typed while the questions were made is no answer to the first.
    Input.forgetTyped()
    session.desk.console.say(try asked(round, session.desk.console).summary)
  }

  private func asked(_ round: PracticeRound, _ console: Console) throws -> PracticeRound {
    var view = PracticeView(round, console: console)
    if try Interactive.show(&view, console: console, display: display) { return view.round }
    var spoken = SpokenPractice(round, console: console)
    spoken.ask()
    return spoken.round
  }
}

/// What is practised at a desk, and when.
struct PracticeSession: Sendable {
  let desk: Desk
  private let lessons: [Lesson]
  /// Whether the lessons were asked for, so that all of them is practised now.
  private let isAskedFor: Bool
  private let now: Int
  private let seed: UInt64

  init(_ desk: Desk, lesson: String?, now: Int, seed: UInt64?) throws {
    self.desk = desk
    self.now = now
    self.seed = seed ?? UInt64(now)
    isAskedFor = lesson != nil
    lessons = try lesson.map { [try desk.course.lesson($0)] } ?? desk.course.lessons
  }

  /// - Throws: `Stop` where no lesson was read.
  func round() throws -> [PracticeItem] {
    let progress = try desk.progress()
    let read = lessons.filter { lesson in
      let known = progress[lesson.slug]
      // What was asked for once is asked again, whether the lesson was read or not.
      return isAskedFor || known.read != nil || known.passed != nil || !known.practice.isEmpty
    }
    guard !read.isEmpty else {
      throw Stop(
        .wrongUsage,
        "Practice asks about lessons that you have read to the end or passed, and there is none yet. "
          + "Type `cnn-tutor lesson 1` to read one, or `cnn-tutor practice --lesson 1` to be asked all "
          + "the same.")
    }
    let schedule = PracticeSchedule(
      try PracticeTemplate.all(of: read), progress, now: now)
    let (source, seed) = (try source(read), seed)
    let (due, mixed) = (schedule.due, schedule.mixed(seed: seed))
    let templates = due.isEmpty || isAskedFor ? due + mixed : due
    let items = try Interruptible.run {
      func round(_ templates: [PracticeTemplate]) async throws -> [PracticeItem] {
        try await source.round(of: templates, count: PracticeSchedule.roundLength, seed: seed)
      }
      let items = try await round(templates)
      // What is due may be of a course that has changed, so that nothing can be asked of it.
      return items.isEmpty ? try await round(mixed) : items
    }
    guard !items.isEmpty else {
      throw Stop(.wrongUsage, "There is nothing to practise in what you have read so far.")
    }
    return items
  }

  /// The mistakes that verdicts have explained, by lesson.
  func explained() throws -> [String: Set<String>] {
    try desk.progress().lessons.mapValues { Set($0.mistakes.keys) }
  }

  func note(_ outcome: PracticeRound.Outcome) {
    let template = outcome.item.template
    desk.note { progress in
      progress[template.slug].practice[template.id] = .after(
        progress[template.slug].practice[template.id], isRight: outcome.isRight,
        isGuess: outcome.sureness == .guessed, isSure: outcome.sureness == .sure, now: now)
    }
  }

  func printItems(_ count: Int, asJSON: Bool) throws {
    let (source, seed, console) = (try source(lessons), seed, desk.console)
    let templates = try PracticeTemplate.all(of: lessons)
    let made = try Interruptible.run {
      try await source.items(of: templates, count: count, seed: seed) { item in
        if asJSON { return console.data(item.json.line + "\n") }
        console.print([console.styled("Lesson \(item.lesson)", .heading), ""])
        console.print(item.lines(console.capabilities))
        console.say("\nAnswer: \(item.answerText)\n")
      }
    }
    guard made < count else { return }
    console.note("There are no more than \(counted(made, "different item")).")
  }

  private func source(_ known: [Lesson]) throws -> PracticeSource {
    PracticeSource(
      judge: try Self.judge(desk), assignments: try desk.course.assignments(), known: known)
  }

  /// What runs the lessons' programs: without a compiler where they are built in, and with nothing kept,
  /// since no numbers come twice.
  static func judge(_ desk: Desk) throws -> Judge {
    let isBuiltIn = desk.course.isEmbedded
    return Judge(
      compiler: isBuiltIn ? .ifAny : try Compiler.find(), article: try desk.course.article(),
      cacheDirectory: isBuiltIn ? nil : desk.cacheFolder)
  }
}
