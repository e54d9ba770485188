public import Course
public import Judge
internal import LessonFolder

/// What the mistakes of the lessons make of an operation's numbers, cell by cell.
public struct CellMistakes: Sendable {
  private var made: [(title: String, numbers: [Double])] = []

  /// None.
  public init() {}

  /// Runs the mistakes of every function that does what is asked for.
  ///
  /// - Throws: `JudgeError` where a lesson's program cannot be run.
  public init(
    _ request: ExplainRequest, judge: Judge, assignments: [Assignment]
  ) async throws(JudgeError) {
    made = try await HarnessModule.with(judge) { harness throws(JudgeError) in
      var made: [(title: String, numbers: [Double])] = []
      for assignment in assignments {
        let calls = assignment.exercise.functions.compactMap { function in
          function.arguments(for: request).map { (function, $0) }
        }
        guard !calls.isEmpty else { continue }
        let mistakes = try assignment.read { exercise throws(CourseError) in
          try exercise.mistakes()
        }
        let program = try CourseJudge(judge: judge, assignments: assignments)
          .program(of: assignment, harness)
        for (function, arguments) in calls {
          let outcomes = try await program.outcomes(
            of: mistakes.map(\.id), function: function, arguments: [arguments])
          for mistake in mistakes {
            guard case .value(let value)? = outcomes[mistake.id]?.first else { continue }
            made.append((mistake.title, value.numbers))
          }
        }
      }
      return made
    }
  }
}

extension CellMistakes {
  /// Which mistakes make a number that is wrong at a step, in a sentence; nil where none does, and for
  /// a step that is not yet a number of the result.
  public func words(
    on typed: TypedNumbers, at step: Explanation.Step, of cell: Int, in explanation: Explanation
  ) -> String? {
    guard let result = explanation.cells[cell].values.firstIndex(of: step.answer) else {
      return nil
    }
    let place = result * explanation.cells.count + cell
    var titles: [String] = []
    for (title, numbers) in made
    where numbers.indices.contains(place) && typed.holds([numbers[place]]) {
      if !titles.contains(title) { titles.append(title) }
    }
    guard let first = titles.first else { return nil }
    switch titles.count {
    case 1: return "That comes out if \(first)."
    case 2: return "That comes out if \(first), or if \(titles[1])."
    default:
      return "That comes out of \(titles.count) mistakes: it does if \(first), for example."
    }
  }
}
