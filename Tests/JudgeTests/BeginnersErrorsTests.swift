import Course
import Platform
import Testing

@testable import Judge

/// What beginners commonly type that does not compile, or crashes: each is answered at the line that
/// they have to change, and none makes the compiler search for long.
extension RunningTests {
  @Suite struct BeginnersErrorsTests {
    struct Program: Sendable, CustomTestStringConvertible {
      var name: String
      /// From the solution of lesson 2 to the wrong program.
      var edits: [(from: String, to: String)]
      /// Stands in the line that must be named.
      var line: String
      var says = ""

      var testDescription: String { name }
    }

    static let sum = "sum += input[row * stride + i][column * stride + j] * overlay[i][j]"
    static let result =
      "var result = Matrix(repeating: Array(repeating: 0, count: columns), count: rows)"

    static let programs = [
      Program(
        name: "Int for Double", edits: [("var sum = 0.0", "var sum = 0")], line: "var sum = 0",
        says: "'sum' begins with the whole number 0, so Swift makes it an Int; write 0.0"),
      Program(
        name: "Int for Double, written out",
        edits: [
          ("var sum = 0.0", "var sum = 0"), (sum, sum.replacing("sum +=", with: "sum = sum +")),
        ], line: "var sum = 0", says: "write 0.0"),
      Program(
        name: "declared as Int", edits: [("var sum = 0.0", "var sum: Int = 0")],
        line: "var sum: Int", says: "'sum' is declared with Int; write Double instead"),
      Program(
        name: "Float", edits: [("var sum = 0.0", "var sum: Float = 0")], line: "var sum: Float",
        says: "'sum' is declared with Float; write Double instead"),
      Program(
        name: "Array of Ints",
        edits: [
          (result, result.replacing("Matrix(", with: "Array(")),
          (sum, sum.replacing("sum", with: "result[row][column]")),
          ("var sum = 0.0", ""), ("result[row][column] = sum", ""),
        ], line: "var result", says: "'result' is filled with the whole number 0"),
      Program(
        name: "Array of Ints, and Int for Double",
        edits: [
          (result, result.replacing("Matrix(", with: "Array(")), ("var sum = 0.0", "var sum = 0"),
        ], line: "var sum = 0", says: "'result' is filled with the whole number 0"),
      Program(
        name: "[[Int]]()",
        edits: [
          (result, "var result = [[Int]]()"), ("result[row][column] = sum", "result.append([sum])"),
        ], line: "var result", says: "'result' is declared with Int; write Double instead"),
      Program(
        name: "a literal of Ints", edits: [(result, "var result = [[0, 0], [0, 0]]")],
        line: "var result", says: "'result' begins with whole numbers"),
      Program(
        name: "Double * Int",
        edits: [(sum, "sum += input[row * stride + i][column * stride + j] * i")],
        line: "* i"),
      Program(
        name: "^ for a power",
        edits: [(sum, "sum += input[row * stride + i][column * stride + j] ^ 2")], line: "^ 2",
        says: "^ is no power in Swift"),
      Program(
        name: "a slice for an array", edits: [("return result", "return result[0..<rows]")],
        line: "return result", says: "write Array( … ) around it"),
      Program(
        name: "a missing label", edits: [("positions(input: input.count", "positions(input.count")],
        line: "positions(input.count", says: "Write input: in front of the argument"),
      Program(
        name: "a label too many",
        edits: [("result[row][column] = sum", "result.append(element: [sum])")],
        line: "append(element"),
      Program(
        name: "no return", edits: [("  return result\n", "")], line: "// ends here",
        says: "End the function with return and its result"),
      Program(
        name: "let changed", edits: [("var sum = 0.0", "let sum = 0.0")], line: "sum += input",
        says: "write var there to change it"),
      Program(
        name: "an unknown name", edits: [("* overlay[i][j]", "* overlays[i][j]")],
        line: "overlays[i][j]", says: "There is no 'overlays' here; did you mean 'overlay'?"),
      Program(
        name: "a missing brace", edits: [("in overlay[i].indices {", "in overlay[i].indices")],
        line: "in overlay[i].indices"),
      Program(
        name: "= for ==", edits: [(result, "if rows = 0 { return [] }\n  \(result)")],
        line: "if rows = 0", says: "A single = changes a variable; two, ==, compare"),
      Program(
        name: "a closure without in",
        edits: [(result, "let counts = overlay.map { line line.count }\n  \(result)")],
        line: "let counts", says: "Write in behind the name of what the braces are given"),
      Program(
        name: "a range too long", edits: [("for row in 0..<rows", "for row in 0...rows")],
        line: "sum += input"),
      Program(
        name: "Python's len", edits: [("input: input.count", "input: len(input)")],
        line: "len(input)", says: "Swift has no len; write .count behind the list"),
      Program(
        name: "Python's range", edits: [("for row in 0..<rows", "for row in range(rows)")],
        line: "range(rows)", says: "write 0..<n in the place of range(n)"),
      Program(
        name: "a number appended to rows",
        edits: [("result[row][column] = sum", "result.append(sum)")], line: "append(sum)",
        says: "write [ … ] around the number to append a row of it"),
      Program(
        name: "+= of a number on a row",
        edits: [("result[row][column] = sum", "result[row] += sum")], line: "result[row] += sum",
        says: "name the cell, with its column"),
      Program(
        name: "Python's Math", edits: [(sum, "sum += Math.exp(input[row][column])")],
        line: "Math.exp", says: "Leave out Math and its point"),
      Program(
        name: "an empty array without a type", edits: [(result, "var result = []")],
        line: "var result = []", says: "Say what the list holds"),
      Program(
        name: "sum++", edits: [(sum, "sum++")], line: "sum++",
        says: "Swift has no ++; write += 1"),
      Program(
        name: "inout without &",
        edits: [
          (
            result,
            "func add(_ number: Double, to total: inout Double) { total += number }\n  \(result)"
          ), (sum, "add(1, to: sum)"),
        ], line: "add(1, to: sum)",
        says: "Write & before the argument"),
    ]

    @Test(.timeLimit(.minutes(30)), arguments: programs)
    func `is answered at its line`(_ program: Program) async throws {
      let lesson = try Course.embedded.lesson("2")
      var text = lesson.solution.trimmingSuffix(while: \.isNewline) + "  // ends here\n"
      for (from, to) in program.edits {
        try #require(text.contains(from), "\(from)")
        text = text.replacing(from, with: to)
      }
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let line = try #require(lines.firstIndex { $0.contains(program.line) }) + 1
      let judge = try TestJudge.judge()
      let verdicts = try await judge.verify(
        [2], of: Course.embedded.assignments(),
        submissions: [2: .file(SourceFile(path: "Exercises/\(lesson.fileName)", text: text))])
      let verdict = try #require(verdicts.first)
      let shown = VerdictText(width: 1000).verdict(verdict)
      #expect(!verdict.hasPassed)
      #expect(shown.contains("\(lesson.fileName):\(line):") || shown.contains("at line \(line)"))
      #expect(shown.contains(program.says), "\(shown)")
      #expect(!shown.contains("unable to type-check"), "\(shown)")
    }

    /// Nobody is told to write a Double where that does not make the error go.
    @Test func `a number is left alone where it is not at fault`() async throws {
      let verdict = try await TestJudge.verdict(
        SmallCourse.program(
          "var count = 0\n  count += sums[0][0] > 0 ? 1 : 0\n  return sums[0][count] + \"\""))
      guard case .compileErrors(let messages) = verdict.outcome else {
        Issue.record("\(verdict)")
        return
      }
      #expect(!messages.contains { $0.text.contains("0.0") }, "\(messages)")
      #expect(!messages.isEmpty && messages.allSatisfy { $0.line == 18 })
    }

    /// A closure that is as Swift allows it, and takes the compiler longer than a first try lasts.
    @Test func `a program that is only long to work out is compiled all the same`() async throws {
      let words = """
        func words(_ bytes: [Int]) -> [Int] {
          let words = stride(from: 0, to: 4 + 4 * bytes[3], by: 4).map { s in
            bytes[s] << 24 | bytes[s + 1] << 16 | bytes[s + 2] << 8
          }
          return words
        }

        """
      let verdict = try await TestJudge.verdict(words + SmallCourse.sliding.solution)
      #expect(verdict.hasPassed, "\(verdict)")
    }
  }
}

extension String {
  fileprivate func trimmingSuffix(while isEnd: (Character) -> Bool) -> String {
    var text = self[...]
    while let last = text.last, isEnd(last) { text.removeLast() }
    return String(text)
  }
}
