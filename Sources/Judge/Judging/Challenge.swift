internal import Course

/// Calls with other numbers in the place of some, made to break what is said of a function.
///
/// Small whole numbers agree by chance: 2·2 is 2 + 2, and a product of ones is a sum of them. Numbers
/// that nobody chose do not.
struct Challenge {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// The value in its shape with another number in each place; whole numbers, which are lengths and
  /// places, stay.
  mutating func varied(_ value: Value) -> Value {
    switch value {
    case .number: .number(number())
    case .list(let elements): .list(varied(elements))
    case .tuple(let fields):
      .tuple(
        zip(fields, varied(fields.map(\.value))).map { Value.Field($0.label, $1) })
    case .none, .boolean, .integer, .text: value
    }
  }

  mutating func varied(_ values: [Value]) -> [Value] {
    var changed: [Value] = []
    for value in values { changed.append(varied(value)) }
    return changed
  }

  /// Between −2 and 2, with as many digits as a Double has.
  private mutating func number() -> Double {
    // The steps of SplitMix64.
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((bits ^ (bits >> 31)) >> 11) * 0x1p-51 - 2
  }
}

extension Value {
  /// Whether there is a number in it that can be another one.
  var isVariable: Bool {
    leaves.contains { if case .number = $0.value { true } else { false } }
  }
}
