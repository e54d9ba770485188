internal import Course

/// A learner's result beside the right one: the first thing that differs, in the order shape,
/// NaN and infinity, numbers.
struct Comparison: Equatable, Sendable {
  /// `.passed`, `.wrongShape`, `.notFinite` or `.wrongValues`.
  var kind: Finding.Kind
  /// Said of a right result of which not every digit agrees.
  var note: String?

  var isEqual: Bool { kind == .passed }

  init(actual: Value, expected: Value, rules: [ExerciseCase.Axis] = []) {
    let shape = ShapeComparison.lines(actual: actual, expected: expected, rules: rules)
    guard shape.isEmpty else {
      kind = .wrongShape(shape)
      return
    }
    let pairs = zip(actual.leaves, expected.leaves)
    let wrong = pairs.filter { !Tolerance.accepts($0.value, for: $1.value) }
    let notFinite = wrong.filter { actual, _ in
      if case .number(let number) = actual.value { !number.isFinite } else { false }
    }
    func cells(_ cells: [(actual: Leaf, expected: Leaf)]) -> Finding.WrongCells? {
      cells.first.map { first in
        Finding.WrongCells(
          place: first.actual.place, expected: first.expected.value, actual: first.actual.value,
          count: Set(cells.map(\.expected.cell)).count,
          total: Set(expected.leaves.map(\.cell)).count)
      }
    }
    if let cells = cells(notFinite.map { ($0, $1) }) {
      kind = .notFinite(cells)
    } else if let cells = cells(wrong.map { ($0, $1) }) {
      kind = .wrongValues(cells)
    } else {
      kind = .passed
      note = Self.note(pairs.map { ($0, $1.value) })
    }
  }

  /// What is said of numbers that agree only within the tolerance.
  private static func note(_ pairs: [(actual: Leaf, expected: Value)]) -> String? {
    var worst: (place: ElementPath, number: Double, digit: Int)?
    for (leaf, expected) in pairs {
      guard case .number(let number) = leaf.value, case .number(let right) = expected,
        number != right, number.isFinite
      else { continue }
      let digit = right == 0 ? 0 : Tolerance.firstDifferingDigit(number, right)
      if digit < worst?.digit ?? .max { worst = (leaf.place, number, digit) }
    }
    guard let worst else { return nil }
    let place = worst.place.description
    let cell = place.isEmpty ? "" : "\(place) "
    if worst.digit == 0 {
      return
        "\(cell)is \(worst.number) where 0 is exact: the sum was rounded on the way, accepted"
    }
    return
      "\(cell)differs in the \(ordinal(worst.digit)) digit: another order of summation, accepted"
  }
}
