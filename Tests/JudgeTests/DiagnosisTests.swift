import Course
import Testing

@testable import Judge

extension RunningTests {
  @Suite struct DiagnosisTests {
    private func wrong(_ source: String) async throws -> WrongValues {
      let verdict = try await TestJudge.verdict(source)
      guard case .wrongValues(let wrong)? = verdict.functions.first?.finding else {
        throw Failure(text: "\(verdict)")
      }
      return wrong
    }

    struct Failure: Error { var text: String }

    @Test func `a known mistake is named, with the first cell worked out`() async throws {
      let source = SmallCourse.sliding.solution.replacing(
        "overlay[i][j]", with: "overlay[overlay.count - 1 - i][overlay[0].count - 1 - j]")
      let wrong = try await wrong(source)
      #expect(wrong.mistakes.map(\.id) == ["rotated"])
      #expect(wrong.working == "1·10 + 2·20 + 4·30 + 5·40")
      #expect(wrong.expected == .number(370))
      #expect(wrong.actual == .number(230))
      #expect(wrong.wrongCells == 4)
      let text = VerdictText(width: 80).verdict(try await TestJudge.verdict(source))
      #expect(text.contains("result[0][0] = 1·10 + 2·20 + 4·30 + 5·40 = 370, yours 230"))
      #expect(text.contains("What happened: the overlay is rotated."))
    }

    @Test func `after a crash, what came out wrong before it is told as well`() async throws {
      let verdict = try await TestJudge.verdict(
        SmallCourse.program(
          """
          if input.count == 5 { return [sums[sums.count]] }
            return sums.map { $0.map { $0 * 2 } }
          """))
      let function = try #require(verdict.functions.first)
      guard case .crashed(let crash) = function.finding else {
        Issue.record("\(function.finding)")
        return
      }
      #expect(crash.reason == "Index out of range")
      #expect(verdict.mistakes == ["doubled"])
      let text = VerdictText(width: 80).verdict(verdict)
      #expect(text.contains("Index out of range"))
      #expect(text.contains("A case before that one came out wrong:"))
      #expect(text.contains("= 370, yours 740"))
      #expect(text.contains("What happened: everything is doubled"))
      #expect(text.contains("cases that came to an end."))
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
      var twins = SmallCourse.sliding
      var twin = twins.exercise.mistakes[1]
      twin.id = "twin"
      twin.title = "each sum is added twice"
      twins.exercise.mistakes.append(twin)
      let file = SourceFile(
        path: "02.swift", text: SmallCourse.program("return sums.map { $0.map { $0 * 2 } }"))
      let verdict = try await #require(
        TestJudge.judge().verify([2], of: [twins], submissions: [2: .file(file)]).first)
      #expect(verdict.mistakes == ["doubled", "twin"])
      let text = VerdictText(width: 80).verdict(verdict)
      #expect(text.contains("cannot tell them apart"))
      #expect(text.contains("each sum is added twice"))
    }

    @Test func `a mistake that does not fit every case is not named`() async throws {
      let wrong = try await wrong(
        SmallCourse.program(
          "return sums.map { $0.map { input.count == 3 ? 2 * $0 : $0 + 1 } }"))
      #expect(wrong.mistakes.isEmpty)
    }

    @Test func `an unknown mistake gets the pattern of its differences`() async throws {
      let wrong = try await wrong(
        SmallCourse.program("return sums.map { $0.map { $0 / Double(input.count) } }"))
      #expect(wrong.mistakes.isEmpty)
      #expect(
        wrong.patterns.first
          == "every number is the right one divided by the number of rows of 'input'")
    }

    @Test func `a random case is shrunk to the smallest that fails`() async throws {
      // Every fixed case has at most four rows.
      let verdict = try await TestJudge.verdict(
        SmallCourse.program("if input.count > 4 { sums[0][0] += 1 }\n  return sums"))
      let function = try #require(verdict.functions.first)
      guard case .wrongValues(let wrong) = function.finding else {
        Issue.record("\(function.finding)")
        return
      }
      let check = function.checks[wrong.check]
      #expect(check.kind == .random)
      #expect(check.arguments[0].matrix?.count == 5)
      #expect(verdict.checks.filter { $0.state == .failed }.allSatisfy { $0.kind == .random })
      #expect(VerdictText(width: 80).verdict(verdict).contains("--seed 1 draws it again"))
    }

    @Test func `one seed draws the same cases, another seed others`() {
      func cases(_ seed: UInt64) -> [[Value]] {
        CasePlan(exercise: SmallCourse.sliding.exercise, seed: seed).cases(of: "correlate")
          .map(\.arguments)
      }
      #expect(cases(7) == cases(7))
      #expect(cases(7) != cases(8))
      let sizes = CasePlan(exercise: SmallCourse.sliding.exercise, seed: 7).cases(of: "correlate")
        .filter { $0.kind == .random }.map(\.size)
      #expect(sizes == sizes.sorted())
    }

    @Test func `another order of summation is accepted and said`() async throws {
      let verdict = try await TestJudge.verdict(
        SmallCourse.program("return sums.map { $0.map { ($0 * 0.1 + 0.3 - 0.3) * 10 } }"))
      #expect(verdict.hasPassed, "\(verdict)")
      let text = VerdictText(width: 80).verdict(verdict)
      #expect(text.split(separator: "another order of summation").count == 2, "\(text)")
      #expect(text.contains("other checks differ as little."), "\(text)")
    }
  }
}
