internal import Platform

/// The package that is tested, and what lies beside it, which a clone alone does not have.
public enum PackageFolder {
  /// The folder of Package.swift.
  public static let root = Path.absolute(Path.join(#filePath, "../../.."))

  /// The path of `name` in `../shared`, or nil and a notice where the project was cloned without it.
  public static func beside(_ name: String) -> String? {
    let path = Path.absolute(Path.join(root, "../shared/\(name)"))
    if Files.exists(path) { return path }
    print("notice: skipped, because there is no \(path)")
    return nil
  }
}
