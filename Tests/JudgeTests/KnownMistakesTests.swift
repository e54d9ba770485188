import Course
import FoundationEssentials
import LessonFolder
import Platform
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
      var numbers: Numbers
      var testDescription: String { mistake }
    }

    indirect enum Numbers: Decodable, Sendable {
      case number(Double)
      case list([Numbers])

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Double.self) {
          self = .number(number)
        } else if let word = try? container.decode(String.self) {
          self = .number(word == "nan" ? .nan : .infinity)
        } else {
          self = .list(try container.decode([Numbers].self))
        }
      }

      /// Whether a value holds these numbers: a tuple counts as a list, a whole number as a number.
      func agree(with value: Value) -> Bool {
        switch (self, value) {
        case (.number(let right), _):
          value.number.map { Tolerance.accepts($0, for: right) } ?? false
        case (.list(let elements), .list(let values)):
          elements.count == values.count
            && zip(elements, values).allSatisfy { $0.agree(with: $1) }
        case (.list, .tuple(let fields)): agree(with: .list(fields.map(\.value)))
        case (.list, _): false
        }
      }
    }

    static let known: [Known] = {
      let path = Path.join(Path.folder(#filePath), "Golden/known-mistakes.json")
      do {
        return try JSONDecoder().decode([Known].self, from: Data(try Files.readText(path).utf8))
      } catch {
        preconditionFailure("\(path) cannot be read. \(error)")
      }
    }()

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
