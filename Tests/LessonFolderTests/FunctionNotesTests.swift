import Testing

@testable import LessonFolder

@Suite struct FunctionNotesTests {
  private static func folder(_ solution: String, support: String = "") -> LessonFolder {
    LessonFolder(
      name: "05-doubling", starter: "", solution: solution, cases: nil, support: support)
  }

  private static let solution = """
    /// Doubles.
    ///
    /// Taught in “Two of each”.
    /// Worked out by `explain correlate2d --input x --mode full`.
    /// Written “2×”.
    func twice(_ x: Matrix) -> Matrix { x }

    /// Taught in “Nothing”.

    func helper() -> Int { 1 }
    """

  @Test func `what is said above a function is known of it and of no other`() throws {
    let folder = Self.folder(
      Self.solution, support: "/// Taught in “Fifty”.\nfunc fifty() -> Int { 50 }")
    let notes = try folder.notes(on: "twice")
    #expect(notes.section == "Two of each")
    #expect(notes.symbol == "2×")
    #expect(
      notes.explainLine
        == ExplainLine(
          operation: "correlate2d",
          options: [.init(name: "input", word: "x"), .init(name: "mode", word: "full")],
          file: "05-doubling/solution.swift", line: 4))
    #expect(try folder.notes(on: "fifty").section == "Fifty")
    #expect(try folder.notes(on: "helper") == FunctionNotes())
    #expect(try folder.notes(on: "none") == FunctionNotes())
  }

  @Test(arguments: [
    "/// Worked out by hand.",
    "/// Worked out by `explain`.",
    "/// Worked out by `explain softmax x`.",
    "/// Worked out by `explain softmax --input`.",
    "/// Worked out by `explain softmax --input x`",
    "/// Written “two times”.",
    "/// Written “\"”.",
  ])
  func `a line that cannot be read is said with its place`(line: String) throws {
    let folder = Self.folder("\n/// Doubles.\n\(line)\nfunc twice(_ x: Double) -> Double { x }")
    let error = try #require(throws: LessonFolderError.self) { try folder.notes(on: "twice") }
    #expect(error.description.hasPrefix("05-doubling/solution.swift:3: "))
  }
}
