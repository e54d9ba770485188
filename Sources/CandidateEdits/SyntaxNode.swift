internal import MachineText

/// A node of the tree that the compiler makes of a file and writes as JSON
/// (`-dump-ast -dump-ast-format json`), its types found.
struct SyntaxNode {
  private let fields: [(String, JSONText)]
  let kind: String

  init?(_ json: JSONText?) {
    guard case .object(let fields)? = json,
      case .text(let kind)? = fields.first(where: { $0.0 == "_kind" })?.1
    else { return nil }
    (self.fields, self.kind) = (fields, kind)
  }

  /// The tree of a whole file; nil where the text is of another form than the one that is known.
  init?(file json: [UInt8]) {
    guard let text = JSONText(reading: json), let node = SyntaxNode(text),
      node.kind == "source_file", node["items"] != nil
    else { return nil }
    self = node
  }

  subscript(name: String) -> JSONText? { fields.first { $0.0 == name }?.1 }

  func node(_ name: String) -> SyntaxNode? { SyntaxNode(self[name]) }

  func nodes(_ name: String) -> [SyntaxNode] {
    guard case .list(let list)? = self[name] else { return [] }
    return list.compactMap(SyntaxNode.init)
  }

  /// Every node in the fields of this one, in their order.
  var parts: [SyntaxNode] {
    fields.flatMap { _, value -> [SyntaxNode] in
      switch value {
      case .object: SyntaxNode(value).map { [$0] } ?? []
      case .list(let list): list.compactMap(SyntaxNode.init)
      default: []
      }
    }
  }

  func text(_ name: String) -> String? {
    if case .text(let text)? = self[name] { text } else { nil }
  }

  func isTrue(_ name: String) -> Bool {
    if case .boolean(true)? = self[name] { true } else { false }
  }

  /// Whether no word of the file stands for it.
  var isImplicit: Bool { isTrue("implicit") }

  /// Where its first word begins, and where its last one does.
  var place: (first: Int, last: Int)? {
    guard let range = node("range", of: ["start", "end"]) else { return nil }
    return (range[0], range[1])
  }

  private func node(_ name: String, of numbers: [String]) -> [Int]? {
    guard case .object(let fields)? = self[name] else { return nil }
    let found = numbers.compactMap { number -> Int? in
      guard case .integer(let value)? = fields.first(where: { $0.0 == number })?.1 else {
        return nil
      }
      return value
    }
    return found.count == numbers.count ? found : nil
  }

  /// The name that it declares, or that it uses.
  var name: String? {
    node("name")?.node("base_name")?.text("name") ?? node("decl")?.text("base_name")
  }

  /// Its type, mangled.
  var mangledType: String? { text("type") ?? text("interface_type") }

  /// The node without what the compiler adds around it: a load, a conversion, an autoclosure.
  var explicit: SyntaxNode {
    guard isImplicit || Self.wrappers.contains(kind) else { return self }
    if let inner = node("sub_expr") { return inner.explicit }
    if kind == "autoclosure_expr",
      let inner = node("body")?.nodes("elements").first?.node("result") ?? node("single_expr_body")
    {
      return inner.explicit
    }
    return self
  }

  private static let wrappers: Set = [
    "load_expr", "inout_expr", "inject_into_optional", "function_conversion_expr",
    "autoclosure_expr", "erasure_expr", "covariant_function_conversion_expr",
  ]

  /// Whether it is a method that changes what it is called on.
  var changesItsBase: Bool {
    node("args")?.nodes("args").first?.isTrue("inout") ?? false
  }

  /// What a call or operator is given.
  var arguments: [SyntaxNode] {
    (node("args")?.nodes("args") ?? []).compactMap { $0.node("expr")?.explicit }
  }
}
