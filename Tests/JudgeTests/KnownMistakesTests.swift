import Course
import LessonFolder
import TestSupport
import Testing

@testable import Judge

extension RunningTests {
  /// An edit makes what the title of its mistake says: the numbers that NumPy and SciPy make of that
  /// (`Golden/known-mistakes.py`).
  @Suite struct KnownMistakesTests {
    struct Known: Decodable, Sendable, CustomTestStringConvertible {
      var lesson: Int
      var mistake: String
      var `case`: String
      var element: String
      var numbers: GoldenNumbers
      var testDescription: String { mistake }
    }

    static let known = Golden.arguments(
      "JudgeTests/Golden/known-mistakes.json", as: [Known].self)

    @Test(arguments: known) func `a mistake makes the numbers that are known of it`(
      _ known: Known
    ) async throws {
      let assignment = try #require(
        try Course.embedded.assignments().first { $0.number == known.lesson })
      let mistake = try #require(
        try assignment.exercise.mistakes().first { $0.id == known.mistake })
      let program = try TestJudge.program(assignment)
      let example = try #require(
        try await program.cases(seed: 1, rounds: 0..<1).first { $0.id == known.case })
      let function = try #require(
        assignment.exercise.functions.first { $0.name == example.function })
      let outcomes = try await program.outcomes(
        of: [mistake], function: function, cases: [example])
      guard case .value(let value)? = outcomes[mistake.id]?.first else {
        Issue.record("\(outcomes)")
        return
      }
      let part = try #require(known.element.isEmpty ? value : value[known.element])
      #expect(known.numbers.agree(with: part), "\(part)")
    }
  }
}
