internal import Platform

/// The Swift compiler.
public struct Compiler: Sendable, Equatable {
  /// The path of `swiftc`.
  public var path: String
  /// Tells one installed compiler from another; part of what a kept result depends on.
  public var identity: String

  /// Finds `swiftc` in the folders of PATH.
  ///
  /// - Parameter searchPath: the folders to look in, separated by colons; PATH where nil.
  public static func find(searchPath: String? = nil) throws(JudgeError) -> Compiler {
    let folders = searchPath ?? Environment["PATH"] ?? ""
    for folder in folders.split(separator: ":") {
      let path = Path.join(String(folder), "swiftc")
      // The link's target tells versions apart: swiftly and others switch by changing a link.
      guard let target = try? Files.resolved(path), let status = Files.status(target),
        status.kind == .file, status.permissions & 0o111 != 0
      else { continue }
      return Compiler(
        path: path, identity: "\(target) \(status.size) \(status.modified)")
    }
    throw .compilerMissing(path: folders)
  }
}
