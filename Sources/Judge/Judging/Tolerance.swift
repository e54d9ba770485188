package import Course
internal import RealModule

/// How far a right number may lie from the reference's.
///
/// Two orders of summation differ in the last digits; 1e-9 of the number is far more than rounding
/// makes in the sums of these exercises, and far less than any mistake does.
package enum Tolerance {
  static let relative = 1e-9
  static let absolute = 1e-12

  /// NaN equals NaN, and an infinity itself.
  package static func accepts(_ actual: Double, for expected: Double) -> Bool {
    (actual.isNaN && expected.isNaN)
      || actual.isApproximatelyEqual(
        to: expected, absoluteTolerance: absolute, relativeTolerance: relative)
  }

  package static func accepts(_ actual: Value, for expected: Value) -> Bool {
    switch (actual, expected) {
    case (.number(let actual), .number(let expected)): accepts(actual, for: expected)
    case (.list(let actual), .list(let expected)):
      actual.count == expected.count && zip(actual, expected).allSatisfy { accepts($0, for: $1) }
    case (.tuple(let actual), .tuple(let expected)):
      actual.count == expected.count
        && zip(actual, expected).allSatisfy { accepts($0.value, for: $1.value) }
    default: actual == expected
    }
  }

  /// The decimal digit in which two numbers differ first: 1 is the leading one.
  static func firstDifferingDigit(_ actual: Double, _ expected: Double) -> Int {
    guard expected != 0, actual != expected else { return 1 }
    var ratio = ((actual - expected) / expected).magnitude
    var digit = 1
    while ratio < 1, digit < 17 {
      ratio *= 10
      digit += 1
    }
    return digit
  }
}
