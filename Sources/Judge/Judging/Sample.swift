internal import Course

/// A wrong result of the right shape beside the right one, as maps of rows of numbers.
struct Sample: Sendable {
  /// The names and values of the arguments.
  var arguments: [(name: String, value: Value)]
  var expected: [[[Double]]]
  var actual: [[[Double]]]
  /// How many axes the result has: 0 for a number, 2 for a matrix.
  var rank: Int
  /// Whether it is the largest of the samples, in which a pattern must show, and not only not fail.
  var leads = false

  /// - Returns: nil where the values are not numbers in a regular shape of at most four axes.
  init?(arguments: [(name: String, value: Value)], expected: Value, actual: Value) {
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

  /// Whether the actual maps are those that `change` makes of the right ones.
  func isActual(_ change: ([[[Double]]]) -> [[[Double]]]) -> Bool {
    let changed = change(expected)
    return changed != expected && Self.agree(actual, changed)
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
