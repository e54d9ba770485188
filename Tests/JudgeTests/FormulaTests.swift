import LessonFolder
import Testing

@testable import Course
@testable import CourseChecking
@testable import Judge

extension RunningTests {
  /// What the lessons' solutions say of how they worked out each number, beside the numbers.
  @Suite struct FormulaTests {
    static let lessons = Course.embedded.lessons.map(\.number)

    private func assignment(_ lesson: Int) throws -> Assignment {
      try #require(try Course.embedded.assignments().first { $0.number == lesson })
    }

    /// Each function in a thousand random cases, or in as many as hold five thousand numbers.
    @Test(arguments: lessons)
    func `a formula comes to its number, and its arguments stand where it says`(
      _ lesson: Int
    ) async throws {
      let assignment = try assignment(lesson)
      // What is asked for once need not be kept.
      let program = try TestJudge.program(assignment, cache: nil)
      var done: [String: (cases: Int, numbers: Int)] = [:]
      var isDone = false
      // A draw makes a case of each function at least, and most make four.
      for round in stride(from: 0, to: 1000, by: 100) where !isDone {
        let drawn = try await program.cases(seed: 7, rounds: round..<round + 100)
        for function in assignment.exercise.functions where function.isTheLearners {
          var cases = drawn.filter { $0.function == function.name && $0.kind == .random }[...]
          while !cases.isEmpty, done[function.name].map({ !isEnough($0) }) ?? true {
            let some = Array(cases.prefix(100))
            cases = cases.dropFirst(100)
            let formulas = try await program.formulas(of: function, cases: some)
            try #require(formulas.count == some.count, "\(function.name)")
            for (example, formulas) in zip(some, formulas) {
              #expect(fault(formulas, example, function) == nil, "\(example.id)")
            }
            done[function.name, default: (0, 0)].cases += some.count
            done[function.name, default: (0, 0)].numbers += formulas.reduce(0) { $0 + $1.count }
          }
        }
        isDone = done.values.allSatisfy(isEnough)
      }
      #expect(done.values.allSatisfy(isEnough), "\(done)")
    }

    private func isEnough(_ done: (cases: Int, numbers: Int)) -> Bool {
      done.cases >= 1000 || done.numbers >= 5000
    }

    /// What does not hold of the formulas of a result.
    private func fault(
      _ formulas: [Expression?], _ example: ExerciseCase, _ function: ExerciseFunction
    ) -> String? {
      let leaves = example.expected.leaves
      guard leaves.count == formulas.count else { return "\(formulas.count) of \(leaves.count)" }
      var arguments: [String: Double] = [:]
      for (parameter, value) in zip(function.parameters, example.arguments) {
        for leaf in value.leaves {
          let name = ([parameter.name] + leaf.place.labels).joined(separator: ".")
          arguments["\(name) \(leaf.place.index)"] = leaf.value.number
        }
      }
      for (leaf, formula) in zip(leaves, formulas) {
        guard case .number(let number) = leaf.value else {
          if formula != nil { return "\(leaf.place): a formula of what is no number" }
          continue
        }
        guard let formula else { return "\(leaf.place): no formula" }
        guard Tolerance.accepts(formula.value, for: number) else {
          return "\(leaf.place): \(formula) comes to \(formula.value), not \(number)"
        }
        for (name, index, value) in formula.arguments where arguments["\(name) \(index)"] != value {
          return "\(leaf.place): \(name)\(index) is not \(value)"
        }
      }
      return nil
    }

    @Test func `the working that is shown comes to the number beside it`() async throws {
      var count = 0
      for lesson in Self.lessons { count += try await checkWorking(lesson) }
      #expect(count > 500, "hardly a sum of the course is one that can be checked")
    }

    /// - Returns: how many sums were checked.
    private func checkWorking(_ lesson: Int) async throws -> Int {
      let assignment = try assignment(lesson)
      let program = try TestJudge.program(assignment)
      let cases = try await program.cases(seed: 3, rounds: 0..<2).filter { !$0.isGoal }
      var count = 0
      for function in assignment.exercise.functions {
        let cases = cases.filter { $0.function == function.name }
        // The lengths of a result are worked out by its shape.
        for axis in cases.flatMap(\.axes) {
          guard let length = Arithmetic.value(of: axis.formula) else { continue }
          #expect(length == Double(axis.length), "\(axis)")
          count += 1
        }
        for (example, formulas) in zip(
          cases, try await program.formulas(of: function, cases: cases))
        {
          for (leaf, formula) in zip(example.expected.leaves, formulas).prefix(40) {
            guard let number = leaf.value.number, number.isFinite,
              let exact = formula?.shown,
              Arithmetic.value(of: ExpressionText(exact).text).map({
                Tolerance.accepts($0, for: number)
              }) == true
            else { continue }
            count += 1
            for (decimals, least) in [(4, 1.5e-4), (6, 1.5e-6)] {
              let working = try #require(
                ExpressionText(exact, makes: number, decimals: decimals), "\(exact)")
              let shown = Rounding(decimals: min(working.decimals, 15)).text(number)
              let value = try #require(Arithmetic.value(of: working.text), "\(working.text)")
              let result = try #require(Arithmetic.value(of: shown), "\(shown)")
              #expect(
                (value - result).magnitude <= max(least, 2e-5 * number.magnitude),
                "\(working.text) = \(shown)")
              #expect(value == 0 || result != 0, "\(working.text) = \(shown)")
            }
          }
        }
      }
      return count
    }

    /// What each kind of number of the lessons is made of.
    struct Example: Sendable, CustomTestStringConvertible {
      var lesson: Int
      var id: String
      var place: ElementPath
      var text: String
      var testDescription: String { text }
    }

    // Worked out by hand.
    static let examples = [
      Example(
        lesson: 2, id: "A.correlate.valid", place: ElementPath(index: [0, 0]),
        text: "1·10 + 2·20 + 4·30 + 5·40"),
      Example(
        lesson: 3, id: "A.correlate.full", place: ElementPath(index: [0, 1]), text: "1·30 + 2·40"),
      Example(
        lesson: 4, id: "volume.deeper", place: ElementPath(index: [1, 0, 1]),
        text: "5·10 + 6·20 + 8·1 + 9·1"),
      Example(
        lesson: 5, id: "map.no-bias", place: ElementPath(labels: ["z"], index: [0, 1]),
        text: "(−1)·1 + 2·(−0.5) + 0"),
      Example(
        lesson: 5, id: "map.no-bias", place: ElementPath(labels: ["a"], index: [0, 1]),
        text: "σ((−1)·1 + 2·(−0.5) + 0)"),
      Example(
        lesson: 8, id: "weights.small", place: ElementPath(index: [0, 1]), text: "2·10 + 4·(−1)"),
      Example(
        lesson: 9, id: "previous.small", place: ElementPath(index: [1, 1]), text: "3·(−1) + 4·10"),
    ]

    @Test(arguments: examples)
    func `a number's working names what it is made of`(_ example: Example) async throws {
      let assignment = try assignment(example.lesson)
      let program = try TestJudge.program(assignment)
      let found = try #require(
        try await program.cases(seed: 1, rounds: 0..<1).first { $0.id == example.id })
      let function = try #require(
        assignment.exercise.functions.first { $0.name == found.function })
      let formulas = try #require(
        try await program.formulas(of: function, cases: [found]).first)
      let index = try #require(found.expected.leaves.firstIndex { $0.place == example.place })
      let formula = try #require(formulas[index])
      #expect(formula.shown.map { ExpressionText($0).text } == example.text)
    }
  }
}

extension Expression {
  /// The numbers of arguments in it, with their names and places.
  fileprivate var arguments: [(name: String, index: [Int], value: Double)] {
    switch self {
    case .argument(let name, let index, let value): [(name, index, value)]
    case .constant, .large: []
    case .sum(let parts), .product(let parts), .call(_, let parts, _): parts.flatMap(\.arguments)
    case .quotient(let left, let right): left.arguments + right.arguments
    case .negative(let part): part.arguments
    }
  }
}
