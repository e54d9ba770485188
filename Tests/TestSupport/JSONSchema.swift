internal import FoundationEssentials
internal import Platform

/// A schema of the folder `Sources/MachineText/Schemas`, and what in a text does not follow it.
///
/// Of JSON Schema it knows the words that those schemas use, and stops at any other.
public struct JSONSchema {
  private let root: Node

  /// The schema in `NAME.json` there.
  public init(_ name: String) throws {
    let file = "Sources/MachineText/Schemas/\(name).json"
    let text = try Files.readText(Path.join(PackageFolder.root, file))
    root = try JSONDecoder().decode(Node.self, from: Data(text.utf8))
  }

  /// What is not as the schema has it, each with its place; nothing where all is.
  public func faults(in text: String) throws -> [String] {
    faults(try JSONDecoder().decode(Node.self, from: Data(text.utf8)), root, at: "$")
  }

  private func faults(_ value: Node, _ schema: Node, at place: String) -> [String] {
    var faults: [String] = []
    for (word, rule) in schema.object ?? [:] {
      switch word {
      case "$schema", "$defs", "title", "description": break
      case "$ref":
        let name = String(rule.text?.split(separator: "/").last ?? "")
        guard let part = root.object?["$defs"]?.object?[name] else { return ["no $defs/\(name)"] }
        faults += self.faults(value, part, at: place)
      case "type":
        let types = rule.list?.compactMap(\.text) ?? [rule.text ?? ""]
        if !types.contains(where: value.isOf) { faults.append("\(place): no \(types)") }
      case "const": if value != rule { faults.append("\(place): not \(rule)") }
      case "enum": if rule.list?.contains(value) != true { faults.append("\(place): \(value)") }
      case "minimum":
        if let least = rule.number, let number = value.number, number < least {
          faults.append("\(place): below \(least)")
        }
      case "required":
        guard let fields = value.object else { break }
        let missing = rule.list?.compactMap(\.text).filter { fields[$0] == nil } ?? []
        faults += missing.map { "\(place): no \($0)" }
      case "properties":
        for (name, part) in rule.object ?? [:] {
          guard let field = value.object?[name] else { continue }
          faults += self.faults(field, part, at: "\(place).\(name)")
        }
      case "additionalProperties":
        let known = Set((schema.object?["properties"]?.object ?? [:]).keys)
        let others = (value.object ?? [:]).keys.filter { !known.contains($0) }
        faults += others.map { "\(place): \($0) is not in the schema" }
      case "items":
        for (index, element) in (value.list ?? []).enumerated() {
          faults += self.faults(element, rule, at: "\(place)[\(index)]")
        }
      default: faults.append("the schema says \(word), which is not known here")
      }
    }
    return faults
  }

  private indirect enum Node: Decodable, Equatable {
    case null
    case boolean(Bool)
    case number(Double)
    case text(String)
    case list([Node])
    case object([String: Node])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        self = .null
      } else if let boolean = try? container.decode(Bool.self) {
        self = .boolean(boolean)
      } else if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else if let text = try? container.decode(String.self) {
        self = .text(text)
      } else if let list = try? container.decode([Node].self) {
        self = .list(list)
      } else {
        self = .object(try container.decode([String: Node].self))
      }
    }

    var object: [String: Node]? { if case .object(let fields) = self { fields } else { nil } }
    var list: [Node]? { if case .list(let elements) = self { elements } else { nil } }
    var text: String? { if case .text(let text) = self { text } else { nil } }
    var number: Double? { if case .number(let number) = self { number } else { nil } }

    func isOf(_ type: String) -> Bool {
      switch self {
      case .null: type == "null"
      case .boolean: type == "boolean"
      case .number(let number):
        type == "number" || type == "integer" && number == number.rounded()
      case .text: type == "string"
      case .list: type == "array"
      case .object: type == "object"
      }
    }
  }
}
