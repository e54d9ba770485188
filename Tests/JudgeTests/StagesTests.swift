import Course
import Synchronization
import Testing

@testable import Judge

extension RunningTests {
  /// How far a verdict is worked out, and what is told of it meanwhile.
  @Suite struct StagesTests {
    /// Told of each verdict, in order.
    private final class Told: Sendable {
      private let state = Mutex<[(word: String, verdict: Verdict)]>([])

      func add(_ word: String, _ verdict: Verdict) {
        state.withLock { $0.append((word, verdict)) }
      }

      var all: [(word: String, verdict: Verdict)] { state.withLock { $0 } }
    }

    private static func told(
      _ right: String, _ wrong: String, lesson: Int = 5, upTo stage: Judge.Stage = .explained
    ) async throws -> [(word: String, verdict: Verdict)] {
      let assignments = try Course.embedded.assignments()
      let assignment = try #require(assignments.first { $0.number == lesson })
      try #require(assignment.solution.contains(right))
      let file = SourceFile(
        path: assignment.fileName, text: assignment.solution.replacing(right, with: wrong))
      let told = Told()
      _ = try await TestJudge.judge().verify(
        [lesson], of: assignments, submissions: [lesson: .file(file)], upTo: stage,
        report: { told.add("whole", $0) }, early: { told.add("early", $0) })
      return told.all
    }

    private static func wrong(_ verdict: Verdict) throws -> FunctionVerdict {
      try #require(verdict.functions.first { !$0.finding.hasPassed })
    }

    @Test func `what is wrong is told before its formula, and the first lines stay as they are`()
      async throws
    {
      let told = try await Self.told("= sigmoid(z", "= sigmoid(1) * sigmoid(z")
      #expect(told.map(\.word) == ["early", "whole"])
      let (early, whole) = (told[0].verdict, told[1].verdict)
      let text = VerdictText(width: 80)
      // What only fits the numbers is not said while it is not known what the program did.
      #expect(try Self.wrong(early).finding.explanation.derivation == nil)
      #expect(!text.verdict(early).contains("Yours is"))
      #expect(text.verdict(whole).contains("Yours is 0.7311·0.4675"))
      #expect(text.head(early) == text.head(whole))
      #expect(text.lines(whole).starts(with: text.head(early)))
    }

    @Test func `of a known mistake nothing is left to explain`() async throws {
      let told = try await Self.told("sum += input", "sum = input", lesson: 2)
      #expect(told.map(\.word) == ["whole"])
      #expect(try Self.wrong(told[0].verdict).mistakes.count == 1)
    }

    @Test func `a stop is told before its index`() async throws {
      let told = try await Self.told("in 0..<rows {", "in 0...rows {", lesson: 2)
      #expect(told.map(\.word) == ["early", "whole"])
      #expect(try Self.wrong(told[0].verdict).finding.stop == nil)
      #expect(try Self.wrong(told[1].verdict).finding.stop != nil)
      let text = VerdictText(width: 80)
      #expect(text.lines(told[1].verdict).starts(with: text.head(told[0].verdict)))
    }

    @Test func `who asks for less gets no more`() async throws {
      let judged = try await Self.told("sum += input", "sum = input", lesson: 2, upTo: .judged)
      #expect(judged.map(\.word) == ["whole"])
      #expect(judged[0].verdict.outcome == .failed && judged[0].verdict.mistakes.isEmpty)
      let named = try await Self.told("in 0..<rows {", "in 0...rows {", lesson: 2, upTo: .named)
      #expect(named.map(\.word) == ["whole"])
      #expect(try Self.wrong(named[0].verdict).finding.stop == nil)
    }
  }
}
