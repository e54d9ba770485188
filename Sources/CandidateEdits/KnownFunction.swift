/// A function that a file may call, by its types: what an edit can put in another's place.
public struct KnownFunction: Sendable, Hashable {
  /// Its name.
  public var name: String
  /// The label of each argument; nil for none.
  public var labels: [String?]
  /// The type of each argument as `TypeName` writes it: `[[Double]]`.
  public var parameters: [String]
  /// The type of what it returns.
  public var result: String

  /// A function of these types, which may be written in Swift's long form or short.
  public init(name: String, labels: [String?], parameters: [String], result: String) {
    self.name = name
    self.labels = labels
    self.parameters = parameters.map(TypeName.shortened)
    self.result = TypeName.shortened(result)
  }

  /// Whether a call of it can take the place of a call of another, with the same arguments.
  func fits(_ other: KnownFunction) -> Bool {
    name != other.name && labels == other.labels && parameters == other.parameters
      && result == other.result
  }

  /// The call with one argument, where it gives a value of the argument's type.
  func call(with argument: String, of type: String) -> String? {
    guard parameters == [type], result == type else { return nil }
    return "\(name)(\(labels[0].map { "\($0): " } ?? "")\(argument))"
  }
}

extension KnownFunction {
  /// The function that a node declares.
  init?(_ node: SyntaxNode) {
    guard node.kind == "func_decl", !node.isImplicit, let name = node.name,
      let result = node.text("result").flatMap(TypeName.text), let list = node.node("params")
    else { return nil }
    let parameters = list.nodes("params")
    let types = parameters.compactMap { $0.mangledType.flatMap(TypeName.text) }
    guard types.count == parameters.count else { return nil }
    self.init(
      name: name, labels: parameters.map { $0.text("apiName") }, parameters: types, result: result)
  }
}
