import Testing

@testable import Course

/// The linter on one real lesson with one thing broken.
struct CourseCheckTests {
  private func problems(
    breaking file: String, _ break: (String) -> String
  ) throws -> [CourseProblem] {
    var files = Self.files
    let text = try #require(files[file])
    let broken = `break`(text)
    #expect(broken != text, "Nothing was broken in \(file).")
    files[file] = broken
    let all = try CourseCheck(Course(files: files), commands: Self.commands).problems()
    return all.filter { !Self.before.contains($0) }
  }

  /// One lesson and the article's numbers: what the other lessons hold takes only time.
  private static let files = EmbeddedCourse.files.filter {
    $0.key.hasPrefix("02-") || $0.key == "article.json"
  }

  /// What one lesson alone lacks: it is not number 1 and does not use all of the article's numbers.
  private static let before: [CourseProblem] =
    (try? CourseCheck(Course(files: files), commands: commands).problems()) ?? []

  private static let commands: Set<String> = [
    "list", "lesson", "start", "run", "verify", "watch", "hint", "solution", "reset", "explain",
    "train", "predict", "check-course", "doctor",
  ]

  private let lesson2 = "02-cross-correlation/lesson.md"

  @Test func `the course has nothing to mend`() throws {
    let problems = try CourseCheck(Course.embedded, commands: Self.commands).problems()
    #expect(problems.map(\.description) == [])
  }

  @Test func `a wrong sum is found, with its line`() throws {
    let problems = try problems(breaking: lesson2) {
      $0.replacing("`1·10 + 2·20 + 4·30 + 5·40 = 370`", with: "`1·10 + 2·20 + 4·30 + 5·40 = 371`")
    }
    #expect(problems.first?.text == "1·10 + 2·20 + 4·30 + 5·40 is 370, not 371.")
    #expect(problems.first?.file == lesson2)
    #expect(problems.first?.line != nil)
  }

  @Test func `a wrong number in a matrix of the article is found`() throws {
    let problems = try problems(breaking: lesson2) { $0.replacing("370 470", with: "370 471") }
    #expect(problems.map(\.text).contains("The numbers are not those of 'A.correlate.valid'."))
  }

  @Test func `a number in prose that comes from nowhere is found`() throws {
    let problems = try problems(breaking: lesson2) {
      $0.replacing("## Exercise", with: "There are 98,765 of them.\n\n## Exercise")
    }
    #expect(
      problems.map(\.text) == [
        "98765 comes from no example, case, output or sum of this lesson."
      ])
  }

  @Test func `a formula that cannot be laid out is found, with its line`() throws {
    let problems = try problems(breaking: lesson2) { $0.replacing("\\sum_{i}", with: "\\suum_{i}") }
    #expect(problems.first?.text.contains("suum") == true)
    #expect(problems.first?.line != nil)
  }

  @Test func `a prediction without a number is found`() throws {
    let problems = try problems(breaking: lesson2) {
      $0.replacing("answer: A.correlate.valid[0][1]", with: "answer: A.correlate.valid[0][9]")
    }
    #expect(
      problems.map(\.text) == ["No number has the id 'A.correlate.valid' with this index."])
  }

  @Test func `a stale figure is found`() throws {
    let path = "02-cross-correlation/figures/four-positions.svg"
    let problems = try problems(breaking: path) { $0.replacing("370", with: "371") }
    #expect(problems.map(\.file) == [path])
    #expect(problems.first?.text.hasPrefix("The picture is stale") == true)
  }

  @Test func `an alternative text that tells something else is found`() throws {
    let problems = try problems(breaking: lesson2) {
      $0.replacing("![A 3×3 input", with: "![A 9×9 input")
    }
    #expect(problems.first?.text.hasPrefix("The alternative text must be") == true)
  }

  @Test func `a dead link is found`() throws {
    let problems = try problems(breaking: lesson2) {
      $0.replacing("## Exercise", with: "See [there](../99-nowhere/lesson.md).\n\n## Exercise")
    }
    #expect(problems.map(\.text) == ["The link to '../99-nowhere/lesson.md' leads nowhere."])
  }

  @Test func `a title that stands in the course twice is found`() throws {
    let problems = try problems(breaking: lesson2) {
      $0.replacing("## Exercise", with: "## Counting pixels, finding edges\n\n## Exercise")
    }
    #expect(
      problems.first?.text.hasPrefix("The title “Counting pixels, finding edges” stands in") == true
    )
  }

  @Test func `a command that does not exist is found`() throws {
    let problems = try problems(breaking: lesson2) {
      $0.replacing("cnn-tutor verify 2", with: "cnn-tutor approve 2")
    }
    #expect(
      problems.first?.text == "'cnn-tutor approve' is no command; see 'cnn-tutor --help'.")
  }

  @Test func `a missing hint is found`() throws {
    let problems = try problems(breaking: "02-cross-correlation/hints.md") {
      $0.replacing("## Hint 3", with: "### Hint 3")
    }
    #expect(problems.map(\.file) == ["02-cross-correlation/hints.md"])
  }

  @Test func `a section that a verdict leads to, and that is gone, is found`() throws {
    let problems = try problems(breaking: lesson2) {
      $0.replacing("## Longer steps", with: "## Strides of two")
    }
    #expect(
      problems.map(\.text).contains(
        "The mistake 'stride.ignored' leads to a section “Longer steps”, which is not there."))
    let other = try self.problems(breaking: lesson2) {
      $0.replacing("## The overlay meets the underlay", with: "## They meet")
    }
    #expect(other.map(\.text).contains { $0.hasPrefix("The function 'correlate' leads to") })
  }

  @Test func `a lesson without an exercise at its end is found`() throws {
    let problems = try problems(breaking: lesson2) {
      $0.replacing("## Exercise", with: "## Something else")
    }
    #expect(problems.map(\.text).contains("The last section must be '## Exercise'."))
  }

  @Test func `a mistake that equals another, or makes the right numbers, is found`() throws {
    let check = try CourseCheck(Course(files: Self.files), commands: Self.commands)
    let lesson = try Course.embedded.lesson("2")
    var exercise = try #require(lesson.exercise())
    #expect(check.mistakes(in: exercise, folder: lesson.folder) == [])
    var twin = exercise.mistakes[0]
    twin.id = "twin"
    var harmless = exercise.mistakes[0]
    harmless.id = "harmless"
    harmless.wrong = [:]
    exercise.mistakes += [twin, harmless]
    let first = exercise.mistakes[0].id
    #expect(
      check.mistakes(in: exercise, folder: lesson.folder).map(\.text) == [
        "The mistakes 'twin' and '\(first)' make the same numbers in every case; add a case that "
          + "tells them apart.",
        "The mistake 'harmless' makes the right numbers in every case; add a case.",
      ])
  }

  @Test func `a starter that is written already is found, with its line`() throws {
    let solution = try #require(Self.files["02-cross-correlation/solution.swift"])
    let problems = try problems(breaking: "02-cross-correlation/exercise.swift") { _ in solution }
    #expect(
      problems.map(\.text) == [
        "'correlate' is written already; a starter's functions hold 'todo()' alone."
      ])
    #expect(problems.first?.line == 10)
  }

  @Test func `a missing file is an error that names it`() {
    var files = Self.files
    files["02-cross-correlation/solution.swift"] = nil
    #expect(throws: CourseError.missingFile(path: "02-cross-correlation/solution.swift")) {
      try Course(files: files)
    }
  }

  @Test func `an input of the article that is not the one built in is found`() throws {
    let problems = try problems(breaking: "article.json") { json in
      json.replacing("\"f\": [[10, 20], [30, 40]]", with: "\"f\": [[10, 20, 30, 40]]")
    }
    #expect(
      problems.map(\.text).contains(
        "The inputs of 'A.correlate.valid' are not those that this tutor was built with; build it "
          + "anew."))
  }

  @Test func `two lessons of one number are an error that names both`() {
    var files = Self.files
    for (path, text) in Self.files where path.hasPrefix("02-") {
      files[path.replacing("02-cross-correlation", with: "02-other")] = text
    }
    #expect(throws: CourseError.sameNumber("02-cross-correlation", "02-other")) {
      try Course(files: files)
    }
  }

  @Test func `a changed number of the article no longer matches the exercise`() throws {
    let problems = try problems(breaking: "article.json") { json in
      json.replacing(
        "\"expected\": [[370, 470], [670, 770]]", with: "\"expected\": [[370, 470], [670, 771]]")
    }
    #expect(
      problems.map(\.text).contains { $0.contains("does not make the article's numbers") })
  }
}
