internal import ConvNet

extension SeededGenerator {
  /// A whole number in the range.
  mutating func integer(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(uniform() * Double(range.count))
  }

  /// Numbers from −1 to 1, without symmetry.
  mutating func matrix(_ rows: Int, _ columns: Int) -> Matrix {
    Matrix(rows: rows, columns: columns).map { _ in 2 * uniform() - 1 }
  }

  mutating func volume(_ depth: Int, _ rows: Int, _ columns: Int) -> Volume {
    Volume(VolumeShape(depth: depth, rows: rows, columns: columns)).map { _ in 2 * uniform() - 1 }
  }
}
