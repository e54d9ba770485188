/// What came of reading a number of pictures.
public struct Metrics: Sendable, Equatable {
  /// How many pictures were read.
  public var pictures = 0
  /// How many were read as what they are.
  public var right = 0
  /// The sum of the costs of all pictures.
  public var cost = 0.0

  /// Nothing read yet.
  public init() {}

  /// The share that was read right.
  public var accuracy: Double { Double(right) / Double(max(pictures, 1)) }
  /// The cost of a picture.
  public var meanCost: Double { cost / Double(max(pictures, 1)) }

  /// Adds what came of further pictures.
  public static func += (sum: inout Metrics, other: Metrics) {
    sum.pictures += other.pictures
    sum.right += other.right
    sum.cost += other.cost
  }
}
