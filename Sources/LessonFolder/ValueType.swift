/// The Swift type of a parameter or a result in an exercise.
public indirect enum ValueType: Sendable, Equatable {
  case boolean
  case integer
  case number
  case text
  case list(ValueType)
  case optional(ValueType)
  case tuple([Field])

  public struct Field: Sendable, Equatable {
    public var label: String
    public var type: ValueType

    public init(_ label: String, _ type: ValueType) {
      self.label = label
      self.type = type
    }
  }

  public static let vector = list(.number)
  public static let matrix = list(.vector)
  public static let volume = list(.matrix)
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
