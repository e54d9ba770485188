import Course
import Platform
import TestSupport
import Testing

@testable import Judge

extension RunningTests {
  /// The right results of cases are the numbers that NumPy and SciPy make of them: each
  /// `Golden/lesson-NN.py` writes the JSON beside it.
  @Suite struct KnownResultsTests {
    struct Known: Decodable, Sendable, CustomTestStringConvertible {
      var lesson: Int
      var `case`: String
      var element: String
      var numbers: GoldenNumbers
      var testDescription: String { element.isEmpty ? `case` : "\(`case`)[\(element)]" }
    }

    static let known = {
      let folder = "JudgeTests/Golden"
      let names = try? Files.names(in: Path.join(PackageFolder.root, "Tests/\(folder)"))
      return (names ?? []).sorted().filter { $0.hasPrefix("lesson-") && $0.hasSuffix(".json") }
        .flatMap { Golden.arguments("\(folder)/\($0)", as: [Known].self) }
    }()

    @Test(arguments: known) func `a case makes the numbers that are known of it`(
      _ known: Known
    ) async throws {
      let assignment = try #require(
        try Course.embedded.assignments().first { $0.number == known.lesson })
      let cases = try await TestJudge.program(assignment).cases(seed: 1, rounds: 0..<1)
      let example = try #require(cases.first { $0.id == known.case })
      let part = try #require(
        known.element.isEmpty ? example.expected : example.expected[known.element])
      #expect(known.numbers.agree(with: part), "\(part)")
    }
  }
}
