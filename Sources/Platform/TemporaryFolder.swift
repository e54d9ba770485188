/// A new, empty folder for scratch files, under `TMPDIR`, else `/tmp`, where no other is named.
///
///     let scratch = try TemporaryFolder(prefix: "cnn-tutor")
///     defer { try? scratch.remove() }
///
/// What runs in it may put something else in its place; only the folder that was made is removed.
public struct TemporaryFolder: Sendable, Equatable {
  /// Where it was made.
  public let path: String
  private let number: UInt64

  /// Makes the folder; its name is `prefix`, a hyphen and six random characters.
  public init(prefix: String, in parent: String? = nil) throws(FileError) {
    let parent = parent ?? Self.parent
    (path, number) = try FileError.wrap(.writing, parent) { () throws(SystemError) in
      let path = try System.makeTemporaryFolder(Path.join(parent, "\(prefix)-XXXXXX"))
      return (path, try System.status(path, followingLinks: false).number)
    }
  }

  static var parent: String { Environment["TMPDIR"] ?? "/tmp" }

  /// Opens it for reading and writing files in it, none of them through a link.
  public func open() throws(FileError) -> OpenFolder {
    try OwnFolder(Path.folder(path)).inner(Path.name(path)).open()
  }

  /// Removes it with all that is in it.
  public func remove() throws(FileError) {
    try OpenFolder(Path.folder(path)).removeTree(Path.name(path), number: number)
  }
}
