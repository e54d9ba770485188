internal import FoundationEssentials
internal import Platform
internal import Testing

/// What lies beside the project: the article's numbers, MNIST. A clone alone does not have it.
enum Facts {
  static let root = Path.absolute(Path.join(#filePath, "../../.."))

  /// A folder of `../shared`, or nil and a notice where the project was cloned without it.
  static func folder(_ name: String) -> String? {
    let path = Path.absolute(Path.join(root, "../shared/\(name)"))
    if Files.isFolder(path) { return path }
    print("notice: skipped, because there is no folder \(path)")
    return nil
  }
}

/// Values made by other programs, kept beside the tests with the scripts that made them.
enum Golden {
  static func read<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
    let path = Path.join(Facts.root, "Tests/ConvNetTests/Golden/\(name)")
    return try JSONDecoder().decode(type, from: Data(Files.read(path)))
  }
}
