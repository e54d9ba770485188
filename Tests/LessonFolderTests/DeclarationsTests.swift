import Testing

@testable import LessonFolder

@Suite struct DeclarationsTests {
  private static let starter =
    "\nfunc total(_ cells: Matrix, of rows: Int) -> Double {\n  todo()\n}\n"
  private static let solution =
    "/// Adds.\nfunc total(_ all: Matrix, of count: Int = 1) -> Double {\n  return 0\n}\n"
  private static let cases =
    "func cases(_ cases: inout Cases) {}\n\nfunc random(_ draw: inout Draw, _ cases: inout Cases) {}\n"

  /// One file with something else in it, and what is said of that.
  struct Fault: Sendable, CustomTestStringConvertible {
    var file: String
    var right: String
    var wrong: String
    var says: String
    var testDescription: String { "\(file): \(wrong)" }
  }

  static let faults = [
    Fault(
      file: "solution.swift", right: "_ all: Matrix", wrong: "_ all: Volume",
      says:
        "05-adding/solution.swift:2: This is `func total(_ all: Volume, of count: Int) -> Double`, "
        + "but on line 2 of exercise.swift it is `func total(_ cells: Matrix, of rows: Int) -> Double`: "
        + "make the two alike."),
    Fault(
      file: "solution.swift", right: "of count", wrong: "by count",
      says: "05-adding/solution.swift:2: This is `func total(_ all: Matrix, by count: Int)"),
    Fault(
      file: "solution.swift", right: "-> Double", wrong: "-> Int",
      says: "05-adding/solution.swift:2: This is "),
    Fault(
      file: "solution.swift", right: "total", wrong: "sum",
      says:
        "05-adding/solution.swift:1: It declares no function 'total', which exercise.swift asks for "
        + "on line 2: write `func total(_ cells: Matrix, of rows: Int) -> Double { … }`."),
    Fault(
      file: "solution.swift", right: "/// Adds.", wrong: "func other() {",
      says: "05-adding/solution.swift:1: The “{” that opens here is never closed: a “}” is missing."
    ),
    Fault(
      file: "exercise.swift", right: "\nfunc total(_ cells: Matrix",
      wrong: "typealias Grid = [[Double]]\nfunc total(_ cells: Grid",
      says:
        "05-adding/solution.swift:1: The type 'Grid', which exercise.swift declares on line 1, is "
        + "not declared here: copy that line."),
    Fault(
      file: "cases.swift", right: "func random", wrong: "func drawn",
      says: "05-adding/cases.swift:1: It declares no function 'random': write "
        + "`func random(_ draw: inout Draw, _ cases: inout Cases) { … }`; where none are drawn its body "
        + "is empty."),
    Fault(
      file: "cases.swift", right: "func cases(", wrong: "let cases = (",
      says: "05-adding/cases.swift:1: It declares no function 'cases': write "),
    Fault(
      file: "cases.swift", right: "_ draw: inout Draw, _ cases: inout Cases",
      wrong: "_ cases: inout Cases, _ draw: inout Draw",
      says: "05-adding/cases.swift:3: The tutor calls 'random' with other arguments: write "
        + "`func random(_ draw: inout Draw, _ cases: inout Cases) { … }`."),
    Fault(
      file: "cases.swift", right: "_ cases: inout Cases) {}\n\n", wrong: "_ cases: Cases) {}\n\n",
      says: "05-adding/cases.swift:1: The tutor calls 'cases' with other arguments"),
    Fault(
      file: "cases.swift", right: "inout Cases) {}\n\n", wrong: "inout Cases) {\n\n",
      says: "05-adding/cases.swift:1: The “{” that opens here is never closed"),
    Fault(
      file: "figures.swift", right: "_ figures: inout Figures", wrong: "",
      says: "05-adding/figures.swift:1: The tutor calls 'figures' with other arguments: write "
        + "`func figures(_ figures: inout Figures) { … }`."),
  ]

  private func folder(_ fault: Fault? = nil) -> LessonFolder {
    func text(_ file: String, _ text: String) -> String {
      guard let fault, fault.file == file else { return text }
      #expect(text.contains(fault.right))
      return text.replacing(fault.right, with: fault.wrong)
    }
    return LessonFolder(
      name: "05-adding", starter: text("exercise.swift", Self.starter),
      solution: text("solution.swift", Self.solution), cases: text("cases.swift", Self.cases),
      mistakes: "# Mistakes\n",
      figures: text("figures.swift", "func figures(_ figures: inout Figures) {}\n"))
  }

  @Test(arguments: faults) func `what does not fit is said with what to write`(_ fault: Fault) {
    do {
      _ = try LessonProgramSource(folder(fault)).textWithFigures()
      Issue.record("There is nothing to say.")
    } catch {
      #expect("\(error)".hasPrefix(fault.says), "\(error)")
    }
  }

  @Test func `other names and defaults fit`() throws {
    #expect(try LessonProgramSource(folder()).textWithFigures().contains("lesson05Figures"))
  }
}
