import Course
import LessonFolder
import TestSupport
import Testing

@testable import Judge
@testable import Practice

/// The lessons' own cases, which tell every mistake from what is right, as a learner can type them for
/// `catch`.
@Suite struct TypedCasesTests {
  @Test(arguments: Course.embedded.lessons.map(\.number))
  func `each case of a lesson can be typed, and its mistakes be exposed by it`(
    lesson: Int
  ) async throws {
    let course = Course.embedded
    let judge = Judge(compiler: .ifAny, article: try course.article(), tutor: BuiltTool.path)
    let assignments = try course.assignments()
    guard let assignment = assignments.first(where: { $0.number == lesson }) else { return }
    let functions = assignment.exercise.functions
    let mistakes = try assignment.read { exercise throws(CourseError) in try exercise.mistakes() }
      .map(\.id)
    let (cases, exposed) = try await HarnessModule.with(judge) { harness throws(JudgeError) in
      let program = try CourseJudge(judge: judge, assignments: assignments)
        .program(of: assignment, harness)
      let cases = try await program.cases(seed: 1, rounds: 0..<4).filter { !$0.isGoal }
      var exposed: Set<String> = []
      for function in functions {
        let own = cases.filter { $0.function == function.name }
        let left = mistakes.filter { !exposed.contains($0) }
        let made = try await program.outcomes(
          of: left, function: function, arguments: own.map(\.arguments))
        for (id, outcomes) in made {
          // Exactly what `catch` says of a case that is typed.
          let isExposed = zip(outcomes, own).contains { outcome, example in
            if outcome == .notRun { return false }
            guard case .value(let value) = outcome else { return true }
            return !Tolerance.accepts(value, for: example.expected)
          }
          if isExposed { exposed.insert(id) }
        }
      }
      return (cases, exposed)
    }
    for example in cases {
      let arguments = example.arguments.map(Self.text).joined(separator: ", ")
      let line = "\(example.function)(\(arguments)) = \(Self.text(example.expected))"
      let written = try WrittenCase(line, of: functions)
      #expect(written.arguments == example.arguments, "\(example.id)")
      #expect(written.expects(example.expected), "\(example.id)")
    }
    #expect(mistakes.filter { !exposed.contains($0) } == [])
  }

  private static func text(_ value: Value) -> String {
    switch value {
    case .none: "nil"
    case .boolean(let boolean): "\(boolean)"
    case .integer(let integer): "\(integer)"
    case .number(let number): "\(number)"
    case .text(let text): "\"\(text)\""
    case .list(let elements): "[\(elements.map(text).joined(separator: ", "))]"
    case .tuple(let fields):
      "(\(fields.map { "\($0.label): \(text($0.value))" }.joined(separator: ", ")))"
    }
  }
}
