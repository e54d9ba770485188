import LessonFolder
import Testing

@testable import Course
@testable import CourseChecking
@testable import Judge

extension RunningTests {
  /// The linter on one whole lesson with one thing broken.
  @Suite struct CourseCheckTests {
    private func problems(_ files: [String: String]) async throws -> [CourseProblem] {
      let course = try Course(files: files)
      let judge = try TestJudge.judge()
      let assignments = try course.assignments()
      let harness = HarnessModule(judge)
      var cases: [String: [ExerciseCase]] = [:]
      var figures: [String: [MadeFigure]] = [:]
      var predictions: [String: [KeptPrediction]] = [:]
      for assignment in assignments {
        let check = ExerciseCheck(
          judge: judge, assignment: assignment, assignments: assignments,
          folder: assignment.exercise.folder.name)
        let known = try await check.cases(harness)
        cases[check.folder] = known
        figures[check.folder] = try await check.figures(harness)
        if let lesson = course.lessons.first(where: { $0.number == assignment.number }) {
          predictions[check.folder] = try await check.predictions(lesson, known, harness)
        }
      }
      return try CourseCheck(
        course, commands: WholeLesson.commands, cases: cases, figures: figures,
        predictions: predictions
      ).problems()
    }

    /// What the linter says once a file is broken, beside the results that must be written.
    private func problems(
      breaking file: String, _ break: (String) -> String
    ) async throws -> [CourseProblem] {
      var files = try WholeLesson.files()
      let path = "\(WholeLesson.folder)/\(file)"
      let text = try #require(files[file] ?? files[path])
      let broken = `break`(text)
      #expect(broken != text, "Nothing was broken in \(file).")
      files[files[file] == nil ? path : file] = broken
      return try await problems(files).filter { !$0.file.hasSuffix("results.json") }
    }

    @Test func `a whole lesson has nothing to mend but results that are not written`() async throws
    {
      let problems = try await problems(try WholeLesson.files())
      #expect(problems.map(\.file) == ["01-sliding/results.json"])
      #expect(problems.first?.text.hasPrefix("It is stale") == true)
    }

    @Test func `a wrong sum is found, with its line`() async throws {
      let problems = try await problems(breaking: "lesson.md") {
        $0.replacing(
          "`1·10 + 2·20 + 4·30 + 5·40 = 370`", with: "`1·10 + 2·20 + 4·30 + 5·40 = 371`")
      }
      #expect(problems.first?.text == "1·10 + 2·20 + 4·30 + 5·40 is 370, not 371.")
      #expect(problems.first?.file == "01-sliding/lesson.md")
      #expect(problems.first?.line == 9)
    }

    @Test func `a wrong number in a matrix of the article is found`() async throws {
      let problems = try await problems(breaking: "lesson.md") {
        $0.replacing("370 470", with: "370 471")
      }
      #expect(problems.map(\.text).contains("The numbers are not those of 'A.correlate.valid'."))
    }

    @Test func `a number in prose that comes from nowhere is found`() async throws {
      let problems = try await problems(breaking: "lesson.md") {
        $0.replacing("## Exercise", with: "There are 98,765 of them.\n\n## Exercise")
      }
      #expect(
        problems.map(\.text) == [
          "98765 comes from no example, case, output or sum of this lesson."
        ])
    }

    @Test func `a formula that cannot be laid out is found, with its line`() async throws {
      let problems = try await problems(breaking: "lesson.md") {
        $0.replacing("\\sum_{i}", with: "\\suum_{i}")
      }
      #expect(problems.first?.text.contains("suum") == true)
      #expect(problems.first?.line != nil)
    }

    @Test func `a prediction without a number is found`() async throws {
      let problems = try await problems(breaking: "lesson.md") {
        $0.replacing("answer: A.correlate.valid[0][1]", with: "answer: A.correlate.valid[0][9]")
      }
      #expect(
        problems.map(\.text) == ["No number has the id 'A.correlate.valid' with this index."])
    }

    @Test(arguments: ["figures/slide.svg", "figures/slide.json"])
    func `a stale figure is found`(path: String) async throws {
      let problems = try await problems(breaking: path) { $0.replacing("50", with: "51") }
      #expect(problems.map(\.file) == ["01-sliding/\(path)"])
      #expect(problems.first?.text.hasPrefix("It is stale") == true)
    }

    @Test func `a picture that nothing makes, and a figure that nothing shows, are found`()
      async throws
    {
      let problems = try await problems(breaking: "lesson.md") {
        $0.replacing("figures/slide.svg", with: "figures/glide.svg")
      }
      #expect(problems.map(\.file) == ["01-sliding/lesson.md", "01-sliding/figures.swift"])
      #expect(problems.map(\.line) == [7, 5])
      #expect(
        problems.first?.text.hasPrefix(
          "No figure of the lesson's figures.swift makes 'figures/glide.svg'") == true)
      #expect(
        problems.last?.text.hasPrefix("It makes a figure 'slide' that the lesson does not show")
          == true)
    }

    @Test func `a figure of one name made twice, and one that cannot be drawn, are found`()
      async throws
    {
      let twice = try await problems(breaking: "figures.swift") {
        $0.replacing(
          "  figures.draw(", with: "  figures.draw(\"slide\", \"\", [])\n  figures.draw(")
      }
      #expect(
        twice.contains {
          $0.line == 4 && $0.text.hasPrefix("It makes the figure 'slide' twice")
        }, "\(twice)")
      let endless = try await problems(breaking: "figures.swift") {
        $0.replacing(".matrix([[first]])", with: ".bars([first / 0], labels: [\"x\"])")
      }
      #expect(
        endless.contains { $0.line == 5 && $0.text.contains("cannot be drawn") }, "\(endless)")
    }

    @Test func `a file beside the figures that belongs to none is found`() async throws {
      var files = try WholeLesson.files()
      files["01-sliding/figures/old.json"] = "{}"
      let problems = try await problems(files).filter { !$0.file.hasSuffix("results.json") }
      #expect(problems.map(\.file) == ["01-sliding/figures/old.json"])
    }

    @Test func `an alternative text that tells something else is found`() async throws {
      let problems = try await problems(breaking: "lesson.md") {
        $0.replacing("![A 3×3 input", with: "![A 9×9 input")
      }
      #expect(problems.first?.text.hasPrefix("The alternative text must be") == true)
    }

    @Test func `two cases of one id are found, with the line of the second`() async throws {
      let problems = try await problems(breaking: "cases.swift") {
        $0.replacing("\"tall\"", with: "\"A.correlate.valid\"")
      }
      #expect(
        problems.map(\.text).contains(
          "Two cases have the id 'A.correlate.valid'; give one of them another."))
      #expect(problems.contains { $0.file == "01-sliding/cases.swift" && $0.line == 6 })
    }

    /// What a mistake is said to be as in, and whether that leads to where the slip is met first.
    static let slips = [
      ("doubled", "The slip: more than once.", true),
      ("nowhere", "The slip: more than once.", false), ("doubled", "Twice.", false),
    ]

    @Test(arguments: slips)
    func `a slip leads to a mistake that says its words`(
      _ root: String, _ words: String, _ isRight: Bool
    ) async throws {
      let problems = try await problems(breaking: "mistakes.md") {
        $0.replacing("> Count.", with: "\(words)\n\n> Count.").replacing(
          "> Look at the corners.",
          with: "As in [\(root)](mistakes.md): more than once.\n\n> Look at the corners.")
      }
      let found = problems.filter { $0.file == "01-sliding/mistakes.md" }
      #expect(found.isEmpty == isRight)
      #expect(
        found.allSatisfy { $0.line == 3 && $0.text.hasPrefix("'rotated' is as in '\(root)'") })
    }

    @Test func `a dead link is found`() async throws {
      let problems = try await problems(breaking: "lesson.md") {
        $0.replacing("## Exercise", with: "See [there](../99-nowhere/lesson.md).\n\n## Exercise")
      }
      #expect(problems.map(\.text) == ["The link to '../99-nowhere/lesson.md' leads nowhere."])
    }

    @Test func `a title that stands in the course twice is found`() async throws {
      let problems = try await problems(breaking: "lesson.md") {
        $0.replacing("## Exercise", with: "## Sliding\n\n## Exercise")
      }
      #expect(problems.first?.text.hasPrefix("The title “Sliding” stands in") == true)
    }

    @Test func `a command that does not exist is found`() async throws {
      let problems = try await problems(breaking: "lesson.md") {
        $0.replacing("cnn-tutor verify 1", with: "cnn-tutor approve 1")
      }
      #expect(
        problems.first?.text == "'cnn-tutor approve' is no command; see `cnn-tutor --help`.")
    }

    @Test func `a missing hint is found`() async throws {
      let problems = try await problems(breaking: "hints.md") {
        $0.replacing("## Hint 3", with: "### Hint 3")
      }
      #expect(problems.map(\.file) == ["01-sliding/hints.md"])
    }

    @Test func `a section that a function or a mistake leads to, and that is gone, is found`()
      async throws
    {
      let problems = try await problems(breaking: "lesson.md") {
        $0.replacing("## Sliding", with: "## It slides")
      }
      #expect(
        problems.map(\.text) == [
          "'correlate' is taught in a section “Sliding”, which is not there."
        ])
      let other = try await self.problems(breaking: "mistakes.md") {
        $0.replacing(
          "> Look at the corners.",
          with: "See [The corners](lesson.md#the-corners).\n\n> Look at the corners.")
      }
      #expect(
        other.map(\.text) == [
          "'rotated' leads to a section “The corners”, which is not there."
        ])
      #expect(other.first?.line == 3)
    }

    @Test func `a function whose section nobody says is found`() async throws {
      let problems = try await problems(breaking: "solution.swift") {
        $0.replacing("/// Taught in “Sliding”.", with: "")
      }
      #expect(problems.map(\.file) == ["01-sliding/solution.swift"])
      #expect(problems.first?.text.contains("/// Taught in “…”.") == true)
    }

    /// An operation that the solution is said to be worked out by, and what the linter says of it.
    @Test(arguments: [
      ("correlate2d --input input --filter overlay", nil),
      (
        "convolve2d --input input --filter overlay",
        "`explain convolve2d` makes other numbers of the case 'A.correlate.valid' than 'correlate' "
          + "does."
      ),
      (
        "max-pool --input overlay --window 9",
        "`explain max-pool` cannot work out the case 'A.correlate.valid', which is the first of "
          + "'correlate'."
      ),
    ])
    func `an operation that does not make the solution's numbers is found, with its line`(
      _ command: String, _ text: String?
    ) async throws {
      let problems = try await problems(breaking: "solution.swift") {
        $0.replacing(
          "/// Taught in “Sliding”.",
          with: "/// Taught in “Sliding”.\n/// Worked out by `explain \(command)`.")
      }
      #expect(problems.map(\.text) == (text.map { [$0] } ?? []))
      #expect(
        problems.map(\.description).allSatisfy { $0.hasPrefix("01-sliding/solution.swift:2: ") })
    }

    @Test(arguments: ["", "# Mistakes\n"])
    func `an exercise without mistakes is found`(_ text: String) async throws {
      let problems = try await problems(breaking: "mistakes.md") { _ in text }
      #expect(problems.map(\.file) == ["01-sliding/mistakes.md"])
      #expect(problems.first?.text.hasPrefix("There is no mistake in it.") == true)
    }

    @Test func `a lesson without an exercise at its end is found`() async throws {
      let problems = try await problems(breaking: "lesson.md") {
        $0.replacing("## Exercise", with: "## Something else")
      }
      #expect(problems.map(\.text).contains("The last section must be '## Exercise'."))
    }

    @Test func `a starter that is written already is found, with its line`() async throws {
      let solution = SmallCourse.sliding.solution
      let problems = try await problems(breaking: "exercise.swift") { _ in solution }
      #expect(
        problems.map(\.text) == [
          "'correlate' is written already; a starter's functions hold 'todo()' alone."
        ])
      #expect(problems.first?.line == 2)
    }

    @Test func `a function that no case calls is found, with its line`() async throws {
      var files = try WholeLesson.files()
      let starter = try #require(files["01-sliding/exercise.swift"])
      let head = "func other(_ number: Int) -> Int {\n  "
      files["01-sliding/exercise.swift"]?.append("\n\(head)todo()\n}\n")
      files["01-sliding/solution.swift"]?
        .append("\n/// Taught in “Sliding”.\n\(head)number\n}\n")
      let problem = try #require(
        try await problems(files).filter { $0.text.hasPrefix("No case calls") }.first)
      #expect(problem.text.contains("'other'") && problem.file.hasSuffix("exercise.swift"))
      #expect(problem.line == starter.count { $0.isNewline } + 2)
    }

    @Test func `a missing file is an error that names it`() throws {
      var files = try WholeLesson.files()
      files["01-sliding/solution.swift"] = nil
      #expect(throws: CourseError.missingFile(path: "01-sliding/solution.swift")) {
        try Course(files: files)
      }
    }

    @Test func `two lessons of one number are an error that names both`() throws {
      let files = try WholeLesson.files().merging(SmallCourse.slidingFiles(in: "01-other")) { $1 }
      let error = CourseError.sameNumber("01-other", "01-sliding", free: "02-sliding")
      #expect(throws: error) { try Course(files: files) }
      #expect(error.description.contains("Call the second '02-sliding'"))
    }

    @Test(arguments: ["1-sliding", "001-sliding"])
    func `a folder whose number has not two digits is told its name`(_ folder: String) throws {
      var files = SmallCourse.slidingFiles(in: folder)
      files["article.json"] = SmallCourse.files["article.json"]
      let error = CourseError.folderName(folder, right: "01-sliding")
      #expect(throws: error) { try Course(files: files) }
      #expect(error.description.hasPrefix("The folder '\(folder)' must be called '01-sliding'"))
    }

    @Test func `a gap in the numbers is told how the folder is called`() async throws {
      var files = SmallCourse.slidingFiles(in: "03-sliding")
      files["article.json"] = SmallCourse.files["article.json"]
      let problem = try #require(try await problems(files).first)
      #expect(
        problem.description
          == "03-sliding: This is lesson 3, but 1 comes next: call the folder '01-sliding'.")
    }

    /// Hints, and what is said of them with their line.
    static let hints: [(String, [String])] = [
      ("A", []), ("### correlate\n\nA", []), ("A\n\n### correlate\n\nA", []),
      (
        "### corelate\n\nA",
        ["5: exercise.swift asks for no function 'corelate'; write '### correlate'."]
      ),
      (
        "### anything else\n\nA",
        [
          "5: exercise.swift asks for no function 'anything else'; its functions are correlate, other."
        ]
      ),
    ]

    /// Asks for a second function.
    private static func addOther(to files: inout [String: String]) {
      let head = "\nfunc other(_ number: Int) -> Int {\n  "
      files["01-sliding/exercise.swift"]?.append("\(head)todo()\n}\n")
      files["01-sliding/solution.swift"]?.append("\n/// Taught in “Sliding”.\(head)number\n}\n")
    }

    @Test(arguments: hints)
    func `a hint is about the functions of the exercise`(
      _ hint: String, _ says: [String]
    ) async throws {
      var files = try WholeLesson.files()
      if says.first?.contains("other") == true { Self.addOther(to: &files) }
      files["01-sliding/hints.md"] =
        "# Hints\n\n## Hint 1\n\n\(hint)\n\n## Hint 2\n\nB\n\n## Hint 3\n\nC\n"
      let problems = try await problems(files).filter { $0.file == "01-sliding/hints.md" }
      #expect(problems.map { "\($0.line ?? 0): \($0.text)" } == says)
    }

    @Test func `a hint that leaves a function out is found, with its line`() async throws {
      var files = try WholeLesson.files()
      Self.addOther(to: &files)
      files["01-sliding/hints.md"] =
        "## Hint 1\n\nA\n\n## Hint 2\n\n### correlate\n\nB\n\n## Hint 3\n\nC\n"
      let problems = try await problems(files).filter { $0.file == "01-sliding/hints.md" }
      #expect(
        problems.map(\.description) == [
          "01-sliding/hints.md:7: This hint helps with correlate, but not with 'other': add a heading "
            + "'### other' with what helps."
        ])
    }

    @Test func `a changed number of the article no longer matches the exercise`() async throws {
      let problems = try await problems(breaking: "article.json") { json in
        json.replacing(
          "\"expected\": [[370, 470], [670, 770]]",
          with: "\"expected\": [[370, 470], [670, 771]]")
      }
      #expect(
        problems.map(\.description).contains(
          "01-sliding/cases.swift:2: The case 'A.correlate.valid' does not make the article's numbers "
            + "'A.correlate.valid'."))
    }

    @Test func `a case that gives what the article has not is found, with its line`() async throws {
      let problems = try await problems(breaking: "cases.swift") {
        $0.replacing("gives: \"A.correlate.valid\"", with: "gives: \"A.none\"")
      }
      #expect(
        problems.map(\.description).contains(
          "01-sliding/cases.swift:2: The case 'A.correlate.valid' gives 'A.none', but article.json has "
            + "no numbers with that id."))
    }

    @Test func `a number of the article that no case makes is found`() async throws {
      let problems = try await problems(breaking: "cases.swift") {
        $0.replacing(",\n    gives: \"A.correlate.valid\"", with: "")
      }
      #expect(
        problems.map(\.text) == [
          "No case of any lesson makes the article's numbers 'A.correlate.valid': add to a case that "
            + "makes them 'gives: \"A.correlate.valid\"'."
        ])
      #expect(problems.map(\.line) == [2])
    }
  }
}
