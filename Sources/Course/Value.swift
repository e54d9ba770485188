/// A value that crosses between the tutor and a learner's program.
///
/// Exercises use plain Swift types, so a matrix is a list of rows, a row a list of numbers:
///
///     Value.matrix([[1, 2], [3, 4]])  // .list([.list([.number(1), .number(2)]), …])
public indirect enum Value: Sendable, Equatable {
  /// Swift's `nil`.
  case none
  /// A truth value.
  case boolean(Bool)
  /// A whole number, which a function takes or returns as `Int`.
  case integer(Int)
  /// A number, NaN and the infinities among them.
  case number(Double)
  /// A string, such as the name of a function that is handed over.
  case text(String)
  /// An array; a matrix is one of rows.
  case list([Value])
  /// A tuple, whose elements all have labels.
  case tuple([Field])

  /// One labelled element of a tuple.
  public struct Field: Sendable, Equatable {
    /// The label of the element.
    public var label: String
    /// What the element holds.
    public var value: Value

    /// An element with its label.
    public init(_ label: String, _ value: Value) {
      self.label = label
      self.value = value
    }
  }
}

extension Value {
  /// The value of type `[Double]` that holds these numbers.
  public static func vector(_ numbers: [Double]) -> Value { .list(numbers.map(Value.number)) }

  /// The value of type `Matrix` that holds these rows.
  public static func matrix(_ rows: [[Double]]) -> Value { .list(rows.map(Value.vector)) }

  /// The value of type `Volume` that holds these maps.
  public static func volume(_ maps: [[[Double]]]) -> Value { .list(maps.map(Value.matrix)) }

  /// The value of type `Shape`, a tuple of two whole numbers.
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

  /// The whole number; nil for any other value, a number without decimals among them.
  public var integer: Int? {
    guard case .integer(let integer) = self else { return nil }
    return integer
  }

  /// The string; nil for any other value.
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

  /// The numbers of a list of numbers; nil for any other value.
  public var vector: [Double]? { elements(\.number) }

  /// The rows of a list of such lists, which may differ in length; nil for any other value.
  public var matrix: [[Double]]? { elements(\.vector) }

  /// The maps of a list of matrices, which may differ in shape; nil for any other value.
  public var volume: [[[Double]]]? { elements(\.matrix) }

  private func elements<Element>(_ element: (Value) -> Element?) -> [Element]? {
    guard case .list(let values) = self else { return nil }
    let elements = values.compactMap(element)
    return elements.count == values.count ? elements : nil
  }
}
