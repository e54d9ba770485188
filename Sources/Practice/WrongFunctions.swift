public import Course
public import Judge
internal import LessonFolder

/// A lesson's mistakes as programs that nobody sees, to be exposed by cases that the learner writes.
public struct WrongFunctions: Sendable {
  private let judge: Judge
  private let assignments: [Assignment]
  private let lesson: Assignment
  private let mistakes: [Mistake]

  /// - Returns: nil for a lesson without an exercise.
  public init?(
    judge: Judge, assignments: [Assignment], lesson: Lesson
  ) throws(JudgeError) {
    guard let assignment = assignments.first(where: { $0.number == lesson.number }) else {
      return nil
    }
    self.judge = judge
    self.assignments = assignments
    self.lesson = assignment
    mistakes = try assignment.read { exercise throws(CourseError) in try exercise.mistakes() }
  }

  /// What a case comes to.
  public enum Outcome: Sendable, Equatable {
    /// The right function does not come to an end with these arguments.
    case noResult
    /// The right function returns something else; how, where that is known.
    case refused(right: Value, working: String?)
    /// Which mistakes, by their ids, the case gives away.
    case exposes([String])
  }

  /// How many there are.
  public var count: Int { mistakes.count }

  /// In the order of the lesson's folder.
  public var ids: [String] { mistakes.map(\.id) }

  /// The functions that can be called: the learner's.
  public var functions: [ExerciseFunction] {
    lesson.exercise.functions.filter(\.isTheLearners)
  }

  /// What was done in a mistake.
  public func title(_ id: String) -> String { mistakes.first { $0.id == id }?.title ?? id }
}

extension WrongFunctions {
  /// What has no other way to be written in a case, such as a cost, by the names that the lesson's own
  /// cases give it.
  public func names() async throws(JudgeError) -> [String] {
    guard functions.contains(where: { $0.parameters.contains { $0.type == .text } }) else {
      return []
    }
    let cases = try await with { program throws(JudgeError) in
      try await program.cases(seed: judge.options.seed, rounds: 0..<1)
    }
    return cases.flatMap(\.arguments).compactMap(\.text)
      .reduce(into: []) { names, name in if !names.contains(name) { names.append(name) } }
  }

  /// Tries a case on the right function and then on wrong ones.
  ///
  /// - Parameter ids: which of them.
  public func outcome(
    of written: WrittenCase, among ids: [String]
  ) async throws(JudgeError) -> Outcome {
    let mistakes = mistakes.filter { ids.contains($0.id) }
    guard let function = functions.first(where: { $0.name == written.function }) else {
      return .noResult
    }
    return try await with { program throws(JudgeError) -> Outcome in
      let calls = [written.arguments]
      let right = try await program.outcomes(
        of: [LessonProgramRun.solution], function: function, arguments: calls)
      guard case .value(let result)? = right[LessonProgramRun.solution]?.first else {
        return .noResult
      }
      guard written.expects(result) else {
        return .refused(
          right: result, working: try await working(of: written, function, result, program))
      }
      let made = try await program.outcomes(
        of: mistakes.map(\.id), function: function, arguments: calls)
      return .exposes(
        mistakes.map(\.id).filter { id in
          guard case .value(let value)? = made[id]?.first else { return true }
          return !Tolerance.accepts(value, for: result)
        })
    }
  }

  /// How the right function makes the first number that is expected otherwise.
  private func working(
    of written: WrittenCase, _ function: ExerciseFunction, _ right: Value,
    _ program: LessonProgramRun
  ) async throws(JudgeError) -> String? {
    let example = ExerciseCase(
      "written", .edge, title: "", function: function.name, arguments: written.arguments,
      expected: right)
    let formulas = try await program.formulas(of: function, cases: [example])
    let expected = written.expected.leaves
    guard let all = formulas.first,
      let index = right.leaves.indices.first(where: { index in
        !expected.indices.contains(index)
          || expected[index].place != right.leaves[index].place
          || !Tolerance.accepts(expected[index].value, for: right.leaves[index].value)
      }), all.indices.contains(index), let formula = all[index]?.shown,
      let number = right.leaves[index].value.number,
      let text = ExpressionText(formula, makes: number)
    else { return nil }
    let place = right.leaves[index].place.description
    return (place.isEmpty ? "" : "result\(place.hasPrefix("[") ? "" : ".")\(place) = ")
      + "\(text.text) \(text.isRounded ? "≈" : "=") \(ValueText.shown(.number(number)))"
  }

  private func with<Result>(
    _ body: (LessonProgramRun) async throws(JudgeError) -> Result
  ) async throws(JudgeError) -> Result {
    try await HarnessModule.with(judge) { harness throws(JudgeError) -> Result in
      try await body(
        CourseJudge(judge: judge, assignments: assignments).program(of: lesson, harness))
    }
  }
}

// MARK: - What the others have in common

extension WrongFunctions {
  /// A kind of arguments by which none of these mistakes is given away, as far as the lesson's own cases
  /// tell: "whose matrices are square".
  ///
  /// - Returns: the kind that helps most of them to stay hidden, and how many; nil where none does.
  public func hideout(
    of ids: [String]
  ) async throws(JudgeError) -> (kind: String, count: Int)? {
    let left = mistakes.filter { ids.contains($0.id) }
    let known = try await with { program throws(JudgeError) -> [String: [(ExerciseCase, Bool)]] in
      let cases = try await program.cases(seed: judge.options.seed, rounds: 0..<1)
        .filter { !$0.isGoal }
      var known: [String: [(ExerciseCase, Bool)]] = [:]
      for function in functions {
        let own = cases.filter { $0.function == function.name }
        let made = try await program.outcomes(of: left, function: function, cases: own)
        for (id, results) in made {
          for (example, result) in zip(own, results) where result != .notRun {
            let isRight: Bool
            if case .value(let value) = result {
              isRight = Tolerance.accepts(value, for: example.expected)
            } else {
              isRight = false
            }
            known[id, default: []].append((example, isRight))
          }
        }
      }
      return known
    }
    let found = ArgumentKind.all(of: functions).map { kind in
      let hidden = left.filter { mistake in
        let all = known[mistake.id] ?? []
        // A function that the mistake leaves right is right with arguments of any kind.
        let wrong = Set(all.filter { !$0.1 }.map(\.0.function))
        let cases = all.filter { wrong.contains($0.0.function) }
        return cases.contains { kind.holds($0.0) }
          && cases.allSatisfy { !kind.holds($0.0) || $0.1 }
      }
      return (kind: kind.words, count: hidden.count)
    }
    return found.max { $0.count < $1.count }.flatMap { $0.count > 0 ? $0 : nil }
  }
}

/// A kind of calls, such as those whose matrices are square.
private struct ArgumentKind {
  var words: String
  var holds: (ExerciseCase) -> Bool

  static func all(of functions: [ExerciseFunction]) -> [ArgumentKind] {
    let kinds = [
      ArgumentKind(words: "whose matrices are all square") { example in
        let matrices = example.matrices
        return !matrices.isEmpty && matrices.allSatisfy { $0[0] == $0[1] }
      },
      ArgumentKind(words: "whose matrices all have the same shape") { example in
        let matrices = example.matrices
        return matrices.count > 1 && matrices.allSatisfy { $0 == matrices[0] }
      },
      ArgumentKind(words: "with a single row") { example in
        let matrices = example.matrices
        return !matrices.isEmpty && matrices.allSatisfy { $0[0] == 1 }
      },
      ArgumentKind(words: "without a negative number") { example in
        example.numbers.allSatisfy { $0 >= 0 }
      },
      ArgumentKind(words: "of whole numbers alone") { example in
        example.numbers.allSatisfy { $0 == $0.rounded() }
      },
    ]
    let names = Set(
      functions.flatMap { function in
        function.parameters.filter { $0.type == .integer }.map(\.name)
      }
    ).sorted()
    return kinds
      + names.map { name in
        ArgumentKind(words: "in which “\(name)” is 1") { example in
          example.parameters.firstIndex(of: name).map { example.arguments[$0].integer == 1 }
            ?? false
        }
      }
  }
}

extension ExerciseCase {
  /// The rows and columns of each matrix that it is called with, those of a stack among them.
  fileprivate var matrices: [[Int]] {
    arguments.compactMap { argument in
      guard case .regular(let lengths) = argument.lengths, lengths.count >= 2,
        !lengths.contains(0)
      else { return nil }
      return Array(lengths.suffix(2))
    }
  }

  fileprivate var numbers: [Double] { arguments.flatMap(\.leaves).compactMap(\.value.number) }
}
