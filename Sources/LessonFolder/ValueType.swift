/// The Swift type of a parameter or a result in an exercise.
public indirect enum ValueType: Sendable, Equatable {
  /// `Bool`
  case boolean
  /// `Int`
  case integer
  /// `Double`
  case number
  /// `String`
  case text
  /// An array of elements of one type.
  case list(ValueType)
  /// A value of the type, or nil.
  case optional(ValueType)
  /// A tuple, each of whose elements has a label.
  case tuple([Field])

  /// An element of a tuple.
  public struct Field: Sendable, Equatable {
    /// Its label; of an element without one its place, counted from 0.
    public var label: String
    /// Its type.
    public var type: ValueType

    /// An element with its label.
    public init(_ label: String, _ type: ValueType) {
      self.label = label
      self.type = type
    }
  }

  /// `[Double]`
  public static let vector = list(.number)
  /// `Matrix`, a list of rows
  public static let matrix = list(.vector)
  /// `Volume`, a list of matrices
  public static let volume = list(.matrix)
  /// `Shape`, the numbers of rows and columns
  public static let shape = tuple([Field("rows", .integer), Field("columns", .integer)])
}

extension ValueType {
  /// The type as a learner writes it: `Matrix`, `[Double]`, `(z: Matrix, a: Matrix)`.
  public var swift: String {
    switch self {
    case .matrix: "Matrix"
    case .volume: "Volume"
    case .shape: "Shape"
    case .boolean: "Bool"
    case .integer: "Int"
    case .number: "Double"
    case .text: "String"
    case .list(let element): "[\(element.swift)]"
    case .optional(let wrapped): "\(wrapped.swift)?"
    case .tuple(let fields):
      "(" + fields.map { "\($0.label): \($0.type.swift)" }.joined(separator: ", ") + ")"
    }
  }
}
