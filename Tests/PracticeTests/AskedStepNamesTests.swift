import ConvNet
import Course
import LessonFolder
import TestSupport
import Testing

@testable import Judge
@testable import Practice

/// What the mistakes of the lessons lead to, typed as answers to the steps of `explain --ask`.
@Suite struct AskedStepNamesTests {
  /// Which steps were asked, and how many of the wrong answers to them have a name.
  private struct Count {
    var all = 0
    var named = 0

    mutating func add(_ isNamed: Bool) {
      all += 1
      if isNamed { named += 1 }
    }
  }

  @Test(arguments: [2, 3, 4, 5, 7, 8, 9, 11, 12, 13])
  func `nine in ten wrong steps that a mistake makes are named`(lesson: Int) async throws {
    let course = Course.embedded
    let judge = Judge(compiler: .ifAny, article: try course.article(), tutor: BuiltTool.path)
    let assignments = try course.assignments()
    let assignment = try #require(assignments.first { $0.number == lesson })
    let mistakes = try assignment.read { exercise throws(CourseError) in try exercise.mistakes() }
    let counts = try await HarnessModule.with(judge) { harness throws(JudgeError) -> [Count] in
      let program = try CourseJudge(judge: judge, assignments: assignments)
        .program(of: assignment, harness)
      var (results, products) = (Count(), Count())
      for function in assignment.exercise.functions {
        let drawn = try await program.practiceCases(seed: 1, rounds: 0..<1)
          .filter { $0.function == function.name }
        let cases = drawn.compactMap { example in
          Probe(example, function)
        }.prefix(2)
        for probe in cases {
          guard let request = function.request(of: probe.arguments) else { continue }
          let made = try await CellMistakes(request, judge: judge, assignments: assignments)
          try await probe.typeResults(of: mistakes, made, program, &results)
          try await probe.typeProducts(of: mistakes, program, &products)
        }
      }
      return [results, products]
    }
    #expect(counts[0].all > 0)
    let operations = Set(
      try course.lessons.flatMap { try $0.exercise()?.functions ?? [] }
        .compactMap(\.working?.line.operation))
    // The last one has a test of its own.
    #expect(operations.count == Operation.allCases.count - 1, "\(operations)")
    for count in counts {
      #expect(
        Double(count.named) >= 0.9 * Double(count.all), "\(count.named) of \(count.all)")
    }
  }

  /// No lesson's function works like this operation, which finds the winners itself.
  @Test func `nine in ten wrong slopes of pooled cells are named`() async throws {
    let course = Course.embedded
    let judge = Judge(compiler: .ifAny, article: try course.article(), tutor: BuiltTool.path)
    let assignments = try course.assignments()
    let assignment = try #require(assignments.first { $0.number == 11 })
    let mistakes = try assignment.read { exercise throws(CourseError) in try exercise.mistakes() }
    func function(_ name: String) throws -> ExerciseFunction {
      try #require(assignment.exercise.functions.first { $0.name == name })
    }
    let (pool, gradient) = (try function("maxPool"), try function("maxPoolGradient"))
    let (map, slopes) = ([[1.0, 9, 2, 6], [3, 4, 8, 5]], [[10.0, 200, 3000]])
    var request = ExplainRequest("max-pool-gradient")
    (request[.input], request[.gradient]) = ("1 9 2 6; 3 4 8 5", "10 200 3000")
    (request[.window], request[.stride]) = ("2", "1")
    let explanation = try request.explanation()
    let made = try await HarnessModule.with(judge) {
      harness throws(JudgeError) -> [String: [LessonProgramRun.Outcome]] in
      let program = try CourseJudge(judge: judge, assignments: assignments)
        .program(of: assignment, harness)
      let pooled = try await program.outcomes(
        of: [LessonProgramRun.solution], function: pool,
        arguments: [
          [.matrix(map), .shape(rows: 2, columns: 2), .shape(rows: 1, columns: 1)]
        ])
      guard case .value(.tuple(let fields))? = pooled[LessonProgramRun.solution]?.first,
        let positions = fields.first(where: { $0.label == "positions" })?.value
      else { return [:] }
      return try await program.outcomes(
        of: mistakes.map(\.id), function: gradient,
        arguments: [[.shape(rows: 2, columns: 4), positions, .matrix(slopes)]])
    }
    var count = Count()
    for outcome in made.values.compactMap(\.first) {
      guard case .value(let value) = outcome else { continue }
      let numbers = value.leaves.compactMap(\.value.number)
      guard numbers.count == explanation.cells.count else { continue }
      for (index, cell) in explanation.cells.enumerated() where numbers[index] != cell.values[0] {
        guard let step = explanation.steps(of: index).last else { continue }
        count.add(
          explanation.words(on: TypedNumbers("\(numbers[index])"), at: step, of: index) != nil)
      }
    }
    #expect(count.all >= 5)
    #expect(Double(count.named) >= 0.9 * Double(count.all), "\(count.named) of \(count.all)")
  }

  /// A call with numbers that tell each product from every other.
  private struct Probe {
    let function: ExerciseFunction
    let arguments: [Value]
    let explanation: Explanation
    /// The two arguments that are multiplied; nil where the result is no sum of such products.
    let factors: (Int, Int)?

    init?(_ example: ExerciseCase, _ function: ExerciseFunction) {
      self.function = function
      var arguments = example.arguments
      let lists = arguments.indices.filter {
        if case .list = arguments[$0] { true } else { false }
      }
      if lists.count >= 2, arguments.allSatisfy({ $0.leaves.count <= 24 }) {
        factors = (lists[0], lists[1])
        for (place, primes) in [(lists[0], Self.small), (lists[1], Self.large)] {
          let count = arguments[place].leaves.count
          guard count <= primes.count else { return nil }
          arguments[place] = arguments[place].with(primes.prefix(count).map(Value.number))
        }
      } else {
        factors = nil
      }
      guard let explanation = function.explanation(of: arguments), explanation.cells.count <= 24
      else { return nil }
      self.arguments = arguments
      self.explanation = explanation
    }

    private static let small: [Double] = [
      2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89,
    ]
    private static let large: [Double] = [
      101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167, 173, 179, 181, 191,
    ]

    /// What the mistakes make of a cell, typed where the cell's first number is asked for.
    func typeResults(
      of mistakes: [Mistake], _ made: CellMistakes, _ program: LessonProgramRun,
      _ count: inout Count
    ) async throws(JudgeError) {
      let outcomes = try await program.outcomes(
        of: mistakes.map(\.id), function: function, arguments: [arguments])
      for mistake in mistakes {
        guard case .value(let result)? = outcomes[mistake.id]?.first else { continue }
        let numbers = result.leaves.compactMap(\.value.number)
        guard numbers.count >= explanation.cells.count else { continue }
        for (index, cell) in explanation.cells.enumerated()
        where (numbers[index] - cell.values[0]).magnitude > 1e-6 {
          guard let step = explanation.steps(of: index).last(where: { $0.answer == cell.values[0] })
          else { continue }
          let typed = TypedNumbers("\(numbers[index])")
          count.add(
            explanation.words(on: typed, at: step, of: index) != nil
              || made.words(on: typed, at: step, of: index, in: explanation) != nil)
        }
      }
    }

    /// The products that the mistakes take in place of the right ones, typed where these are asked for.
    func typeProducts(
      of mistakes: [Mistake], _ program: LessonProgramRun, _ count: inout Count
    ) async throws(JudgeError) {
      guard let (first, second) = factors else { return }
      let (left, right) = (numbers(first), numbers(second))
      // A one among zeros in both: the result holds which pairs are multiplied for which cell.
      var calls: [[Value]] = []
      for i in left.indices {
        for j in right.indices {
          var call = arguments.map { argument -> Value in
            if case .number = argument { return .number(0) }
            return argument
          }
          call[first] = one(at: i, in: first)
          call[second] = one(at: j, in: second)
          calls.append(call)
        }
      }
      let outcomes = try await program.outcomes(
        of: mistakes.map(\.id), function: function, arguments: calls)
      for mistake in mistakes {
        let results = (outcomes[mistake.id] ?? []).map { outcome -> [Double] in
          guard case .value(let value) = outcome else { return [] }
          return value.leaves.compactMap(\.value.number)
        }
        for cell in explanation.cells.indices {
          let steps = explanation.steps(of: cell).filter {
            if case .product = $0.kind { true } else { false }
          }
          let pairs = results.indices.filter {
            results[$0].indices.contains(cell) && results[$0][cell] == 1
          }
          .map { (left[$0 / right.count], right[$0 % right.count]) }
          for (x, y) in pairs where !steps.contains(where: { $0.answer == x * y }) {
            // It stands where the right product has the same weight, or else the same input.
            let step =
              steps.first { Self.is($0.answer, of: y, left) }
              ?? steps.first { Self.is($0.answer, of: x, right) }
            guard let step else { continue }
            count.add(
              explanation.words(on: TypedNumbers("\(x * y)"), at: step, of: cell) != nil)
          }
        }
      }
    }

    private func numbers(_ argument: Int) -> [Double] {
      arguments[argument].leaves.compactMap(\.value.number)
    }

    private func one(at place: Int, in argument: Int) -> Value {
      let count = arguments[argument].leaves.count
      return arguments[argument].with(
        (0..<count).map { .number($0 == place ? 1 : 0) })
    }

    private static func `is`(_ product: Double, of factor: Double, _ others: [Double]) -> Bool {
      others.contains { $0 * factor == product }
    }
  }
}
