internal import Course
internal import Judge
internal import LearnerWorkspace
internal import Platform
internal import TerminalText

/// Judges exercises at this desk and notes what came out.
struct JudgeSession: Sendable {
  let desk: Desk
  let judge: Judge
  let assignments: [Assignment]
  let subject: Subject
  /// Where sentences go that are no result, such as that progress could not be noted.
  private let tell: @Sendable (String) -> Void

  init(
    _ desk: Desk, _ options: JudgingOptions, _ subject: Subject,
    tell: (@Sendable (String) -> Void)? = nil
  ) throws {
    self.desk = desk
    assignments = try desk.course.assignments()
    self.subject = subject
    self.tell = tell ?? { desk.console.note($0) }
    if let linkInCache = desk.linkInCache { self.tell(linkInCache) }
    judge = Judge(
      compiler: try Compiler.find(), article: try desk.course.article(),
      options: Judge.Options(timeout: .seconds(options.timeout), seed: options.seed),
      cacheDirectory: options.noCache ? nil : desk.cacheFolder)
  }

  /// Whose files are judged.
  var heading: String {
    switch subject {
    case .workspace(let folder):
      "Judging your exercises in “\(sanitized(folder))”"
        + (desk.courseFolder.map { ", by the course in “\(sanitized($0))”." } ?? ".")
    case .solutions(let folder?):
      "Judging the solutions of the course in “\(sanitized(folder))”, and no exercises of yours."
    case .solutions(nil):
      "Judging the solutions of the course that is built in, and no exercises of yours. `--course` "
        + "with a folder judges those in it; `cnn-tutor start` makes a workspace for yours."
    }
  }

  /// Where the learner's files are; nil where the course's solutions are judged.
  private var workspace: Workspace? {
    if case .workspace = subject { desk.workspace } else { nil }
  }

  /// Judges these lessons, all where nil, and notes each pass and mistake as soon as it is known.
  ///
  /// - Parameters:
  ///   - stage: how far; who shows less need not wait for more.
  ///   - report: called with each verdict as soon as it is there.
  ///   - early: called with what is known of a verdict while the rest is worked out.
  func verify(
    _ lessons: Set<Int>? = nil, upTo stage: Judge.Stage = .explained,
    report: @escaping @Sendable (Verdict) -> Void = { _ in },
    early: @escaping @Sendable (Verdict) -> Void = { _ in }
  ) async throws(JudgeError) -> [Verdict] {
    let notes = workspace.map { _ in VerdictNotes(desk, tell: tell) }
    let verdicts = try await judge.verify(
      lessons, of: assignments, submissions: submissions(), upTo: stage,
      report: {
        notes?.add($0)
        report($0)
      }, early: early)
    notes?.finish()
    return verdicts
  }

  /// The verdicts with the lines that would mend what is wrong, where these are found in time.
  func mended(_ verdicts: [Verdict]) async throws(JudgeError) -> [Verdict] {
    try await judge.mended(
      verdicts, of: assignments, submissions: submissions(), within: searchLimit)
  }

  /// How long a line is looked for. Most are there in one second. Before a terminal somebody waits; in a
  /// pipe it shall not depend on what else the machine has to do what is printed.
  private var searchLimit: Duration { desk.console.isTerminal ? .seconds(4) : .seconds(15) }

  /// The functions of a lesson that are right as its file stands. Nothing is noted of it.
  func rightFunctions(of lesson: Int) async throws(JudgeError) -> Set<String> {
    let verdicts = try await judge.verify(
      [lesson], of: assignments, submissions: submissions(), upTo: .judged)
    return verdicts.first?.rightFunctions ?? []
  }

  /// The edits that were found to mend a lesson's file as it stands, and that file.
  func keptMending(of lesson: Int) -> (mending: Mending, file: SourceFile)? {
    let submissions = submissions()
    guard case .file(let file)? = submissions[lesson],
      let mending = judge.keptMending(of: lesson, in: assignments, submissions: submissions)
    else { return nil }
    return (mending, file)
  }

  /// Trains the lesson's network, made of the learner's functions where they pass.
  func train(
    _ lesson: Int, _ verdicts: [Verdict], watch: (@Sendable (TrainingMoment) -> Void)? = nil
  ) async throws(JudgeError) -> TrainingResult? {
    let known = (try? desk.progressStore.load().progress) ?? Progress()
    let earlier = desk.course.lessons.filter { known[$0.slug].passed != nil }.map(\.number)
    let now = verdicts.filter(\.hasPassed).map(\.lesson)
    let passed = workspace == nil ? [] : Set(earlier + now)
    return try await judge.train(
      lesson, of: assignments, submissions: submissions(), passed: passed, watch: watch)
  }

  private func submissions() -> [Int: Submission] {
    guard let workspace else { return [:] }
    return Dictionary(
      uniqueKeysWithValues: desk.course.lessons.map { ($0.number, workspace.submission($0)) })
  }

}
