import LessonFolder
import Testing

@testable import Course

@Suite struct WrittenCaseTests {
  private static func functions() throws -> [ExerciseFunction] {
    try Signature.all(
      in: """
        func positions(input: Int, overlay: Int) -> Int { todo() }
        func turned(_ overlay: Matrix) -> Matrix { todo() }
        func squeezed(of shape: Shape) -> Double { todo() }
        """
    ).map { ExerciseFunction($0) }
  }

  private static func read(_ line: String) throws -> WrittenCase {
    try WrittenCase(line, of: functions())
  }

  @Test(arguments: [
    "positions(input: 5, overlay: 2) = 4", "positions(5,2)==4", " positions ( 5 , overlay:2 ) = 4 ",
  ])
  func `a call is read as people write it`(line: String) throws {
    let written = try Self.read(line)
    #expect(written.function == "positions")
    #expect(written.arguments == [.integer(5), .integer(2)] && written.expected == .integer(4))
  }

  @Test func `a text that names something is one of the names, and they are told`() throws {
    let functions = try Signature.all(
      in: "func slope(of cost: (Double) -> Double, at x: Double) -> Double { todo() }"
    ).map { ExerciseFunction($0) }
    let names = ["square", "cube"]
    let written = try WrittenCase(
      "slope(of: \"cube\", at: 2) = 12", of: functions, names: names)
    #expect(written.arguments == [.text("cube"), .number(2)])
    for typed in ["\"cub\"", "cube", "{ $0 }"] {
      let problem = #expect(throws: WrittenCase.Problem.self) {
        try WrittenCase("slope(of: \(typed), at: 2) = 12", of: functions, names: names)
      }
      #expect(problem?.description.contains("one of \"square\", \"cube\"") == true)
    }
  }

  @Test func `matrices and shapes are read as in Swift`() throws {
    let turned = try Self.read("turned([[1, −2], [3.5, 4]]) = [[4, 3.5], [-2, 1]]")
    #expect(turned.arguments == [.matrix([[1, -2], [3.5, 4]])])
    #expect(turned.expects(.matrix([[4, 3.5], [-2, 1]])))
    #expect(!turned.expects(.matrix([[4, 3.5], [-2, 2]])))
    #expect(!turned.expects(.matrix([[4, 3.5]])))
    for shape in ["(rows: 2, columns: 3)", "(2, 3)"] {
      #expect(
        try Self.read("squeezed(of: \(shape)) = 1").arguments == [.shape(rows: 2, columns: 3)])
    }
  }

  @Test func `a number may be rounded to two decimals or more, and a whole one not`() throws {
    #expect(try Self.read("squeezed(of: (1, 1)) = 0.88").expects(.number(0.8807970779778823)))
    #expect(try !Self.read("squeezed(of: (1, 1)) = 0.9").expects(.number(0.8807970779778823)))
    #expect(try !Self.read("squeezed(of: (1, 1)) = 0.87").expects(.number(0.8807970779778823)))
    #expect(try !Self.read("squeezed(of: (1, 1)) = 0.8812").expects(.number(0.8807970779778823)))
    #expect(try !Self.read("squeezed(of: (1, 1)) = 0.00").expects(.number(0.003)))
    #expect(try Self.read("squeezed(of: (1, 1)) = 0.0030").expects(.number(0.003)))
    #expect(try !Self.read("squeezed(of: (1, 1)) = 3.004").expects(.number(3)))
    #expect(try Self.read("squeezed(of: (1, 1)) = 3.00").expects(.number(3)))
    #expect(try Self.read("squeezed(of: (1, 1)) = inf").expects(.number(.infinity)))
    #expect(try !Self.read("squeezed(of: (1, 1)) = -∞").expects(.number(.infinity)))
  }

  @Test(arguments: [
    ("", "A case begins with the name of a function"),
    ("halves(1) = 2", "There is no function “halves”"),
    ("positions(5) = 4", "A “,” is missing between two arguments"),
    ("positions(5, 2)", "A “=” is missing between the call and its result."),
    ("positions(5, 2.5) = 4", "For overlay a whole number is expected"),
    ("positions(5, 2) = 4 and more", "Behind the result stands something else: “and more”."),
    ("turned([[1, x]]) = [[1]]", "For overlay a number is expected, not “x]]) = [[1]]”."),
    ("turned([[1, 2) = [[1]]", "A “,” is missing between two elements of overlay"),
    ("squeezed(of: 3) = 1", "A “(” is missing before shape"),
    ("positions(1e400, 2) = 4", "For input a number is expected"),
  ])
  func `what cannot be read is said`(line: String, sentence: String) {
    do {
      _ = try Self.read(line)
      Issue.record("It was read.")
    } catch {
      #expect("\(error)".hasPrefix(sentence), "\(error)")
    }
  }

  @Test(arguments: [
    String(repeating: "[", count: 100_000), String(repeating: "9", count: 100_000),
    "turned(" + String(repeating: "[", count: 100_000),
    "positions(" + String(repeating: "9", count: 10_000),
  ])
  func `a hundred thousand signs are refused in a short sentence`(line: String) {
    #expect(throws: WrittenCase.Problem.self) { try Self.read(line) }
    do { _ = try Self.read(line) } catch { #expect("\(error)".count < 400) }
  }
}
