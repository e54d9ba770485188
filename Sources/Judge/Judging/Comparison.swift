internal import Course

/// A learner's result beside the right one: the first thing that differs, in the order shape,
/// NaN and infinity, numbers.
enum Comparison: Equatable {
  /// Right; with a note where not every digit agrees.
  case equal(note: String?)
  case shape([String])
  case notFinite(place: Place, actual: Double, expected: Double, count: Int, total: Int)
  case values(first: Leaf, expected: Value, count: Int, total: Int)

  var isEqual: Bool {
    if case .equal = self { return true }
    return false
  }

  init(actual: Value, expected: Value, rules: [ExerciseCase.Axis] = []) {
    let shape = ShapeComparison.lines(actual: actual, expected: expected, rules: rules)
    guard shape.isEmpty else {
      self = .shape(shape)
      return
    }
    let pairs = zip(actual.leaves, expected.leaves)
    let total = expected.leaves.count
    let notFinite = pairs.filter { actual, expected in
      guard case .number(let number) = actual.value, case .number(let right) = expected.value
      else { return false }
      return !number.isFinite && !Tolerance.accepts(number, for: right)
    }
    if let (actual, expected) = notFinite.first, let number = actual.value.number,
      let right = expected.value.number
    {
      self = .notFinite(
        place: actual.place, actual: number, expected: right, count: notFinite.count, total: total)
      return
    }
    let wrong = pairs.filter { !Tolerance.accepts($0.value, for: $1.value) }
    if let (actual, expected) = wrong.first {
      self = .values(first: actual, expected: expected.value, count: wrong.count, total: total)
      return
    }
    self = .equal(note: Self.note(pairs.map { ($0, $1.value) }))
  }

  /// What is said of numbers that agree only within the tolerance.
  private static func note(_ pairs: [(actual: Leaf, expected: Value)]) -> String? {
    var worst: (leaf: Leaf, expected: Double, digit: Int)?
    for (leaf, expected) in pairs {
      guard case .number(let number) = leaf.value, case .number(let right) = expected,
        number != right, number.isFinite
      else { continue }
      let digit =
        right == 0 ? 0 : Tolerance.firstDifferingDigit(number, right)
      if digit < worst?.digit ?? .max { worst = (leaf, right, digit) }
    }
    guard let worst, let number = worst.leaf.value.number else { return nil }
    let place = worst.leaf.place.description
    let cell = place.isEmpty ? "" : "\(place) "
    if worst.digit == 0 {
      return "\(cell)is \(number) where 0 is exact: the sum was rounded on the way, accepted"
    }
    return
      "\(cell)differs in the \(ordinal(worst.digit)) digit: another order of summation, accepted"
  }
}
