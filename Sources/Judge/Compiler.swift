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
    throw .compilerMissing(path: searchPath ?? "")
  }
}
