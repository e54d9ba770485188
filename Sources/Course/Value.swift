/// A value that crosses between the tutor and a learner's program.
///
/// Exercises use plain Swift types, so a matrix is a list of rows, a row a list of numbers:
///
///     Value.matrix([[1, 2], [3, 4]])  // .list([.list([.number(1), .number(2)]), …])
public indirect enum Value: Sendable, Equatable {
  /// Swift's `nil`.
  case none
  case boolean(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case list([Value])
  case tuple([Field])

  /// One labelled element of a tuple.
  public struct Field: Sendable, Equatable {
    public var label: String
    public var value: Value

    public init(_ label: String, _ value: Value) {
      self.label = label
      self.value = value
    }
  }
}

extension Value {
  public static func vector(_ numbers: [Double]) -> Value { .list(numbers.map(Value.number)) }

  public static func matrix(_ rows: [[Double]]) -> Value { .list(rows.map(Value.vector)) }

  public static func volume(_ maps: [[[Double]]]) -> Value { .list(maps.map(Value.matrix)) }

  public static func shape(rows: Int, columns: Int) -> Value {
    .tuple([Field("rows", .integer(rows)), Field("columns", .integer(columns))])
  }
}

extension Value {
  /// The element of a tuple with this label, or nil.
  public subscript(label: String) -> Value? {
    guard case .tuple(let fields) = self else { return nil }
    return fields.first { $0.label == label }?.value
  }

  public var integer: Int? {
    guard case .integer(let integer) = self else { return nil }
    return integer
  }

  public var text: String? {
    guard case .text(let text) = self else { return nil }
    return text
  }

  /// A number; an integer counts as one.
  public var number: Double? {
    switch self {
    case .number(let number): number
    case .integer(let integer): Double(integer)
    default: nil
    }
  }

  public var vector: [Double]? { elements(\.number) }

  public var matrix: [[Double]]? { elements(\.vector) }

  public var volume: [[[Double]]]? { elements(\.matrix) }

  private func elements<Element>(_ element: (Value) -> Element?) -> [Element]? {
    guard case .list(let values) = self else { return nil }
    let elements = values.compactMap(element)
    return elements.count == values.count ? elements : nil
  }
}
