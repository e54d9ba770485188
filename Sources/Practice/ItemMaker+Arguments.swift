internal import ConvNet
internal import Course
internal import Judge
internal import LessonFolder

// Questions that need the function's results for other arguments.
extension ItemMaker {
  /// A number of the arguments that is asked about, and the number of the result that depends on it.
  private struct Plan {
    var sample: Sample
    var place: PracticeItem.Place
    /// Which number of the result.
    var cell: Int
    /// What the argument's number is; whole where it is an `Int`.
    var number: Value
    /// What is put in its place.
    var trials: [Value]
  }

  /// A number of the arguments that is hidden.
  mutating func hidden(
    _ function: ExerciseFunction, _ samples: [Sample]
  ) async throws(JudgeError) -> [[Draft]] {
    try await drafts(
      function,
      plans(samples) { number in
        guard case .integer(let integer) = number else { return [0, 1, 2].map(Value.number) }
        return (1...max(12, integer + 4)).map(Value.integer)
      }
    ) { plan, before, after in
      guard let shown = before.number, let x = Self.solution(plan, shown, after) else { return nil }
      // Otherwise more than one number would do.
      return plan.number.isApart(from: x) ? nil : x
    } slip: { plan, _, after in
      guard let shown = plan.sample.expected.leaves[plan.cell].value.number,
        let x = Self.solution(plan, shown, after), x.isShort
      else { return nil }
      return x
    } question: { plan, before in
      .argument(
        plan.place, cell: plan.sample.expected.leaves[plan.cell].place,
        value: before.number ?? 0)
    }
  }

  /// By how much a number of the result changes with a number of the arguments.
  mutating func changes(
    _ function: ExerciseFunction, _ samples: [Sample]
  ) async throws(JudgeError) -> [[Draft]] {
    try await drafts(
      function,
      plans(samples) { number in
        switch number {
        case .integer(let integer): [.integer(integer + 1)]
        default: [.number((number.number ?? 0) + 1)]
        }
      }
    ) { _, before, after in
      guard let change = Self.difference(before, after.first ?? nil), change.number != 0 else {
        return nil
      }
      return change
    } slip: { _, before, after in
      Self.difference(before, after.first ?? nil)
    } question: { plan, _ in
      .change(plan.place, cell: plan.sample.expected.leaves[plan.cell].place)
    }
  }

  private static func difference(_ before: Value, _ after: Value?) -> Value? {
    guard let before = before.number, let after = after?.number, after.isFinite, before.isFinite
    else { return nil }
    // What rounding adds to a difference is nobody's answer.
    return .number(((after - before) * 0x1p20).rounded() / 0x1p20)
  }

  /// What must be in the argument's place for the cell to hold this number.
  private static func solution(_ plan: Plan, _ shown: Double, _ results: [Value?]) -> Value? {
    if case .integer = plan.number {
      let fitting = zip(plan.trials, results).filter { $1?.number == shown }.map(\.0)
      return fitting.count == 1 ? fitting[0] : nil
    }
    let numbers = results.compactMap { $0?.number }
    guard numbers.count == 3 else { return nil }
    let (zero, slope) = (numbers[0], numbers[1] - numbers[0])
    guard slope != 0, (numbers[2] - numbers[1] - slope).magnitude < 1e-9 else { return nil }
    let x = (shown - zero) / slope
    return x.isFinite && x.magnitude < 100 ? .number(x) : nil
  }

  // MARK: Plans

  /// Some pairs of an argument's number and a number that depends on it, of each sample.
  private mutating func plans(_ samples: [Sample], trials: (Value) -> [Value]) -> [Plan] {
    var plans: [Plan] = []
    for sample in samples {
      var pairs: [Plan] = []
      for (cell, leaf) in sample.expected.leaves.enumerated() {
        guard let effort = sample.effort(cell), effort <= 12, leaf.value.isShort else { continue }
        for (argument, value) in sample.arguments.enumerated() {
          for number in value.leaves where number.value.number != nil {
            guard sample.depends(cell, on: number.value) else { continue }
            pairs.append(
              Plan(
                sample: sample, place: .init(argument: argument, path: number.place), cell: cell,
                number: number.value, trials: trials(number.value)))
          }
        }
      }
      generator.shuffle(&pairs)
      plans += pairs.prefix(3)
    }
    return plans
  }

  private typealias Trial<Result> = (_ plan: Plan, _ before: Value, _ after: [Value?]) -> Result?

  /// An item of each plan: the answer by what the solution makes of the trials, and that of each
  /// mistake by what it makes of them.
  private func drafts(
    _ function: ExerciseFunction, _ plans: [Plan], answer: Trial<Value>, slip: Trial<Value>,
    question: (Plan, Value) -> PracticeItem.Question
  ) async throws(JudgeError) -> [[Draft]] {
    let calls = plans.flatMap { plan in
      plan.trials.map { trial in
        var arguments = plan.sample.arguments
        arguments[plan.place.argument] = arguments[plan.place.argument]
          .replacing(plan.place.path, with: trial)
        return arguments
      }
    }
    let results = try await versions(of: function, calls: calls)
    var drafts: [[Draft]] = []
    var start = 0
    for plan in plans {
      let range = start..<start + plan.trials.count
      start = range.upperBound
      let cell = plan.sample.expected.leaves[plan.cell]
      func after(_ version: String) -> [Value?] {
        (results[version] ?? []).count >= range.upperBound
          ? (results[version] ?? [])[range].map { $0?.number(at: cell.place) } : []
      }
      guard let right = answer(plan, cell.value, after(LessonProgramRun.solution)), right.isShort
      else { continue }
      let slips = plan.sample.outcomes.compactMap { mistake, result -> (Mistake, Value)? in
        guard let before = result.number(at: cell.place),
          let wrong = slip(plan, before, after(mistake.id))
        else { return nil }
        return (mistake, wrong)
      }
      drafts.append([
        Draft(
          plan.sample, question(plan, cell.value), right, slips,
          plan.sample.working(plan.cell))
      ])
    }
    return drafts
  }
}

extension ItemMaker.Sample {
  /// Whether a number of the result was worked out with this number of the arguments, as far as its
  /// formula says.
  fileprivate func depends(_ leaf: Int, on number: Value) -> Bool {
    guard formulas.indices.contains(leaf), let formula = formulas[leaf] else { return true }
    return number.number.map { formula.holds($0) } ?? false
  }
}

extension Expression {
  fileprivate func holds(_ number: Double) -> Bool {
    switch self {
    case .argument(_, _, let value): value == number
    case .constant, .large: false
    case .sum(let parts), .product(let parts), .call(_, let parts, _):
      parts.contains { $0.holds(number) }
    case .quotient(let left, let right): left.holds(number) || right.holds(number)
    case .negative(let part): part.holds(number)
    }
  }
}
