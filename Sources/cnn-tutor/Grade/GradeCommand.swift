internal import ArgumentParser
internal import Course
internal import Judge
internal import Platform
internal import TerminalText

struct GradeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grade", abstract: "Grades the hand-ins of a class.",
    discussion: """
      A class's folder has a folder for each student; the exercises' files are found in it, however \
      deep they lie and also where they were renamed. Nothing in it is changed. The random cases are \
      drawn anew each time, and the seed is said: typed again with --seed, a run that was interrupted \
      goes on where it was.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, csv, json, junit }

  @Argument(
    help: ArgumentHelp("Folders of classes, or of single students.", valueName: "folder"),
    completion: .directory)
  var folders: [String]

  @Option(help: "What to print.")
  var format = Format.text

  @Option(
    help: ArgumentHelp(
      "A lesson and its points on each line; others do not count. Without it: a point each.",
      valueName: "file"), completion: .file())
  var weights: String?

  @Option(
    help: ArgumentHelp("Write a text for each student into this folder.", valueName: "folder"),
    completion: .directory)
  var feedback: String?

  @Option(help: ArgumentHelp("How long a program may run.", valueName: "seconds"))
  var timeout = 10.0

  @Option(help: ArgumentHelp("How long a hand-in may take.", valueName: "seconds"))
  var limit = 600.0

  @Option(
    help: ArgumentHelp("Draws the random cases. Without it: by chance.", valueName: "number"))
  var seed: UInt64?

  @Flag(help: "Grade even where nothing holds strangers' programs back.")
  var unsafe = false

  @Option(
    help: ArgumentHelp(
      "Read the lessons from this folder instead of the ones built in.", valueName: "folder"),
    completion: .directory)
  var course: String?

  @OptionGroup var display: DisplayOptions

  func validate() throws {
    for (name, value) in [("--timeout", timeout), ("--limit", limit)]
    where !(value >= 0.1 && value <= 86_400) {
      throw ValidationError("\(name) takes 0.1 to 86400 seconds, not \(value).")
    }
  }

  func run() throws {
    let console = Console(display)
    let course = try course.map { try Course(directory: $0) } ?? .embedded
    let lessons = try Weights.lessons(of: course, file: weights)
    let handIns = try HandIns(in: folders, lessons)
    let feedback = try feedback.map { try Feedback(in: $0, beside: folders) }
    try checkProtection(console)
    let seed = seed ?? .random(in: 1...999_999_999)
    console.note("\(counted(handIns.all.count, "hand-in")), --seed \(seed).")
    let book = GradeBook()
    let end = try outcome { try grade(handIns, course, lessons, seed: seed, into: book) }
    let report = GradeReport(handIns, book.all, lessons, seed: seed)
    show(report, console)
    let unwritten = feedback?.write(report) ?? []
    for sentence in unwritten { console.note(sentence) }
    if let end {
      console.note(
        "\(report.rows.count) of \(report.count) \(isOrAre(report.rows.count)) graded. The same command "
          + "with --seed \(seed) goes on here.")
      throw end
    }
    if !report.isWhole || !unwritten.isEmpty { throw Stop(.fault) }
  }

  /// What ended it early and leaves what is done; nil where nothing did.
  private func outcome(of work: () throws -> Void) throws -> (any Error)? {
    do {
      try work()
      return nil
    } catch let stop as Stop where stop.status == .interrupted {
      return stop
    } catch JudgeError.cancelled {
      return Stop(.interrupted)
    }
  }

  private func grade(
    _ handIns: HandIns, _ course: Course, _ lessons: [GradedLesson], seed: UInt64,
    into book: GradeBook
  ) throws {
    // Who has no folder for it gets one for this run.
    let scratch = try OwnFolder.userCache == nil ? ScratchFolder() : nil
    defer { try? scratch?.remove() }
    let cache = OwnFolder.userCache ?? OwnFolder(scratch?.path ?? "")
    let judge = Judge(
      compiler: try Compiler.find(), article: try course.article(),
      options: Judge.Options(timeout: .seconds(timeout), seed: seed), cacheDirectory: cache)
    let grading = try Grading(
      course, judge: judge, lessons: lessons, limit: .seconds(limit), keeping: cache)
    let progress = GradeProgress(of: handIns.all.count)
    defer { progress.end() }
    let all = handIns.all
    try Interruptible.run {
      try await grading.grade(all, into: book) { isKept in progress.add(isKept: isKept) }
    }
  }

  private func checkProtection(_ console: Console) throws {
    let protection = Protection.here
    if protection.extent == .none, !unsafe {
      throw Stop(
        .fault,
        "Nothing holds strangers' programs back here: they could read and change your files. Grade on "
          + "a machine or in a container where `cnn-tutor doctor` says that something does, or add "
          + "--unsafe for people you trust.")
    }
    if protection.extent != .full {
      let missing = protection.missing.joined(separator: ", ")
      console.note("Programs are held back in part; what is missing here: \(missing).")
    }
  }

  private func show(_ report: GradeReport, _ console: Console) {
    switch format {
    case .text: console.print(GradeText(report: report, console: console).lines())
    case .csv: console.data(GradeCSV.text(report))
    case .json: console.data(GradeJSON.text(report, under: .here))
    case .junit: console.data(GradeJUnit.text(report))
    }
  }
}
