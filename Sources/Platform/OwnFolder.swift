/// A folder for files of ours, such as a workspace's `.cnn-tutor`.
///
///     let state = OwnFolder("/home/me/cnn-exercises").inner(".cnn-tutor")
///     let bytes = try state.open().read("progress")
///
/// Links are followed to the base only, which is its owner's to arrange. None of the inner folders
/// may be one: through it, what is replaced or removed as ours would be somebody else's.
public struct OwnFolder: Sendable, Hashable {
  private var base: String
  private var inner: [String] = []

  /// The base itself; nothing is opened or made.
  public init(_ base: String) { self.base = base }

  /// A folder in this one.
  public func inner(_ name: String) -> OwnFolder {
    var folder = self
    folder.inner.append(name)
    return folder
  }

  /// The path of the innermost folder.
  public var path: String { inner.reduce(base, Path.join) }

  /// Opens the folder.
  ///
  /// - Parameter making: makes it first, with those above it, where it is missing.
  /// - Throws: `FileError.link` where an inner folder is a link.
  public func open(making: Bool = false) throws(FileError) -> OpenFolder {
    if making { try Files.makeFolder(base) }
    var folder = try OpenFolder(base)
    for name in inner { folder = try folder.inner(name, making: making) }
    return folder
  }
}
