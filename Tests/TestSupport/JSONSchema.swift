internal import MachineText
internal import Platform

/// A schema of the folder `Sources/MachineText/Schemas`, and what in a text does not follow it.
///
/// Of JSON Schema it knows the words that those schemas use, and stops at any other.
public struct JSONSchema {
  private let root: JSONText

  /// The schema in `NAME.json` there.
  public init(_ name: String) throws {
    let file = "Sources/MachineText/Schemas/\(name).json"
    let text = try Files.readText(Path.join(PackageFolder.root, file))
    root = try Self.read(text)
  }

  /// What is not as the schema has it, each with its place; nothing where all is.
  public func faults(in text: String) throws -> [String] {
    faults(try Self.read(text), root, at: "$")
  }

  private func faults(_ value: JSONText, _ schema: JSONText, at place: String) -> [String] {
    var faults: [String] = []
    for (word, rule) in schema.fields ?? [] {
      switch word {
      case "$schema", "$defs", "title", "description": break
      case "$ref":
        let name = String(rule.text?.split(separator: "/").last ?? "")
        guard let part = root["$defs"]?[name] else { return ["no $defs/\(name)"] }
        faults += self.faults(value, part, at: place)
      case "type":
        let types = rule.list?.compactMap(\.text) ?? [rule.text ?? ""]
        if !types.contains(where: value.isOf) { faults.append("\(place): no \(types)") }
      case "const": if value.line != rule.line { faults.append("\(place): not \(rule)") }
      case "enum":
        if rule.list?.contains(where: { $0.line == value.line }) != true {
          faults.append("\(place): \(value)")
        }
      case "minimum":
        if let least = rule.number, let number = value.number, number < least {
          faults.append("\(place): below \(least)")
        }
      case "required":
        guard value.fields != nil else { break }
        let missing = rule.list?.compactMap(\.text).filter { value[$0] == nil } ?? []
        faults += missing.map { "\(place): no \($0)" }
      case "properties":
        for (name, part) in rule.fields ?? [] {
          guard let field = value[name] else { continue }
          faults += self.faults(field, part, at: "\(place).\(name)")
        }
      case "additionalProperties":
        let known = Set((schema["properties"]?.fields ?? []).map(\.0))
        let others = (value.fields ?? []).map(\.0).filter { !known.contains($0) }
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

  private struct NoJSON: Error {}

  private static func read(_ text: String) throws -> JSONText {
    guard let value = JSONText(text) else { throw NoJSON() }
    return value
  }
}

extension JSONText {
  fileprivate func isOf(_ type: String) -> Bool {
    switch type {
    case "null": isNull
    case "boolean": boolean != nil
    case "number": number != nil
    case "integer": number.map { $0 == $0.rounded() } ?? false
    case "string": text != nil
    case "array": list != nil
    case "object": fields != nil
    default: false
    }
  }
}
