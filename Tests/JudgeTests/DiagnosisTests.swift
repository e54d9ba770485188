import Course
import LessonFolder
import SwiftTokens
import Testing

@testable import Judge

extension RunningTests {
  @Suite struct DiagnosisTests {
    private func wrong(
      _ source: String
    ) async throws -> (finding: Finding, cells: Finding.WrongCells) {
      let verdict = try await TestJudge.verdict(source)
      guard let finding = verdict.functions.first?.finding,
        case .wrongValues(let cells) = finding.kind
      else { throw Failure(text: "\(verdict)") }
      return (finding, cells)
    }

    struct Failure: Error { var text: String }

    /// The verdict on a lesson's solution with some of its text replaced.
    private func verdict(_ lesson: Int, _ edits: [(String, String)]) async throws -> Verdict {
      let judge = try TestJudge.judge()
      let assignments = try Course.embedded.assignments()
      let assignment = try #require(assignments.first { $0.number == lesson })
      let text = try edits.reduce(assignment.solution) { text, edit in
        try #require(text.ranges(of: edit.0).count == 1, "the solution has changed: \(edit.0)")
        return text.replacing(edit.0, with: edit.1)
      }
      let file = SourceFile(path: "Exercises/\(assignment.fileName)", text: text)
      return try #require(
        try await judge.verify([lesson], of: assignments, submissions: [lesson: .file(file)]).first)
    }

    private func words(_ verdict: Verdict) -> String {
      VerdictText(width: 80).verdict(verdict).split { $0.isWhitespace }.joined(separator: " ")
    }

    @Test func `a function that calls a wrong one is blamed for nothing`() async throws {
      let verdict = try await verdict(
        3, [("overlay.reversed().map { row in row.reversed() }", "overlay")])
      #expect(verdict.functions.first?.finding.hasPassed == false)
      let convolve = try #require(verdict.functions.first { $0.name == "convolve" })
      #expect(convolve.wrongCallees == ["rotate180"])
      #expect(convolve.isRightWithRightCallees == true)
      #expect(convolve.mistakes.isEmpty)
      #expect(
        words(verdict).contains(
          "✗ convolve: right once rotate180 is"))
      #expect(verdict.functions.first { $0.name == "correlateFull" }?.finding.hasPassed == true)
    }

    @Test func `a function with a fault of its own is told so though its helper is wrong, too`()
      async throws
    {
      let verdict = try await verdict(
        3,
        [
          ("overlay.reversed().map { row in row.reversed() }", "overlay"),
          (
            "correlate(input, rotate180(overlay))",
            "correlate(rotate180(input), rotate180(overlay))"
          ),
        ])
      let convolve = try #require(verdict.functions.first { $0.name == "convolve" })
      #expect(convolve.wrongCallees == ["rotate180"])
      #expect(convolve.isRightWithRightCallees == false)
      // Its own mistake is known only where the helper's is out of the way.
      #expect(convolve.mistakes.count == 1, "\(words(verdict))")
      #expect(words(verdict).contains(", with a right rotate180, too"))
    }

    @Test func `a function is blamed for its own fault though it calls a right one`() async throws {
      let verdict = try await verdict(
        3, [("correlateFull(input, rotate180(overlay))", "correlateFull(input, overlay)")])
      let wrong = try #require(verdict.functions.first { $0.name == "convolveFull" })
      #expect(wrong.wrongCallees.isEmpty)
      #expect(!wrong.mistakes.isEmpty)
    }

    @Test func `a crash in a right function is no fault of that one`() async throws {
      let verdict = try await verdict(
        4, [("Array(volume[depth..<depth + overlay.count])", "Array(volume[depth...])")])
      let volume = try #require(verdict.functions.first { $0.name == "correlate3D" })
      guard case .crashed = volume.finding.kind else {
        throw Failure(text: "\(volume.finding)")
      }
      #expect(volume.finding.within == "sumOfCorrelations")
      let text = words(verdict)
      #expect(text.contains("look at what correlate3D hands to it"))
      #expect(text.contains("04-stacking.swift:\(try #require(volume.line)):"))
      #expect(text.contains("✓ sumOfCorrelations"))
    }

    /// Programs whose numbers are those of a known mistake, though its code is not in them.
    struct Twin: Sendable, CustomTestStringConvertible {
      var lesson: Int
      var edits: [(String, String)]
      var says: String
      var saysNot: String
      var testDescription: String { saysNot }
    }

    @Test(arguments: [
      Twin(
        lesson: 9, edits: [("  convolveFull(w, zGradient)", "  correlateFull(zGradient, w)")],
        says: "each slope goes back through the filter turned by 180°", saysNot: "rotates once more"
      ),
      Twin(
        lesson: 11,
        edits: [
          (
            "values[row][column] = map[winner[0]][winner[1]]",
            "let best = map[winner[0]][winner[1]]\n"
              + "      values[row][column] = max(best, Double.leastNormalMagnitude)"
          ),
          (
            "positions[row][column] = winner",
            "positions[row][column] = best > 0 ? winner : [top, left]"
          ),
        ], says: "numbers below 0 never win", saysNot: "the running maximum starts at 0"),
      Twin(
        lesson: 13, edits: [("  return powers.map { $0 / sum }", "  return sum > 0 ? powers : []")],
        says: "the largest probability is always 1", saysNot: "divided by the largest"),
    ])
    func `a known mistake is named by its numbers, not by code that makes them`(
      _ twin: Twin
    ) async throws {
      let text = words(try await verdict(twin.lesson, twin.edits))
      #expect(text.contains(twin.says), "\(text)")
      #expect(!text.contains(twin.saysNot), "\(text)")
      #expect(text.contains("your numbers are those of this mistake"), "\(text)")
    }

    struct Narrow: Sendable, CustomTestStringConvertible {
      var lesson: Int
      var edits: [(String, String)]
      /// The case that gives it away.
      var gives: String
      var testDescription: String { gives }
    }

    @Test(arguments: [
      Narrow(
        lesson: 2,
        edits: [
          (
            "positions(input: input.count, overlay: overlay.count, stride: stride)",
            "(input.count - overlay.count) / stride + 1"
          ), ("guard rows > 0, columns > 0", "guard rows != 0, columns != 0"),
        ], gives: "correlate.much-too-tall"),
      Narrow(
        lesson: 4,
        edits: [
          (
            "positions(input: volume.count, overlay: overlay.count, stride: 1)",
            "volume.count - overlay.count + 1"
          )
        ], gives: "volume.much-too-deep"),
      Narrow(
        lesson: 11,
        edits: [
          (
            "values[row][column] = map[winner[0]][winner[1]]",
            "values[row][column] = max(map[winner[0]][winner[1]], -1e9)"
          )
        ], gives: "edge.farther-below"),
      Narrow(
        lesson: 13,
        edits: [("-log(probabilities[target])", "-log(max(probabilities[target], 1e-12))")],
        gives: "cost.impossible"),
      Narrow(
        lesson: 14,
        edits: [
          (
            "  var best = 0\n",
            "  guard logits.contains(where: { $0 > -1e9 }) else { return 0 }\n  var best = 0\n"
          )
        ], gives: "read.below"),
    ])
    func `what is wrong at an edge only is not accepted`(_ narrow: Narrow) async throws {
      let verdict = try await verdict(narrow.lesson, narrow.edits)
      #expect(verdict.outcome == .failed)
      let wrong = verdict.functions.filter { !$0.finding.hasPassed }
      #expect(
        wrong.contains { function in
          function.finding.check.map { function.checks[$0].id } == narrow.gives
        }, "\(words(verdict))")
    }

    @Test func `a known mistake is named, with the first cell worked out`() async throws {
      let source = SmallCourse.sliding.solution.replacing(
        "overlay[i][j]", with: "overlay[overlay.count - 1 - i][overlay[0].count - 1 - j]")
      let (finding, cells) = try await wrong(source)
      #expect(finding.explanation.mistakes.map(\.id) == ["rotated"])
      guard case .formula(let formula) = finding.working else {
        throw Failure(text: "\(finding)")
      }
      #expect(ExpressionText(formula).text == "1·10 + 2·20 + 4·30 + 5·40")
      #expect(cells.expected == .number(370))
      #expect(cells.actual == .number(230))
      #expect(cells.count == 4)
      let text = words(try await TestJudge.verdict(source))
      #expect(text.contains("result[0][0] = 1·10 + 2·20 + 4·30 + 5·40 = 370, yours 230"))
      #expect(text.contains("wrong numbers, as when the overlay is rotated"))
    }

    @Test func `after a crash, what came out wrong before it is told as well`() async throws {
      let verdict = try await TestJudge.verdict(
        SmallCourse.program(
          """
          if input.count == 5 { return [sums[sums.count]] }
            return sums.map { $0.map { $0 * 2 } }
          """))
      let function = try #require(verdict.functions.first)
      #expect(function.finding.kind == .crashed(reason: "Index out of range"))
      #expect(verdict.mistakes == ["doubled"])
      let text = VerdictText(width: 80).verdict(verdict)
      #expect(text.contains("Index out of range"))
      #expect(text.contains("A case before that one, “"))
      #expect(text.contains("came out wrong:"))
      #expect(text.contains("= 370, yours 740"))
      #expect(text.contains("come out when everything is doubled"))
      #expect(text.contains("cases that came to an end."))
    }

    @Test func `in which cases a program stops is said, since a stop says nothing of the others`()
      async throws
    {
      let assignments = try Course.embedded.assignments()
      let assignment = try #require(assignments.first { $0.number == 6 })
      let right =
        "func numericalGradient(of cost: (Matrix) -> Double, at x: Matrix, h: Double) -> Matrix {\n"
      try #require(assignment.solution.contains(right))
      let file = SourceFile(
        path: assignment.fileName,
        text: assignment.solution.replacing(
          right, with: right + "  if x.count != x[0].count { _ = x[9] }\n"))
      let verdicts = try await TestJudge.judge().verify(
        [6], of: assignments, submissions: [6: .file(file)], upTo: .named)
      let function = try #require(verdicts.first?.functions.first { !$0.finding.hasPassed })
      guard case .crashed = function.finding.kind, let check = function.finding.check else {
        throw Failure(text: "\(function.finding)")
      }
      // Those behind the one in which it stopped were run.
      #expect(function.checks[check...].contains { $0.state == .passed })
      #expect(function.checks[check].state == .notRun)
      #expect(
        words(try #require(verdicts.first)).contains(
          "What the cases show: right in every case in which 'x' is square, and in no other."))
    }

    struct Stopped: Sendable, CustomTestStringConvertible {
      var lines: String
      var helper = ""
      var says: String
      var testDescription: String { says }
    }

    @Test(arguments: [
      Stopped(
        lines: "for row in 0...rows {\n    sums[row][0] += 0\n  }\n  return sums",
        says: "index 2 in a list of 2 elements (0 to 1), with rows = 2 and row = 2."),
      Stopped(
        lines:
          "for (row, cells) in sums.enumerated() {\n    for _ in cells {\n      _ = cells[row + 2]\n"
          + "    }\n  }\n  return sums",
        says: "index 2 in a list of 2 elements (0 to 1), with row = 0."),
      Stopped(
        lines: "_ = sums[1..<5]\n  return sums", says: "the part 1..<5 of a list of 2 elements."),
      Stopped(
        lines: "for _ in 0..<(sums.count - 9) {}\n  return sums",
        says: "the range 0..<−7 ends before it begins."),
      Stopped(
        lines: "return [pick(sums, at: rows)]",
        helper: "func pick(_ rows: Matrix, at row: Int) -> [Double] { rows[row] }\n",
        says: "in pick, which correlate calls at line 16: index 2 in a list of 2 elements (0 to 1)."
      ),
      Stopped(
        lines: "_ = [Double]()[0]\n  return sums", says: "index 0 in a list without elements."),
    ])
    func `a crash is told with its index, what there is, and the loops' variables`(
      _ stopped: Stopped
    ) async throws {
      let text = words(
        try await TestJudge.verdict(SmallCourse.program(stopped.lines) + stopped.helper))
      #expect(text.contains(stopped.says), "\(text)")
    }

    @Test func `a loop's variable that is declared anew is told by its new value`() async throws {
      let text = words(
        try await TestJudge.verdict(
          SmallCourse.program(
            """
            for row in 0..<rows {
                for k in 0..<1 {
                  let row = row + k + 5
                  _ = sums[row]
                }
              }
              return sums
            """)))
      #expect(
        text.contains(
          "index 5 in a list of 2 elements (0 to 1), with rows = 2, k = 0 and row = 5."), "\(text)")
    }

    @Test func `of a function that calls itself no loop's variable is told`() async throws {
      let text = words(
        try await TestJudge.verdict(
          SmallCourse.program(
            """
            if input.count == 1 { return [] }
              for row in 0...rows {
                _ = correlate([[1]], [[1]])
                sums[row][0] += 0
              }
              return sums
            """)))
      #expect(text.contains("index 2 in a list of 2 elements (0 to 1)."), "\(text)")
    }

    @Test func `an argument that makes no difference is named, and one that does is not`()
      async throws
    {
      let ignoring = try await TestJudge.verdict(
        SmallCourse.program(
          "return sums.indices.map { r in sums[r].indices.map { c in input[r][c] + 0.5 } }"))
      #expect(ignoring.functions.first?.finding.explanation.ignored == ["overlay"])
      #expect(
        words(ignoring).contains("Your result does not depend on 'overlay'"))
      // One cell of the result depends on one number of it.
      let using = try await TestJudge.verdict(
        SmallCourse.program(
          "return sums.indices.map { r in sums[r].indices.map { c in "
            + "input[r][c] + (r + c == 0 ? overlay[0][0] : 0.5) } }"))
      #expect(using.functions.first?.finding.explanation.ignored == [])
      #expect(using.outcome == .failed)
    }

    /// The numbers of every case of this course are whole; a challenge's are not.
    @Test func `a mistake that fits the cases, but not numbers that nobody chose, is not named`()
      async throws
    {
      let verdict = try await TestJudge.verdict(
        SmallCourse.program(
          "return sums.map { $0.map { $0 == $0.rounded() ? 2 * $0 : 3 * $0 } }"))
      #expect(verdict.outcome == .failed)
      #expect(verdict.mistakes == [])
      #expect(!words(verdict).contains("2 times the right one"))
    }

    @Test
    func
      `a function that the exercise itself calls and that is missing keeps no other from being judged`()
      async throws
    {
      let judge = try TestJudge.judge()
      let assignments = try Course.embedded.assignments()
      let assignment = try #require(assignments.first { $0.number == 9 })
      let text = try #require(
        SwiftTokens(assignment.solution).declarations.first { $0.name == "learned" })
      let lines = assignment.solution.split(separator: "\n", omittingEmptySubsequences: false)
      let kept = lines.enumerated().filter { !text.lines.contains($0.offset + 1) }.map(\.element)
      let file = SourceFile(
        path: "Exercises/\(assignment.fileName)", text: kept.joined(separator: "\n"))
      let verdict = try #require(
        try await judge.verify([9], of: assignments, submissions: [9: .file(file)]).first)
      guard case .signatures(let problems) = verdict.outcome else {
        throw Failure(text: "\(verdict)")
      }
      #expect(problems.map(\.function) == ["learned"])
      #expect(
        verdict.functions.filter(\.finding.hasPassed).map(\.name).contains("aPrevGradient"))
    }

    @Test func `one case that came to an end names no mistake`() async throws {
      let verdict = try await TestJudge.verdict(
        SmallCourse.program(
          """
          if input.count != 3 || overlay[0][0] != 10 { return [sums[sums.count]] }
            return sums.map { $0.map { $0 * 2 } }
          """))
      #expect(verdict.functions.first?.before != nil)
      #expect(verdict.mistakes == [])
    }

    @Test func `a crash in the first case has nothing before it`() async throws {
      let verdict = try await TestJudge.verdict(SmallCourse.program("return [sums[sums.count]]"))
      #expect(verdict.functions.first?.before == nil)
      #expect(!VerdictText(width: 80).verdict(verdict).contains("before that one"))
    }

    @Test func `mistakes that cannot be told apart are named together`() async throws {
      let twin = SmallCourse.mistake(
        "twin", "each sum is added twice",
        "-  return sums\n+  return sums.map { $0.map { $0 + $0 } }")
      let verdict = try await TestJudge.verdict(
        SourceFile(
          path: "02.swift", text: SmallCourse.program("return sums.map { $0.map { $0 * 2 } }")),
        of: SmallCourse.assignments([
          "02-sliding/mistakes.md": SmallCourse.slidingMistakes + twin
        ]))
      #expect(verdict.mistakes == ["doubled", "twin"])
      let text = VerdictText(width: 80).verdict(verdict)
      #expect(text.contains("cannot tell them apart"))
      #expect(text.contains("each sum is added twice"))
    }

    /// Two mistakes of `correlate` that do not come to an end where a result is not square.
    private static let stopping = [
      "02-sliding/mistakes.md": SmallCourse.slidingMistakes
        + SmallCourse.mistake(
          "crashing", "rows are counted by columns",
          "-  for row in 0..<rows {\n+  for row in 0..<columns {")
        + SmallCourse.mistake(
          "endless", "the loop waits for as many rows as columns",
          "-  return sums\n+  while rows != columns {}\n+  return sums")
    ]

    private func stopped(_ source: String, timeout: Duration) async throws -> FunctionVerdict {
      let verdict = try await TestJudge.verdict(
        SourceFile(path: "02.swift", text: source),
        of: SmallCourse.assignments(Self.stopping), timeout: timeout)
      return try #require(verdict.functions.first)
    }

    @Test func `a mistake that crashes names a crash at the same case`() async throws {
      let other = SmallCourse.program("return sums").replacing(
        "for row in 0..<rows {", with: "for row in 0..<(input[0].count - overlay[0].count + 1) {")
      let function = try await stopped(other, timeout: .seconds(60))
      guard case .crashed = function.finding.kind, let check = function.finding.check else {
        throw Failure(text: "\(function.finding)")
      }
      #expect(function.checks[check].id == "tall")
      #expect(function.finding.explanation.mistakes.map(\.id) == ["crashing"])

      // The same reason at an earlier case, where the mistake comes to an end.
      let first = try await stopped(
        SmallCourse.program("return [sums[rows]]"), timeout: .seconds(60))
      #expect(first.finding.check == 0)
      #expect(first.finding.explanation.mistakes.isEmpty)
      // At the same case, but with another result before it.
      let doubled = try await stopped(
        SmallCourse.program(
          "return rows == columns ? sums.map { $0.map { 2 * $0 } } : [sums[rows]]"),
        timeout: .seconds(60))
      #expect(doubled.finding.check == 1)
      #expect(doubled.finding.explanation.mistakes.isEmpty)
    }

    @Test func `a mistake that does not come to an end names a time-out`() async throws {
      let other = SmallCourse.program("repeat {} while columns != rows\n  return sums")
      let function = try await stopped(other, timeout: .seconds(2))
      guard case .timedOut = function.finding.kind, let check = function.finding.check else {
        throw Failure(text: "\(function.finding)")
      }
      #expect(function.checks[check].id == "tall")
      #expect(function.finding.explanation.mistakes.map(\.id) == ["endless"])
    }

    @Test func `a mistake that does not fit every case is not named`() async throws {
      let wrong = try await wrong(
        SmallCourse.program(
          "return sums.map { $0.map { input.count == 3 ? 2 * $0 : $0 + 1 } }"))
      #expect(wrong.finding.explanation.mistakes.isEmpty)
    }

    @Test func `an unknown mistake gets the pattern of its differences`() async throws {
      let wrong = try await wrong(
        SmallCourse.program("return sums.map { $0.map { $0 / Double(input.count) } }"))
      #expect(wrong.finding.explanation.mistakes.isEmpty)
      #expect(
        wrong.finding.explanation.patterns.first
          == "every number is the right one divided by the number of rows of 'input'")
    }

    @Test func `a random case is shrunk to the smallest that fails`() async throws {
      // Every fixed case has at most four rows.
      let verdict = try await TestJudge.verdict(
        SmallCourse.program("if input.count > 4 { sums[0][0] += 1 }\n  return sums"))
      let function = try #require(verdict.functions.first)
      guard case .wrongValues = function.finding.kind, let index = function.finding.check else {
        throw Failure(text: "\(function.finding)")
      }
      let check = function.checks[index]
      #expect(check.kind == .random)
      #expect(check.arguments[0].matrix?.count == 5)
      #expect(verdict.checks.filter { $0.state == .failed }.allSatisfy { $0.kind == .random })
      #expect(VerdictText(width: 80).verdict(verdict).contains("--seed 1 draws it again"))
    }

    @Test func `one seed draws the same cases, another seed others`() async throws {
      func cases(_ seed: UInt64) async throws -> [ExerciseCase] {
        try await CasePlan(program: TestJudge.program(SmallCourse.sliding), seed: seed)
          .cases(of: "correlate")
      }
      let seven = try await cases(7)
      #expect(try await cases(7) == seven)
      #expect(try await cases(8) != seven)
      let sizes = seven.filter { $0.kind == .random }.map(\.size)
      #expect(sizes == sizes.sorted())
    }

    @Test func `another order of summation is accepted and said`() async throws {
      let verdict = try await TestJudge.verdict(
        SmallCourse.program("return sums.map { $0.map { ($0 * 0.1 + 0.3 - 0.3) * 10 } }"))
      #expect(verdict.hasPassed, "\(verdict)")
      let text = words(verdict)
      #expect(text.split(separator: "another order of summation").count == 2, "\(text)")
      #expect(text.contains("other checks differ as little."), "\(text)")
    }
  }
}
