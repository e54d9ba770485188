internal import ArgumentParser
internal import Course
internal import Judge
internal import Platform
internal import TerminalMarkdown

struct CheckCourseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check-course",
    abstract: "Proves a course, for its authors: texts, numbers, exercises, mistakes, figures.",
    discussion: """
      Every problem is one line, with file and line. The exit status is 0 when there is none, and \
      1 when there is one.
      """)

  @Flag(
    help: "First draw the pictures of --course anew and write their descriptions into its texts.")
  var writeFigures = false

  @OptionGroup var place: PlaceOptions
  @OptionGroup var display: DisplayOptions

  func run() throws {
    if writeFigures { try writeFigures(in: place.course) }
    let desk = try Desk(place, display)
    let check = try CourseCheck(desk.course, commands: Self.commandNames)
    let judge = Judge(
      compiler: try Compiler.find(), article: try desk.course.article(),
      cacheDirectory: desk.cacheFolder)
    let compiled = try Interruptible.run {
      try await CourseChecker(judge: judge).problems(in: desk.course)
    }
    let problems = check.problems() + compiled
    for problem in problems {
      desk.console.print(sanitized(problem.description, keepingNewlines: true))
    }
    desk.console.print(summary(of: check, problems: problems.count))
    if !problems.isEmpty { throw Stop(.exerciseNotRight) }
  }

  /// The words that may follow `cnn-tutor` in a lesson.
  static var commandNames: Set<String> {
    Set(Tutor.configuration.subcommands.compactMap { $0.configuration.commandName })
  }

  private func writeFigures(in folder: String?) throws {
    guard let folder else {
      throw Stop(
        .wrongUsage, "--write-figures needs --course: name the folder of lessons to write into.")
    }
    let course = try Course(directory: folder)
    let figures = try CourseCheck(course, commands: Self.commandNames).freshFigures()
    for (path, text) in figures.sorted(by: { $0.key < $1.key }) where course.text(of: path) != text
    {
      let target = Path.join(folder, path)
      try Files.makeFolder(Path.folder(target))
      if path.hasSuffix(".svg") {
        try Files.write(Array(text.utf8), to: target, replacing: Figure.isStartOfSVG)
      } else {
        guard try Files.readText(target) == course.text(of: path) else {
          throw Stop(.fault, "“\(target)” was changed meanwhile. Type the command once more.")
        }
        try Files.write(text, to: target)
      }
    }
  }

  private func summary(of check: CourseCheck, problems: Int) -> String {
    let coverage = check.coverage
    let lessons = check.mistakesByLesson.map { lesson, count in
      "Lesson \(lesson.number), \(lesson.slug): tells \(count) mistakes apart."
    }
    return """
      \(lessons.joined(separator: "\n"))
      The article's numbers: \(coverage.covered.count) of \(coverage.all.count) are checked.
      \(problems == 0 ? "Nothing to mend." : "To mend: \(problems).")
      """
  }
}
