/// The same random numbers on every machine, for a given seed.
///
///     var generator = SeededGenerator(seed: 7)
///     generator.uniform()  // always the same, between 0 and 1
///
/// SplitMix64: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Makes a generator; any seed is as good as any other.
  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}

// `Double.random(in:using:)` and `shuffled(using:)` may change with the standard library, and a
// logarithm with the C library; these use arithmetic that is the same everywhere.
extension SeededGenerator {
  /// A number from 0 to below 1, a multiple of 2⁻⁵³.
  public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// The numbers from 0 to below `count` in random order.
  ///
  ///     generator.permutation(of: 3)  // [1, 2, 0], say
  ///
  /// - Complexity: O(*n*), with one number drawn less than `count`.
  public mutating func permutation(of count: Int) -> [Int] {
    var order = Array(0..<count)
    shuffle(&order)
    return order
  }

  /// Puts `elements` into random order, every order as likely (Fisher and Yates).
  ///
  /// - Complexity: O(*n*), with one number drawn less than there are elements.
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    for last in elements.indices.dropFirst().reversed() {
      // Below `last + 1`; the bias of a remainder of 64 bits is below 10⁻¹².
      elements.swapAt(last, Int(next() % UInt64(last + 1)))
    }
  }
}
