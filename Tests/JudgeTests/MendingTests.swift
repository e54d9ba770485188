import Course
import Platform
import TestSupport
import Testing

@testable import Judge

extension RunningTests {
  /// The line of a learner's file that would mend it.
  @Suite struct MendingTests {
    /// The verdict on lesson 2's solution with an edit, with what would mend it.
    private static func mended(
      _ right: String, _ wrong: String, lesson: Int = 2
    ) async throws -> Verdict {
      let assignments = try Course.embedded.assignments()
      let assignment = try #require(assignments.first { $0.number == lesson })
      try #require(assignment.solution.contains(right))
      let text = assignment.solution.replacing(right, with: wrong)
      return try await mended(text, assignment, assignments)
    }

    private static func mended(
      _ text: String, _ assignment: Assignment, _ assignments: [Assignment]
    ) async throws -> Verdict {
      let submissions = [
        assignment.number: Submission.file(SourceFile(path: assignment.fileName, text: text))
      ]
      let judge = try TestJudge.judge()
      let verdicts = try await judge.verify(
        [assignment.number], of: assignments, submissions: submissions)
      let mended = try await judge.mended(
        verdicts, of: assignments, submissions: submissions, within: .seconds(60))
      let verdict = try #require(mended.first)
      // What was found is kept, for `hint` and for the next time.
      let kept = judge.keptMending(
        of: assignment.number, in: assignments, submissions: submissions)
      #expect(kept == verdict.functions.compactMap(\.mending).first)
      return verdict
    }

    private static func sentence(_ verdict: Verdict) -> String? {
      verdict.functions.lazy.compactMap { function in
        function.mending.flatMap { MendingText.sentence($0, of: function.name) }
      }.first
    }

    @Test func `an index that is another's is found by its line`() async throws {
      let verdict = try await Self.mended("column * stride + j]", "column * stride + i]")
      let sentence = try #require(Self.sentence(verdict))
      #expect(sentence.hasPrefix("Look at line 31: "))
      #expect(VerdictText(width: 80).verdict(verdict).contains("Look at line 31: "))
      // The edit itself is only a hint.
      #expect(!sentence.contains("+ j"))
      let mending = try #require(verdict.functions.compactMap(\.mending).first)
      let file = SourceFile(
        path: "a.swift",
        text: try #require(try Course.embedded.assignments().first { $0.number == 2 }).solution
          .replacing("column * stride + j]", with: "column * stride + i]"))
      #expect(MendingText.edit(mending, of: file)?.contains("column * stride + j]") == true)
    }

    @Test func `a program that stops is mended, too`() async throws {
      let verdict = try await Self.mended("in 0..<rows {", "in 0...rows {")
      #expect(Self.sentence(verdict)?.hasPrefix("Look at line 22: ") == true)
    }

    @Test func `a file that imports Foundation is mended, too`() async throws {
      let verdict = try await Self.mended(
        "a[row][column] = sigmoid(z[row][column])\n    }\n  }\n  return (z, a)\n}\n",
        "a[row][column] = sigmoid(sigmoid(z[row][column]))\n    }\n  }\n  return (z, a)\n}\n"
          + "import Foundation\n", lesson: 5)
      #expect(Self.sentence(verdict)?.contains("‘sigmoid’ is too many") == true)
    }

    @Test func `a term inside of the parentheses that belongs behind them is found`() async throws {
      let assignments = try Course.embedded.assignments()
      let assignment = try #require(assignments.first { $0.number == 1 })
      let right = "(input - overlay) / stride + 1"
      try #require(assignment.solution.contains(right))
      let verdict = try await Self.mended(right, "(input - overlay + 1) / stride", lesson: 1)
      #expect(
        Self.sentence(verdict)?.contains("the parts have to be grouped in another way") == true)
    }

    @Test func `a sum that does not begin anew is found`() async throws {
      let verdict = try await Self.mended(
        "      sum += slope\n", "      sum = slope\n", lesson: 7)
      #expect(Self.sentence(verdict)?.hasPrefix("With another operator than ‘=’ in line ") == true)
    }

    @Test func `what is missing is not said to be the fault of the line that can make up for it`()
      async throws
    {
      let verdict = try await Self.mended(
        "a[row][column] = sigmoid(z[row][column])", "a[row][column] = z[row][column]", lesson: 5)
      let sentence = try #require(Self.sentence(verdict))
      #expect(sentence.hasPrefix("With one more call of a function in line "))
      #expect(sentence.hasSuffix(" cases of 'featureMap' come out right."))
    }

    /// Files of which nothing can be known, or not in time; the verdict is what it was.
    @Test(arguments: [
      // Another result each time.
      "    result[row][column] = sum + Double.random(in: 1...2)\n",
      // Two faults, which no single edit mends.
      "    result[row][column] = sum * 3 + 7\n",
    ])
    func `where no edit is sure to mend it nothing is said`(line: String) async throws {
      let verdict = try await Self.mended("    result[row][column] = sum\n", line)
      #expect(verdict.outcome == .failed)
      #expect(Self.sentence(verdict) == nil)
    }

    @Test func `generic functions, operators, classes and globals of one's own do no harm`()
      async throws
    {
      let assignments = try Course.embedded.assignments()
      let assignment = try #require(assignments.first { $0.number == 2 })
      let more = """

        infix operator •: MultiplicationPrecedence
        func • <Number: Numeric>(a: Number, b: Number) -> Number { a * b }
        final class Counter {
          var calls = 0
          func count() { calls += 1 }
        }
        let counter = Counter()
        var offset = 0

        """
      let text =
        assignment.solution.replacing("* overlay[i][j]", with: "• overlay[j][i]")
        .replacing("var sum = 0.0", with: "counter.count()\n      var sum = Double(offset)") + more
      let verdict = try await Self.mended(text, assignment, assignments)
      #expect(Self.sentence(verdict)?.contains("two indices have changed places") == true)
    }

    @Test func `chains of closures, which the compiler takes long for, are mended, too`()
      async throws
    {
      let assignments = try Course.embedded.assignments()
      let assignment = try #require(assignments.first { $0.number == 2 })
      let text = """
        func correlate(_ input: Matrix, _ overlay: Matrix, stride: Int = 1) -> Matrix {
          let (h, w) = (overlay.count, overlay[0].count)
          guard h <= input.count, w <= input[0].count else { return [] }
          func sum(_ top: Int, _ left: Int) -> Double {
            let rows = zip(input[top..<top + h], overlay)
            return rows.map { zip($0[left..<left + w], $1).map(*).reduce(0, +) }.reduce(0, +)
          }
          let last = input.count - h
          return Swift.stride(from: 0, through: last, by: stride).map { top in
            Swift.stride(from: 0, through: input[0].count - h, by: stride).map { sum(top, $0) }
          }
        }

        """
      let verdict = try await Self.mended(text, assignment, assignments)
      #expect(Self.sentence(verdict)?.contains("another name than ‘h’ belongs there") == true)
    }

    @Test func `a file that is too long is left alone`() async throws {
      let assignments = try Course.embedded.assignments()
      let assignment = try #require(assignments.first { $0.number == 2 })
      let text =
        assignment.solution.replacing("+ j]", with: "+ i]")
        + (0..<5000).map { "private let unused\($0) = \($0)\n" }.joined()
      let verdict = try await Self.mended(text, assignment, assignments)
      #expect(verdict.outcome == .failed)
      #expect(Self.sentence(verdict) == nil)
    }
  }
}
