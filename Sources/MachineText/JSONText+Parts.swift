// The parts of JSON that was read; of a value of another kind, nil.
extension JSONText {
  /// Reads a text in JSON, as `init(reading:)` reads its bytes.
  package init?(_ text: some StringProtocol) { self.init(reading: Array(text.utf8)) }

  /// A field of an object; of several with this name the last.
  ///
  ///     JSONText(#"{"read": 7}"#)?["read"]?.number  // 7
  package subscript(name: String) -> JSONText? { fields?.last { $0.0 == name }?.1 }

  /// The fields of an object, in their order.
  package var fields: [(String, JSONText)]? {
    if case .object(let fields) = self { fields } else { nil }
  }

  /// The elements of a list.
  package var list: [JSONText]? {
    if case .list(let elements) = self { elements } else { nil }
  }

  package var text: String? { if case .text(let text) = self { text } else { nil } }
  package var boolean: Bool? { if case .boolean(let boolean) = self { boolean } else { nil } }
  package var isNull: Bool { if case .null = self { true } else { false } }

  package var number: Double? {
    switch self {
    case .integer(let integer): Double(integer)
    case .number(let number), .decimal(let number): number
    default: nil
    }
  }

  /// A number without a fraction that an `Int` holds.
  package var integer: Int? {
    if case .integer(let integer) = self { integer } else { number.flatMap { Int(exactly: $0) } }
  }

  /// What `read` makes of each element of a list; nil where of one nothing comes.
  package func list<Element>(_ read: (JSONText) -> Element?) -> [Element]? {
    guard let list else { return nil }
    let elements = list.compactMap(read)
    return elements.count == list.count ? elements : nil
  }

  /// What `read` makes of each field of an object; nil where of one nothing comes.
  package func object<Element>(_ read: (JSONText) -> Element?) -> [String: Element]? {
    guard let fields else { return nil }
    var elements: [String: Element] = [:]
    for (name, value) in fields {
      guard let element = read(value) else { return nil }
      elements[name] = element
    }
    return elements
  }
}
