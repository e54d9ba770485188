internal import ArgumentParser
internal import Course
internal import Judge
internal import LearnerWorkspace
internal import Platform
internal import TerminalMarkdown
internal import TerminalText

struct ExamCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exam", abstract: "A task of its own, without any help: passed or not.",
    discussion: """
      The first call begins it: the task is shown and its starter put into your folder Exercises. The \
      next one hands it in. Without a number it is the whole course's: the tasks of all its exams. \
      Each time it is handed in it is judged with other numbers.
      """)

  @Argument(help: ArgumentHelp("The lesson's number or name.", valueName: "lesson"))
  var lesson: String?

  @Flag(help: "Begin anew; what you wrote is kept.")
  var again = false

  @OptionGroup var place: PlaceOptions
  @OptionGroup var display: DisplayOptions

  func run() throws {
    let desk = try Desk(place, display)
    let tasks = try ExamTask.all(of: desk.course, lesson)
    let workspace = try desk.requireWorkspace()
    let new = tasks.filter { again || !Files.exists(workspace.file($0.exam)) }
    for task in new { try begin(task, workspace, desk) }
    guard new.isEmpty else {
      let command = "cnn-tutor exam" + (lesson.map { " \($0)" } ?? "")
      return desk.console.say(
        "The time runs. Write, save, and hand it in by `\(command)`. Good luck!")
    }
    let results = try tasks.map { try handIn($0, workspace, desk) }
    let passed = results.count(where: \.self)
    if tasks.count > 1 {
      desk.console.say("\(passed) of \(counted(tasks.count, "task")) passed.")
    }
    if passed < tasks.count { throw Stop(.exerciseNotRight) }
  }

  private func begin(_ task: ExamTask, _ workspace: Workspace, _ desk: Desk) throws {
    let kept = try workspace.reset(task.exam)
    desk.note { progress in
      progress[task.exam.slug].began = WallClock.now
      progress[task.exam.slug].tries = 0
      progress[task.exam.slug].passed = nil
    }
    desk.console.write(try ExamText(task, desk.console).task)
    if let kept { desk.console.say("\nWhat you wrote before is kept in “\(kept)”.") }
    desk.console.say("\nThe starter is “\(Workspace.path(task.exam))”.\n")
  }

  /// - Returns: whether it is passed.
  private func handIn(_ task: ExamTask, _ workspace: Workspace, _ desk: Desk) throws -> Bool {
    let verdict = try verdict(on: task, workspace, desk)
    let text = ExamText(task, desk.console)
    switch verdict?.outcome {
    case .passed?:
      desk.note { progress in
        if progress[task.exam.slug].passed == nil {
          progress[task.exam.slug].tries += 1
          progress[task.exam.slug].passed = WallClock.now
        }
      }
      desk.console.print(text.passed(try desk.progress()[task.exam.slug]))
      return true
    case .failed?:
      desk.note { $0[task.exam.slug].tries += 1 }
      desk.console.print(text.failed(try desk.progress()[task.exam.slug]))
    case .notStarted?: desk.console.print(text.notStarted)
    default:
      // What cannot be judged is no try.
      if let verdict { desk.console.print(VerdictText(desk.console.capabilities).lines(verdict)) }
    }
    return false
  }

  private func verdict(
    on task: ExamTask, _ workspace: Workspace, _ desk: Desk
  ) throws -> Verdict? {
    let judge = Judge(
      compiler: try Compiler.find(), article: try desk.course.article(),
      options: Judge.Options(seed: UInt64(WallClock.now)), cacheDirectory: desk.cacheFolder)
    let assignments = try desk.course.assignments(ofExam: task.exam, after: task.lesson)
    let submissions = Dictionary(
      uniqueKeysWithValues: assignments.map { ($0.number, workspace.submission($0.lesson)) })
    return try Interruptible.run {
      try await judge.verify(
        [task.exam.number], of: assignments, submissions: submissions, upTo: .judged)
    }.first
  }
}

/// The exam after a lesson.
struct ExamTask {
  var lesson: Lesson
  var exam: Lesson

  /// That of the lesson that is named; all where none is.
  static func all(of course: Course, _ name: String?) throws -> [ExamTask] {
    let lessons = try name.map { [try course.lesson($0)] } ?? course.lessons
    let tasks = try lessons.compactMap { lesson in
      try lesson.exam().map { ExamTask(lesson: lesson, exam: $0) }
    }
    guard tasks.isEmpty else { return tasks }
    let others = try course.lessons.filter { try $0.exam() != nil }.map { "\($0.number)" }
    throw Stop(
      .wrongUsage,
      others.isEmpty
        ? "This course has no exams."
        : "Lesson \(lessons.first?.number ?? 0) has no exam. There is one after the lessons "
          + others.joined(separator: ", ") + "; `cnn-tutor exam` is all of them.")
  }
}
