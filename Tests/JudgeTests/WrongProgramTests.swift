import Course
import TestSupport
import Testing

@testable import Judge

extension RunningTests {
  /// Plausible wrong programs that no lesson knows as a mistake: each verdict points at the fault by a
  /// shape, a pattern or the formula of a cell, and is kept as a snapshot.
  @Suite struct WrongProgramTests {
    struct Program: Sendable, CustomTestStringConvertible {
      var name: String
      var lesson: Int
      var right: String
      var wrong: String
      /// What must be said, in these words.
      var says: String

      var testDescription: String { name }
    }

    static let programs = [
      Program(
        name: "adds-rows-and-columns", lesson: 1, right: "  rows * columns",
        wrong: "  rows + columns",
        says: "Yours is 28 + 28 = 56: added where they should be multiplied"),
      Program(
        name: "a-bias-for-each-input", lesson: 1, right: "let biases = neurons",
        wrong: "let biases = inputs", says: "biases = "),
      Program(
        name: "adds-weight-to-cell", lesson: 2,
        right: "sum += input[row * stride + i][column * stride + j] * overlay[i][j]",
        wrong: "sum += input[row * stride + i][column * stride + j] + overlay[i][j]",
        says: "Yours is 1 + 10 + 2 + 20 + 4 + 30 + 5 + 40 = 112: added where they"),
      Program(
        name: "subtracts", lesson: 2, right: "sum += ", wrong: "sum -= ",
        says: "every number has the opposite sign"),
      Program(
        name: "leaves-out-the-last-column-of-the-overlay", lesson: 2,
        right: "for j in overlay[i].indices {",
        wrong: "for j in overlay[i].indices.dropLast() {",
        says: "Yours is 1·10 + 4·30 = 130: the last column of 'overlay' is missing"),
      Program(
        name: "begins-the-sum-at-one", lesson: 2, right: "var sum = 0.0", wrong: "var sum = 1.0",
        says: "every number is too large by 1"),
      Program(
        name: "returns-it-transposed", lesson: 2, right: "  return result\n",
        wrong: "  return columns == 0 ? [] : (0..<columns).map { c in result.map { $0[c] } }\n",
        says: "transposed: rows and columns are swapped"),
      Program(
        name: "turned-and-rows-without-numbers", lesson: 2,
        right: "guard rows > 0, columns > 0 else { return [] }",
        wrong: "guard rows > 0 else { return [] }",
        says: "in most cases the numbers are those that come out when the overlay is turned"),
      Program(
        name: "divides-by-the-rows", lesson: 2, right: "result[row][column] = sum\n",
        wrong: "result[row][column] = sum / Double(overlay.count)\n",
        says: "every number is the right one divided by the number of rows of 'overlay'"),
      Program(
        name: "never-fills-the-last-row", lesson: 2, right: "  for row in 0..<rows {",
        wrong: "  for row in 0..<max(1, rows - 1) {", says: "only the last row is wrong"),
      Program(
        name: "keeps-the-largest-product", lesson: 2, right: "sum += input",
        wrong: "sum = max(sum, input", says: "Yours is max(0, 1·10, 2·20, 4·30, 5·40) = 200"),
      Program(
        name: "works-in-float", lesson: 5, right: "z[row][column] += b",
        wrong: "z[row][column] = Double(Float(z[row][column] + b))",
        says: "Float"),
      Program(
        name: "bias-behind-sigma", lesson: 5,
        right: """
                z[row][column] += b

                // … and then the function that makes an activation of it.
                a[row][column] = sigmoid(z[row][column])
          """,
        wrong: """
                a[row][column] = sigmoid(z[row][column]) + b
                z[row][column] += b
          """,
        says: "b stands outside of σ, where it belongs inside"),
      Program(
        name: "sigma-twice", lesson: 5, right: "sigmoid(z[row][column])",
        wrong: "sigmoid(sigmoid(z[row][column]))", says: "σ is applied once more"),
      Program(
        name: "frames-with-ones", lesson: 3, right: "repeating: Array(repeating: 0, count: input",
        wrong: "repeating: Array(repeating: 1, count: input",
        says: "only cells near the edge are wrong"),
      Program(
        name: "frames-below-only", lesson: 3,
        right: "framed[above + row][beside + column]", wrong: "framed[row][column]",
        says: "the right numbers, moved up and to the left"),
      Program(
        name: "doubles-for-full", lesson: 3,
        right: "(input.rows + overlay.rows - 1, input.columns + overlay.columns - 1)",
        wrong: "(2 * input.rows - 1, 2 * input.columns - 1)",
        says: "rows = "),
      Program(
        name: "forgets-the-last-map", lesson: 4, right: "maps.indices.dropFirst()",
        wrong: "maps.indices.dropFirst().dropLast()", says: "the other 4 products are missing"),
      Program(
        name: "stacks-from-below", lesson: 4,
        right: "result.append(sumOfCorrelations(underlay, overlay))",
        wrong: "result.insert(sumOfCorrelations(underlay, overlay), at: 0)",
        says: "the right maps, in reverse order"),
      Program(
        name: "sums-magnitudes", lesson: 7, right: "sum += slope", wrong: "sum += abs(slope)",
        says: "the terms have lost their signs"),
      Program(
        name: "adds-the-slope", lesson: 7,
        right: "sigmoidPrime(z[row][column]) * aGradient[row][column]",
        wrong: "sigmoidPrime(z[row][column]) + aGradient[row][column]",
        says: "Yours is 0.2489 + 0.5 ≈ 0.7489: added where they should be multiplied"),
      Program(
        name: "every-filter-from-the-last-map", lesson: 10,
        right: "weightGradient(aPrev: maps[previous], zGradient: slopes)",
        wrong: "weightGradient(aPrev: maps[maps.count - 1], zGradient: slopes)",
        says: "is multiplied by maps[2][0][0], where maps[0][0][0] belongs"),
      Program(
        name: "routes-to-the-first-cell", lesson: 11,
        right: "gradient[winner[0]][winner[1]] += aGradient[row][column]",
        wrong: "gradient[winner[0]][0] += aGradient[row][column]",
        says: "aGradient[0][1] does not belong there"),
      Program(
        name: "one-bias-for-all", lesson: 12, right: "var sum = b[n]", wrong: "var sum = b[0]",
        says: "0.1 stands where (−0.2) belongs"),
      Program(
        name: "adds-up-the-logits", lesson: 13, right: "powers.reduce(0, +)",
        wrong: "logits.reduce(0, +)",
        says: ", yours "),
    ]

    @Test(arguments: programs)
    func `gets a verdict that points at the fault`(_ program: Program) async throws {
      let judge = try TestJudge.judge()
      let assignments = try Course.embedded.assignments()
      let assignment = try #require(assignments.first { $0.number == program.lesson })
      #expect(assignment.solution.ranges(of: program.right).count == 1, "the solution has changed")
      var text = assignment.solution.replacing(program.right, with: program.wrong)
      if program.name == "keeps-the-largest-product" {
        text = text.replacing("* overlay[i][j]", with: "* overlay[i][j])")
      }
      if program.name == "turned-and-rows-without-numbers" {
        text = text.replacing(
          "* overlay[i][j]", with: "* overlay[overlay.count - 1 - i][overlay[i].count - 1 - j]")
      }
      let file = SourceFile(path: "Exercises/\(assignment.fileName)", text: text)
      let verdicts = try await judge.verify(
        [program.lesson], of: assignments, submissions: [program.lesson: .file(file)])
      let verdict = try #require(verdicts.first)
      let said = VerdictText(width: 80).verdict(verdict)
      #expect(verdict.outcome == .failed, "\(said)")
      #expect(verdict.mistakes == [], "the lesson knows this one: it is no test of the unknown")
      let words = said.split { $0.isWhitespace }.joined(separator: " ")
      #expect(words.contains(program.says), "\(said)")
      try expectSnapshot("wrong-\(program.name).txt", said)
      // Folded for 24 rows, what happened comes first.
      var folded = VerdictText(width: 80)
      folded.rows = VerdictText.usualRows
      let lines = folded.lines(verdict)
      #expect(lines.count <= VerdictText.usualRows, "\(lines)")
      let first = lines.prefix(12).joined(separator: " ").split { $0.isWhitespace }
      #expect(first.joined(separator: " ").contains(program.says), "\(lines)")
      // What a case is called in the lesson's files tells a learner nothing.
      for id in verdict.checks.map(\.id) where id.contains(".") { #expect(!said.contains(id)) }
      // Programs look for numbers with a hyphen, people read a minus sign; titles are names.
      let machine =
        VerdictJSON.text(verdicts, of: .solutions(course: nil), under: .here)
        + VerdictJUnit.text(verdicts, of: .solutions(course: nil))
      let typeset = machine.split(separator: "\n").filter { $0.contains(/[ (\[]−[0-9.]/) }
      #expect(typeset.filter { !$0.contains("title\":") && !$0.contains("<testcase") } == [])
    }
  }
}
