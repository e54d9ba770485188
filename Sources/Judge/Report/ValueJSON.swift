package import Course
package import MachineText

extension Value {
  /// The value as a program reads it: a tuple is an object, a matrix a list of lists.
  package var json: JSONText {
    switch self {
    case .none: .null
    case .boolean(let boolean): .boolean(boolean)
    case .integer(let integer): .integer(integer)
    case .number(let number): .number(number)
    case .text(let text): .text(text)
    case .list(let elements): .list(elements.map(\.json))
    case .tuple(let fields): .object(fields.map { ($0.label, $0.value.json) })
    }
  }
}
