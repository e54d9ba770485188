public import Course

/// A number of a result and how the solution works it out.
public struct WorkedNumber: Sendable, Equatable {
  /// `z[0][1]`; empty where the result is a single number.
  public var place: String
  /// `2·10 + 3·20`; nil where the number is taken over as it is, or the formula is too long.
  public var formula: Expression?
  /// The number.
  public var value: Value
}

extension Judge {
  /// How a lesson's solution works a case out, in the order of the result's numbers; the formulas are
  /// those that it really computes.
  ///
  /// - Throws: `JudgeError` where the lesson's program cannot be run.
  public func working(
    of example: ExerciseCase, lesson: Int, assignments: [Assignment]
  ) async throws(JudgeError) -> [WorkedNumber] {
    guard let assignment = assignments.first(where: { $0.number == lesson }),
      let function = assignment.exercise.functions.first(where: { $0.name == example.function })
    else { return [] }
    let formulas = try await HarnessModule.with(self) {
      harness throws(JudgeError) -> [[Expression?]] in
      let program = try CourseJudge(judge: self, assignments: assignments)
        .program(of: assignment, harness)
      return try await program.formulas(of: function, cases: [example])
    }
    let known = formulas.first ?? []
    return example.expected.leaves.enumerated().map { index, leaf in
      WorkedNumber(
        place: leaf.place.description,
        formula: known.indices.contains(index) ? known[index]?.shown : nil, value: leaf.value)
    }
  }
}
