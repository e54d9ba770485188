internal import ConvNet
internal import Course
internal import Judge
internal import LessonFolder

/// Draws numbers for the questions about one lesson's functions.
struct ItemMaker {
  let lesson: Assignment
  let program: LessonProgramRun
  let mistakes: [Mistake]
  var generator: SeededGenerator
  /// The samples of a function serve all questions about it.
  private var known: [String: [Sample]] = [:]
  /// Mistakes of a function that did not come to an end. Each time costs a second of the processor's, so
  /// nothing more is asked of them.
  private var endless: [String: Set<String>] = [:]

  /// A call with its result, what each mistake makes of it, and how the result is worked out.
  struct Sample {
    var arguments: [Value]
    var expected: Value
    var axes: [ExerciseCase.Axis]
    /// Only of mistakes that come to an end.
    var outcomes: [(mistake: Mistake, result: Value)]
    /// In the order of the result's numbers; empty where that is not known.
    var formulas: [Expression?]
  }

  /// - Throws: `JudgeError` where the lesson's program cannot be run.
  init(_ lesson: Assignment, _ program: LessonProgramRun, seed: UInt64) throws(JudgeError) {
    self.lesson = lesson
    self.program = program
    mistakes = try lesson.read { exercise throws(CourseError) in try exercise.mistakes() }
    generator = SeededGenerator(seed: seed)
  }

  func function(_ name: String) -> ExerciseFunction? {
    lesson.exercise.functions.first { $0.name == name }
  }
}

extension ItemMaker {
  /// Calls of a function that can be worked out by hand, with what is known of each.
  ///
  /// - Parameters:
  ///   - rounds: how many of each size are drawn.
  ///   - sizes: how many sizes.
  mutating func samples(
    of function: ExerciseFunction, rounds: Int, sizes: Int
  ) async throws(JudgeError) -> [Sample] {
    if let known = known[function.name] { return known }
    let cases = try await program.practiceCases(seed: generator.next(), rounds: 0..<rounds)
      .filter { $0.function == function.name && $0.isSmall }
    // A mistake that traps for one size is still known for the others.
    var groups = Self.bySize(cases)
    generator.shuffle(&groups)
    var samples: [Sample] = []
    for group in groups.prefix(sizes) {
      samples += try await self.samples(of: function, cases: group)
    }
    known[function.name] = samples
    return samples
  }

  /// The cases whose arguments have their numbers in the same places together.
  private static func bySize(_ cases: [ExerciseCase]) -> [[ExerciseCase]] {
    var groups: [(key: [[ElementPath]], cases: [ExerciseCase])] = []
    for example in cases {
      let key = example.arguments.map { $0.leaves.map(\.place) }
      if let index = groups.firstIndex(where: { $0.key == key }) {
        groups[index].cases.append(example)
      } else {
        groups.append((key, [example]))
      }
    }
    return groups.map(\.cases)
  }

  private mutating func samples(
    of function: ExerciseFunction, cases: [ExerciseCase]
  ) async throws(JudgeError) -> [Sample] {
    let outcomes = try await program.outcomes(
      of: ending(function), function: function, cases: cases)
    endless[function.name, default: []].formUnion(
      outcomes.filter { $0.value.contains(.endless) }.keys)
    let formulas = try await program.formulas(of: function, cases: cases)
    return cases.enumerated().map { index, example in
      Sample(
        arguments: example.arguments, expected: example.expected, axes: example.axes,
        outcomes: mistakes.compactMap { mistake in
          guard case .value(let result)? = outcomes[mistake.id]?[index] else { return nil }
          return (mistake, result)
        },
        formulas: formulas.indices.contains(index) ? formulas[index] : [])
    }
  }

  /// The mistakes that have come to an end so far.
  private func ending(_ function: ExerciseFunction) -> [Mistake] {
    mistakes.filter { endless[function.name]?.contains($0.id) != true }
  }

  /// What the solution makes of calls of a function.
  func results(of function: ExerciseFunction, calls: [[Value]]) async throws(JudgeError) -> [Value?]
  {
    let outcomes = try await program.outcomes(
      of: [LessonProgramRun.solution], function: function, arguments: calls)
    return (outcomes[LessonProgramRun.solution] ?? []).map { outcome in
      guard case .value(let value) = outcome else { return nil }
      return value
    }
  }

  /// What versions of a function make of calls that are like those of a sample: in the order of the
  /// calls, by the mistakes' ids.
  func versions(
    of function: ExerciseFunction, calls: [[Value]]
  ) async throws(JudgeError) -> [String: [Value?]] {
    let outcomes = try await program.outcomes(
      of: [LessonProgramRun.solution] + ending(function).map(\.id), function: function,
      arguments: calls)
    return outcomes.mapValues { results in
      results.map { result in
        guard case .value(let value) = result else { return nil }
        return value
      }
    }
  }
}

extension ExerciseCase {
  /// Whether somebody can look through it at once.
  fileprivate var isSmall: Bool {
    let numbers = arguments.flatMap(\.leaves)
    return numbers.count <= 24 && numbers.allSatisfy { $0.value.isShort }
      && !expected.leaves.isEmpty && expected.leaves.count <= 36
      && expected.leaves.allSatisfy { $0.value.number.map(\.isFinite) ?? false }
  }
}

// MARK: - How much work a number is

extension ItemMaker.Sample {
  /// How many numbers are taken in hand to work out the result's number at this place of its leaves.
  ///
  /// - Returns: nil where nobody would do it by hand.
  func effort(_ leaf: Int) -> Int? {
    guard formulas.indices.contains(leaf), let formula = formulas[leaf] else {
      // Whole numbers have no formula.
      let count = arguments.reduce(0) { $0 + $1.leaves.count }
      return count <= 16 ? count : nil
    }
    return formula.effort
  }

  /// The formula of a number with its value, as it is written.
  func working(_ leaf: Int) -> String? {
    guard formulas.indices.contains(leaf), let formula = formulas[leaf]?.shown,
      let number = expected.leaves[leaf].value.number,
      let text = ExpressionText(formula, makes: number)
    else { return nil }
    return "\(text.text) \(text.isRounded ? "≈" : "=") \(ValueText.shown(.number(number)))"
  }
}

extension Expression {
  /// Nil for one that holds a formula too large to be said.
  fileprivate var effort: Int? {
    switch self {
    case .large: return nil
    case .argument, .constant: return 1
    case .sum(let parts), .product(let parts): return Self.effort(parts)
    case .quotient(let left, let right): return Self.effort([left, right])
    case .negative(let part): return part.effort
    // A σ or a power of e is looked up.
    case .call(_, let parts, _): return Self.effort(parts).map { $0 + 2 }
    }
  }

  private static func effort(_ parts: [Expression]) -> Int? {
    parts.reduce(0) { sum, part in
      guard let sum, let effort = part.effort else { return nil }
      return sum + effort
    }
  }
}
