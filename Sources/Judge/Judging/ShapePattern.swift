internal import Course

/// What results of a wrong shape have to do with the right ones.
enum ShapePattern {
  /// - Parameter pairs: every wrong result with the right one.
  static func sentence(_ pairs: [(actual: Value, expected: Value)]) -> String? {
    let matrices = pairs.compactMap { pair -> (actual: [[Double]], expected: [[Double]])? in
      guard let actual = pair.actual.matrix, let expected = pair.expected.matrix else { return nil }
      return (actual, expected)
    }
    guard matrices.count == pairs.count, !pairs.isEmpty else { return nil }
    if let sentence = common(matrices.map { within($0.actual, $0.expected) }) { return sentence }
    return common(matrices.map { missing($0.actual, $0.expected) })
  }

  /// The first sentence where all are the same.
  private static func common(_ sentences: [String?]) -> String? {
    guard let first = sentences.first ?? nil, sentences.allSatisfy({ $0 == first }) else {
      return nil
    }
    return first
  }

  /// Where the right result stands inside a larger one.
  private static func within(_ actual: [[Double]], _ expected: [[Double]]) -> String? {
    guard let place = offset(of: expected, in: actual) else { return nil }
    if place == (0, 0) {
      return "the right numbers are in it, with rows or columns too many at the end"
    }
    return "the right numbers are in it, with rows or columns too many around them"
  }

  /// Which part of the right result is there.
  private static func missing(_ actual: [[Double]], _ expected: [[Double]]) -> String? {
    guard let place = offset(of: actual, in: expected) else { return nil }
    if place == (0, 0) { return "what is there is right; the last rows or columns are missing" }
    return "what is there is right; the first rows or columns are missing"
  }

  /// - Returns: the row and column of `large` at which `small` begins, or nil.
  private static func offset(of small: [[Double]], in large: [[Double]]) -> (Int, Int)? {
    guard let width = small.first?.count, width > 0, let room = large.first?.count,
      small.count <= large.count, width <= room
    else { return nil }
    for row in 0...(large.count - small.count) {
      for column in 0...(room - width) {
        let part = large[row..<(row + small.count)].map {
          Array($0.dropFirst(column).prefix(width))
        }
        if Sample.agree(part, small) { return (row, column) }
      }
    }
    return nil
  }
}
