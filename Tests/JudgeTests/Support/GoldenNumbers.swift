import Course

@testable import Judge

/// Numbers of a JSON file, in lists of any depth; "nan" and "inf" are words there.
indirect enum GoldenNumbers: Decodable, Sendable {
  case number(Double)
  case list([GoldenNumbers])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let word = try? container.decode(String.self) {
      self = .number(word == "nan" ? .nan : .infinity)
    } else {
      self = .list(try container.decode([GoldenNumbers].self))
    }
  }

  /// Whether a value holds these numbers: a tuple counts as a list, a whole number as a number.
  func agree(with value: Value) -> Bool {
    switch (self, value) {
    case (.number(let right), _):
      value.number.map { Tolerance.accepts($0, for: right) } ?? false
    case (.list(let elements), .list(let values)):
      elements.count == values.count
        && zip(elements, values).allSatisfy { $0.agree(with: $1) }
    case (.list, .tuple(let fields)): agree(with: .list(fields.map(\.value)))
    case (.list, _): false
    }
  }
}
