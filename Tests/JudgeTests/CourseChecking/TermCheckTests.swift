import Testing

@testable import Course
@testable import CourseChecking

/// No word of the field before the lesson that teaches it, in anything that a learner reads.
@Suite struct TermCheckTests {
  private func check(_ changes: [String: String] = [:]) throws -> CourseCheck {
    var files = ["article.json": "{\"examples\": [\n]}\n"]
    for (folder, title) in [("01-sliding", "Sliding"), ("02-framing", "Framing")] {
      for name in ["exercise.swift", "solution.swift", "hints.md", "mistakes.md"] {
        files["\(folder)/\(name)"] = "// Nothing.\n"
      }
      files["\(folder)/lesson.md"] = "# \(title)\n"
    }
    files["02-framing/lesson.md"] = "# Framing\n\nThis is **padding**.\n\nPadding is used.\n"
    files.merge(changes) { $1 }
    return try CourseCheck(Course(files: files), commands: [], cases: [:], figures: [:])
  }

  @Test func `a word may be used where it is taught, and in code anywhere`() throws {
    let check = try check(["01-sliding/lesson.md": "# Sliding\n\nCall `padding` now.\n"])
    #expect(check.texts.flatMap(check.earlyTerms).isEmpty)
    #expect(check.termsTaughtTwice().isEmpty)
  }

  @Test(arguments: [
    ("lesson.md", "# Sliding\n\nWith a padding.\n", 3),
    ("lesson.md", "# Sliding\n\n```predict\nHow many paddings?\nanswer: a\n```\n", 4),
    ("hints.md", "## Hint 1\n\nPadding.\n", 3),
    ("mistakes.md", "# Mistakes\n\n## a.b: the padding is missing\n", 3),
    ("exercise.swift", "func a() {}\n\n/// Without padding.\n", 3),
    ("solution.swift", "/* One line,\n then padding. */", 2),
  ])
  func `a word that comes too early is found, with file and line`(
    file: String, text: String, line: Int
  ) throws {
    let check = try check(["01-sliding/\(file)": text])
    let problems = check.texts.flatMap(check.earlyTerms)
    #expect(problems.map(\.file) == ["01-sliding/\(file)"])
    #expect(problems.map(\.line) == [line])
    #expect(
      problems.first?.text.contains("“padding” is used here, but lesson 2 teaches it") == true)
  }

  @Test func `a word that two lessons teach is found in the second`() throws {
    let check = try check(["01-sliding/lesson.md": "# Sliding\n\nThis is **Paddings**.\n"])
    #expect(check.termsTaughtTwice().map(\.file) == ["02-framing/lesson.md"])
    #expect(check.termsTaughtTwice().map(\.line) == [3])
  }

  @Test func `the tutor's own lessons use no word before it is taught, and are a sitting each`()
    throws
  {
    let check = try CourseCheck(.embedded, commands: [], cases: [:], figures: [:])
    #expect(check.texts.count == Course.embedded.lessons.count)
    let problems =
      check.texts.flatMap(check.earlyTerms) + check.termsTaughtTwice()
      + check.texts.flatMap(check.form)
    #expect(problems.map(\.description) == [])
  }
}
