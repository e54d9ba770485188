internal import FoundationEssentials
internal import Platform
internal import TestSupport

/// Values made by other programs, kept beside the tests with the scripts that made them.
enum Golden {
  static func read<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
    let path = Path.join(PackageFolder.root, "Tests/ConvNetTests/Golden/\(name)")
    return try JSONDecoder().decode(type, from: Data(Files.read(path)))
  }
}
