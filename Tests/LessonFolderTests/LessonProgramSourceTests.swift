import Testing

@testable import LessonFolder

@Suite struct LessonProgramSourceTests {
  private static let cases = """
    func cases(_ cases: inout Cases) { cases.edge("one", "one", .twice(1)) }
    func random(_ draw: inout Draw, _ cases: inout Cases) {}
    """

  private static let mistakes = """
    # Mistakes

    ## three: three times

    Why.

    > Look.

    ```diff
    -  return 2 * x
    +  return 3 * x
    ```

    """

  private static func folder(
    starter: String = "func twice(_ x: Double) -> Double {\n  todo()\n}\n",
    solution: String = "import Glibc\nfunc twice(_ x: Double) -> Double {\n  return 2 * x\n}\n",
    cases: String? = cases, mistakes: String = mistakes, support: String = ""
  ) -> LessonFolder {
    LessonFolder(
      name: "05-doubling", starter: starter, solution: solution, cases: cases,
      mistakes: mistakes, support: support)
  }

  private func lines(_ folder: LessonFolder) throws -> [Substring] {
    try LessonProgramSource(folder, prefix: "Lessons/").text()
      .split(separator: "\n", omittingEmptySubsequences: false)
  }

  @Test func `a program has the lesson's number in its name`() {
    #expect(LessonProgramSource.name(ofFolder: "05-doubling") == "lesson05Program")
    #expect(LessonProgramSource.formulasName(ofFolder: "05-doubling") == "lesson05Formulas")
  }

  @Test func `solution, mistakes and cases stand under their own names and lines`() throws {
    let lines = try lines(Self.folder())
    let heads = lines.filter { $0.hasPrefix("#sourceLocation(file") }
    #expect(
      heads == [
        "#sourceLocation(file: \"Lessons/05-doubling/solution.swift\", line: 1)",
        // What calls the function, if it does not compile, is said of the line that declares it.
        "#sourceLocation(file: \"Lessons/05-doubling/exercise.swift\", line: 1)",
        "#sourceLocation(file: \"Lessons/05-doubling/exercise.swift\", line: 1)",
        // The new line is the eleventh, and the second of its function.
        "#sourceLocation(file: \"Lessons/05-doubling/mistakes.md\", line: 10)",
        "#sourceLocation(file: \"Lessons/05-doubling/mistakes.md\", line: 3)",
        "#sourceLocation(file: \"Lessons/05-doubling/cases.swift\", line: 1)",
        "#sourceLocation(file: \"Lessons/05-doubling/exercise.swift\", line: 1)",
      ])
    #expect(lines.count { $0 == "  return 2 * x" } == 1)
    #expect(lines.count { $0 == "  return 3 * x" } == 1)
    #expect(lines.contains { $0.contains("calls[\"three/twice\"]") })
    // Imports stand outside of functions only; the line stays, so that the others keep theirs.
    #expect(!lines.contains { $0.contains("import Glibc") })
    let solution = try #require(lines.firstIndex { $0.hasSuffix("solution.swift\", line: 1)") })
    #expect(lines[solution + 1] == "" && lines[solution + 2].hasPrefix("func twice"))
  }

  @Test func `a mistake holds what its edit changes, and what calls that`() throws {
    let lines = try lines(
      Self.folder(
        solution: """
          let factor = 2.0
          func twice(_ x: Double) -> Double {
            return 2 * x
          }
          func four(_ x: Double) -> Double { twice(twice(x)) }
          func eight(_ x: Double) -> Double { 2 * four(x) }
          func half(_ x: Double) -> Double { x / 2 }

          """,
        support: "func named(_ name: String) -> (Double) -> Double { eight }\nlet other = 1\n"))
    let first = try #require(lines.firstIndex(of: "// three"))
    let last = try #require(lines[first...].firstIndex { $0.hasPrefix("func lesson05Program") })
    let copied = lines[first..<last].filter { $0.hasPrefix("func ") || $0.hasPrefix("let ") }
    #expect(
      copied.map { $0.prefix { $0 != "(" } }
        == ["func twice", "func four", "func eight", "func named"])
    let places = lines[first..<last].filter { $0.hasPrefix("#sourceLocation(file") }
      .compactMap { $0.split(separator: "/").last }
    #expect(
      places == [
        "mistakes.md\", line: 10)", "solution.swift\", line: 5)", "solution.swift\", line: 6)",
        "support.swift\", line: 1)", "mistakes.md\", line: 3)",
      ])
    #expect(lines.contains { $0.contains("calls[\"three/twice\"] = lesson05Call_twice(twice)") })
  }

  @Test func `a lesson without cases is its solution alone`() throws {
    let lines = try lines(Self.folder(cases: nil))
    #expect(lines.contains("  return 2 * x"))
    #expect(!lines.contains { $0.contains("lesson05Program") })
  }

  @Test func `shapes are asked for where the cases declare them`() throws {
    let text = try LessonProgramSource(
      Self.folder(cases: Self.cases + "\nfunc twiceShape(_ x: Double) -> [Axis] { [] }")
    ).text()
    #expect(text.contains("cases.swift\", line: 3)\n  shapes[\"twice\"] = {"))
    #expect(!(try LessonProgramSource(Self.folder()).text().contains("shapes[")))
  }

  @Test func `with traced numbers, functions of numbers say their names`() throws {
    let text = try LessonProgramSource(Self.folder()).tracedText()
    #expect(text.contains("func cnnTutorUntraced_twice(_ x: Double) -> Double {"))
    #expect(text.contains("func twice(_ x: Double) -> Double {\n  ExerciseHarness.TracedNumber"))
    let written = try LessonProgramSource(
      Self.folder(solution: "/// Written “2×”.\nfunc twice(_ x: Double) -> Double { x + x }\n")
    ).tracedText()
    #expect(written.contains("TracedNumber.called(\n    \"2×\", [x],"))
    let matrices = try LessonProgramSource(
      Self.folder(
        starter: "func turned(_ x: Matrix) -> Matrix { todo() }",
        solution: "func turned(_ x: Matrix) -> Matrix { x }")
    ).tracedText()
    #expect(!matrices.contains("Untraced"))
  }

  @Test func `only what support declares for the cases can be called by them`() throws {
    let folder = Self.folder(
      cases: Self.cases.replacing(".twice(1)", with: ".cnnTutorTwice(1)"),
      support: "func cnnTutorTwice(_ x: Int) -> Int { 2 * x }\nfunc other() -> Int { 1 }")
    #expect(try folder.supportSignatures().map(\.name) == ["cnnTutorTwice"])
    let text = try LessonProgramSource(folder).text()
    #expect(text.contains("calls[\"twice\"]") && text.contains("calls[\"cnnTutorTwice\"]"))
  }

  /// A folder with a broken file, and where the fault is said to be.
  struct Fault: Sendable, CustomTestStringConvertible {
    var name: String
    var folder: LessonFolder
    var place: String
    var testDescription: String { name }
  }

  static let faults = [
    Fault(
      name: "a type of the starter",
      folder: folder(starter: "\nfunc twice(_ x: Float) -> Float { todo() }"),
      place: "05-doubling/exercise.swift:2: "),
    Fault(
      name: "a mistake without words",
      folder: folder(mistakes: mistakes.replacing("Why.", with: "")),
      place: "05-doubling/mistakes.md:3: "),
    Fault(
      name: "an edit that does not apply",
      folder: folder(mistakes: mistakes.replacing("return 2", with: "return 4")),
      place: "05-doubling/mistakes.md:10: "),
    Fault(
      name: "a type of the support",
      folder: folder(
        starter:
          "typealias Number = Double\ntypealias Row = [Number]\n\nfunc one() -> Int { todo() }",
        solution: "func one() -> Int { 1 }",
        cases: cases + "// cnnTutorHelp\nlet help = cnnTutorHelp",
        support: "func cnnTutorHelp(_ x: Float) -> Int { 1 }"),
      place: "05-doubling/support.swift:1: "),
  ]

  @Test(arguments: faults) func `an author's error has file and line`(_ fault: Fault) {
    do {
      _ = try LessonProgramSource(fault.folder).text()
      Issue.record("There is nothing to say.")
    } catch {
      #expect("\(error)".hasPrefix(fault.place), "\(error)")
    }
  }
}
