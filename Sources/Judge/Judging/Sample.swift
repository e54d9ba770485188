internal import Course

/// A result of the right shape beside the right one, as maps of rows of numbers.
struct Sample: Sendable {
  /// The names and values of the arguments, and of the elements of those that are tuples.
  var arguments: [Argument]
  var expected: [[[Double]]]
  var actual: [[[Double]]]
  /// How many axes the result has: 0 for a number, 2 for a matrix.
  var rank: Int
  /// Whether it is the largest wrong one, in which a pattern must show, and not only not fail.
  var leads = false

  /// - Returns: nil where the values are not numbers in a regular shape of at most four axes.
  init?(arguments: [Argument], expected: Value, actual: Value) {
    guard case .regular(let lengths) = expected.lengths, expected.lengths == actual.lengths,
      let right = Self.maps(expected, lengths.count), let wrong = Self.maps(actual, lengths.count)
    else { return nil }
    self.arguments = arguments
    self.expected = right
    self.actual = wrong
    rank = lengths.count
  }

  static func maps(_ value: Value, _ rank: Int) -> [[[Double]]]? {
    switch rank {
    case 0: value.number.map { [[[$0]]] }
    case 1: value.vector.map { [[$0]] }
    case 2: value.matrix.map { [$0] }
    case 3: value.volume
    case 4: stacks(value)
    default: nil
    }
  }

  /// A list of stacks, as filters are: all their maps.
  private static func stacks(_ value: Value) -> [[[Double]]]? {
    guard case .list(let elements) = value else { return nil }
    let stacks = elements.compactMap(\.volume)
    return stacks.count == elements.count ? Array(stacks.joined()) : nil
  }

  var expectedNumbers: [Double] { expected.flatMap { $0.flatMap { $0 } } }
  var actualNumbers: [Double] { actual.flatMap { $0.flatMap { $0 } } }

  var pairs: [(actual: Double, expected: Double)] {
    zip(actualNumbers, expectedNumbers).map { ($0, $1) }
  }

  var wrongPairs: [(actual: Double, expected: Double)] {
    pairs.filter { !Tolerance.accepts($0.actual, for: $0.expected) }
  }

  var isWrong: Bool { !wrongPairs.isEmpty }

  /// The argument of this name.
  subscript(name: String) -> Value? { arguments.first { $0.name == name }?.value }

  /// Whether the actual maps are those that `change` makes of the right ones.
  func isActual(_ change: ([[[Double]]]) -> [[[Double]]]) -> Bool {
    let changed = change(expected)
    return (!leads || changed != expected) && Self.agree(actual, changed)
  }

  static func agree(_ first: [[[Double]]], _ second: [[[Double]]]) -> Bool {
    first.count == second.count
      && zip(first, second).allSatisfy { agree($0, $1) }
  }

  static func agree(_ first: [[Double]], _ second: [[Double]]) -> Bool {
    first.count == second.count
      && zip(first, second).allSatisfy { first, second in
        first.count == second.count
          && zip(first, second).allSatisfy { Tolerance.accepts($0, for: $1) }
      }
  }
}

/// Turned and mirrored copies of a matrix.
enum Turned {
  /// Each turn with what is said of the result.
  static let named: [(name: String, turn: @Sendable ([[Double]]) -> [[Double]])] = [
    ("transposed: rows and columns are swapped", { transposed($0) }),
    ("rotated by 180°", { by180($0) }), ("mirrored left to right", { mirrored($0) }),
    ("mirrored top to bottom", { upsideDown($0) }), ("turned by 90° clockwise", { by90($0) }),
    ("turned by 90° anticlockwise", { by270($0) }),
  ]

  /// Says that the results are an argument or the right ones, turned: each matrix of a stack for
  /// itself. Turned by 90° they may have another shape.
  ///
  /// An argument comes first: a learner thinks of what went in, whichever way the right result is
  /// turned.
  ///
  /// - Parameter cases: every case that came to an end, right or wrong.
  static func sentence(
    _ cases: [(arguments: [Argument], expected: Value, actual: Value)]
  ) -> String? {
    let cases = cases.filter { !$0.expected.leaves.isEmpty || !$0.actual.leaves.isEmpty }
    guard let first = cases.first else { return nil }
    for position in first.arguments.indices {
      if let name = turn(cases.map { ($0.arguments[position].value, $0.actual) }) {
        return "the result is '\(first.arguments[position].name)', \(name)"
      }
    }
    return turn(cases.map { ($0.expected, $0.actual) }).map { "the right numbers, \($0)" }
  }

  /// The turn that makes all second values of the first, and changes one at least.
  private static func turn(_ pairs: [(Value, Value)]) -> String? {
    let pairs = pairs.map { (maps($0), maps($1)) }
    return named.first { _, turn in
      var changes = false
      return pairs.allSatisfy { before, after in
        guard let before, let after else { return false }
        let turned = before.map(turn)
        changes = changes || turned != before
        return Sample.agree(after, turned)
      } && changes
    }?.name
  }

  private static func maps(_ value: Value) -> [[[Double]]]? {
    guard case .regular(let lengths) = value.lengths, lengths.count == 2 || lengths.count == 3
    else { return nil }
    return Sample.maps(value, lengths.count)
  }

  static func transposed(_ rows: [[Double]]) -> [[Double]] {
    guard let first = rows.first else { return rows }
    return first.indices.map { column in rows.map { $0[column] } }
  }

  static func mirrored(_ rows: [[Double]]) -> [[Double]] { rows.map { $0.reversed() } }

  static func upsideDown(_ rows: [[Double]]) -> [[Double]] { rows.reversed() }

  static func by180(_ rows: [[Double]]) -> [[Double]] { upsideDown(mirrored(rows)) }

  static func by90(_ rows: [[Double]]) -> [[Double]] { mirrored(transposed(rows)) }

  static func by270(_ rows: [[Double]]) -> [[Double]] { upsideDown(transposed(rows)) }
}
