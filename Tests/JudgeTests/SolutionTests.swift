import Course
import Testing

@testable import Judge

extension RunningTests {
  /// The lessons' solutions beside the library, which was written and is tested apart from them.
  @Suite struct SolutionTests {
    struct Draw: Sendable, CustomTestStringConvertible {
      var lesson: Int
      var seed: UInt64
      var testDescription: String { "lesson \(lesson), seed \(seed)" }
    }

    static let draws = Course.embedded.lessons.flatMap { lesson in
      (1...3).map { Draw(lesson: lesson.number, seed: $0) }
    }

    @Test(arguments: draws)
    func `the solutions make of every case what the library makes`(_ draw: Draw) async throws {
      let assignments = try Course.embedded.assignments()
      let assignment = try #require(assignments.first { $0.number == draw.lesson })
      let cases = try await TestJudge.program(assignment).cases(seed: draw.seed, rounds: 0..<2)
      #expect(Set(cases.map(\.function)) == Set(assignment.exercise.functions.map(\.name)))
      for example in cases {
        // What the library does not have is for the linter to prove.
        guard let answer = LibraryAnswers.all[example.function] else { continue }
        let right = try answer(CallArguments(values: example.arguments))
        // A centred difference of a curve that is no cube is off by about h² = 1e-10.
        let isMeasured = example.id == "check.weights"
        #expect(
          isMeasured
            ? isNear(example.expected, right) : Tolerance.accepts(example.expected, for: right),
          "\(example.id): \(example.expected) is not \(right)")
      }
    }

    private func isNear(_ measured: Value, _ right: Value) -> Bool {
      let pairs = zip(measured.leaves, right.leaves)
      return measured.leaves.count == right.leaves.count
        && pairs.allSatisfy {
          (($0.value.number ?? .nan) - ($1.value.number ?? .nan)).magnitude < 1e-9
        }
    }

    @Test func `every answer of the library is that of a lesson's function`() throws {
      let functions = try Course.embedded.assignments().flatMap {
        $0.exercise.functions.map(\.name)
      }
      #expect(Set(LibraryAnswers.all.keys).subtracting(functions) == [])
      let others = Set(functions).subtracting(LibraryAnswers.all.keys)
      if !others.isEmpty { print("notice: the library has no \(others.sorted())") }
    }

    @Test(arguments: Course.embedded.lessons.map(\.number))
    func `axes are those of the right answer`(_ lesson: Int) async throws {
      let assignments = try Course.embedded.assignments()
      let assignment = try #require(assignments.first { $0.number == lesson })
      let cases = try await TestJudge.program(assignment).cases(seed: 1, rounds: 0..<2)
      for example in cases where !example.axes.isEmpty {
        #expect(
          isRight(example.axes, for: example.expected),
          "\(example.id): \(example.axes) is not \(example.expected)")
      }
    }

    private func isRight(_ axes: [ExerciseCase.Axis], for result: Value) -> Bool {
      if axes.count == 1, let length = result.integer { return length == axes[0].length }
      if axes.allSatisfy({ result[$0.name]?.integer == $0.length }) { return true }
      // Of a tuple, the elements are meant that have as many axes.
      guard case .tuple(let fields) = result else { return has(result, axes) }
      return fields.contains { has($0.value, axes) }
    }

    private func has(_ value: Value, _ axes: [ExerciseCase.Axis]) -> Bool {
      var value = value
      for axis in axes {
        guard case .list(let elements) = value, elements.count == axis.length else { return false }
        value = elements.first ?? .none
      }
      return true
    }
  }
}
