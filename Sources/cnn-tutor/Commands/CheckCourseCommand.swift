internal import ArgumentParser
internal import Course
internal import CourseChecking
internal import Judge
internal import LearnerWorkspace
internal import Platform
internal import TerminalText

struct CheckCourseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check-course",
    abstract: "Proves a course, for its authors: texts, numbers, exercises, mistakes, figures.",
    discussion: """
      Every problem is one line, with file and line. The exit status is 0 when there is none, and \
      1 when there is one.
      """)

  @Argument(
    help: ArgumentHelp("Numbers or names of lessons. Without them: all.", valueName: "lesson"),
    completion: .lessons)
  var lessons: [String] = []

  @Flag(
    help: """
      First write into --course what is made of its other files: the pictures, their descriptions \
      in the texts, and the results that reading needs.
      """)
  var write = false

  @OptionGroup var place: PlaceOptions
  @OptionGroup var display: DisplayOptions

  func run() throws {
    if write { try writeFiles(in: place.course) }
    let desk = try Desk(place, display)
    let chosen = try lessons.isEmpty ? nil : Set(lessons.map { try desk.course.lesson($0).number })
    let checker = try checker(desk)
    let progress = CheckProgress()
    let report = try Interruptible.run {
      try await checker.report(on: desk.course, lessons: chosen) { progress.show($0, of: $1) }
    }
    progress.end()
    for problem in report.problems {
      desk.console.print(sanitized(problem.description, keepingNewlines: true))
    }
    desk.console.print(summary(report, isWhole: chosen == nil))
    if !report.problems.isEmpty { throw Stop(.exerciseNotRight) }
  }

  private func checker(_ desk: Desk) throws -> CourseChecker {
    CourseChecker(
      judge: Judge(
        compiler: try Compiler.find(), article: try desk.course.article(),
        cacheDirectory: desk.cacheFolder),
      commands: Tutor.commandNames)
  }

  private func writeFiles(in folder: String?) throws {
    guard let folder else {
      throw Stop(.wrongUsage, "--write needs --course: name the folder of lessons to write into.")
    }
    let desk = try Desk(place, display)
    let (course, checker) = (desk.course, try checker(desk))
    let files = try Interruptible.run { try await checker.freshFiles(of: course) }
    for (path, text) in files.sorted(by: { $0.key < $1.key }) where course.text(of: path) != text {
      let target = Path.join(folder, path)
      if (try? Files.readText(target)) == text { continue }
      try Files.makeFolder(Path.folder(target))
      if !path.hasSuffix(".md") {
        try Files.write(Array(text.utf8), to: target, replacing: isStartOfKeptFile)
        continue
      }
      let now = Files.exists(target) ? try Files.readText(target) : nil
      guard now == course.text(of: path) else {
        throw Stop(.fault, "“\(target)” was changed meanwhile. Type the command once more.")
      }
      // Only the words of the pictures are the linter's.
      try Files.write(Files.bytes(of: text, inPlaceOf: Files.read(target)), to: target)
    }
  }

  private func summary(_ report: CourseReport, isWhole: Bool) -> [String] {
    var lines = report.mistakes.map { lesson, count in
      "Lesson \(lesson.number), \(lesson.slug): tells \(counted(count, "mistake")) apart."
    }
    if isWhole {
      let numbers = report.checkedNumbers
      lines.append("The article's numbers: \(numbers.covered) of \(numbers.all) are checked.")
    }
    lines.append(
      report.problems.isEmpty ? "Nothing to mend." : "To mend: \(report.problems.count).")
    return lines
  }
}

/// How far the linter is, on a terminal: one line on standard error that is written again.
private struct CheckProgress {
  private let isShown = Output.error.isTerminal

  func show(_ done: Int, of all: Int) {
    guard isShown else { return }
    try? Output.error.write("\r\(done) of \(all) checked")
  }

  func end() {
    guard isShown else { return }
    try? Output.error.write("\r\u{1B}[K")
  }
}
