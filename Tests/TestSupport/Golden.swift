import FoundationEssentials
import Platform

/// Values made by other programs, kept beside the tests with the scripts that made them.
public enum Golden {
  /// Reads a JSON file.
  ///
  ///     try Golden.read("ConvNetTests/Golden/scipy.json", as: [Case].self)
  ///
  /// - Parameter path: in the folder `Tests`.
  public static func read<Value: Decodable>(_ path: String, as type: Value.Type) throws -> Value {
    let file = Path.join(PackageFolder.root, "Tests/\(path)")
    return try JSONDecoder().decode(type, from: Data(Files.read(file)))
  }

  /// Reads a JSON file for the arguments of a test, which nothing can be thrown from: where it cannot
  /// be read the tests stop, rather than be none.
  public static func arguments<Value: Decodable>(_ path: String, as type: Value.Type) -> Value {
    do {
      return try read(path, as: type)
    } catch {
      preconditionFailure("Tests/\(path) cannot be read. \(error)")
    }
  }
}
