internal import ConvNet

/// Arguments for random cases: small numbers whose sums a person can follow and a `Double` holds
/// exactly.
extension SeededGenerator {
  /// A whole number from −9 to 9, but not 0: a zero would hide what it is multiplied with.
  mutating func smallInteger() -> Double {
    let magnitude = Double(Int.random(in: 1...9, using: &self))
    return Bool.random(using: &self) ? magnitude : -magnitude
  }

  /// A matrix of small whole numbers.
  mutating func matrix(rows: Int, columns: Int) -> [[Double]] {
    (0..<rows).map { _ in (0..<columns).map { _ in smallInteger() } }
  }

  /// A stack of matrices of small whole numbers.
  mutating func volume(depth: Int, rows: Int, columns: Int) -> [[[Double]]] {
    (0..<depth).map { _ in matrix(rows: rows, columns: columns) }
  }
}
