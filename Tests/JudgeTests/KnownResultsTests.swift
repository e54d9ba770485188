import Course
import FoundationEssentials
import Platform
import Testing

@testable import Judge

extension RunningTests {
  /// The right results of cases are the numbers that NumPy and SciPy make of them: each
  /// `Golden/lesson-16.py` writes the JSON beside it.
  @Suite struct KnownResultsTests {
    struct Known: Decodable, Sendable, CustomTestStringConvertible {
      var lesson: Int
      var `case`: String
      var element: String
      var numbers: KnownMistakesTests.Numbers
      var testDescription: String { element.isEmpty ? `case` : "\(`case`)[\(element)]" }
    }

    static let known: [Known] = {
      let folder = Path.join(Path.folder(#filePath), "Golden")
      do {
        return try Files.names(in: folder).sorted()
          .filter { $0.hasPrefix("lesson-") && $0.hasSuffix(".json") }
          .flatMap { name in
            let text = try Files.readText(Path.join(folder, name))
            return try JSONDecoder().decode([Known].self, from: Data(text.utf8))
          }
      } catch {
        preconditionFailure("The JSON in \(folder) cannot be read. \(error)")
      }
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
