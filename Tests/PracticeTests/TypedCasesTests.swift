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
    let cases = try await HarnessModule.with(judge) { harness throws(JudgeError) in
      try await CourseJudge(judge: judge, assignments: assignments)
        .program(of: assignment, harness).cases(seed: 1, rounds: 0..<1)
    }
    let functions = assignment.exercise.functions
    for example in cases where !example.isGoal {
      let arguments = example.arguments.map(Self.text).joined(separator: ", ")
      let line = "\(example.function)(\(arguments)) = \(Self.text(example.expected))"
      let written = try WrittenCase(line, of: functions)
      #expect(written.arguments == example.arguments, "\(example.id)")
      #expect(written.expects(example.expected), "\(example.id)")
    }
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
