/// A folder for scratch files that the next run removes where this one could not.
///
///     let scratch = try ScratchFolder()
///     defer { try? scratch.remove() }
///
/// A file in it says whose it is and is locked for as long as this value lives: a lock goes with its
/// process, however that ends.
public struct ScratchFolder: Sendable {
  private static let prefix = "cnn-tutor"
  private static let mark = ".cnn-tutor-scratch"

  private let folder: TemporaryFolder
  private let holder: Holder

  private final class Holder: Sendable {
    let descriptor: Int32
    init(_ descriptor: Int32) { self.descriptor = descriptor }
    deinit { System.closeFile(descriptor) }
  }

  /// Makes the folder, under `TMPDIR`, else `/tmp`.
  ///
  /// - Parameter parent: where it is made instead, such as beside what it is to become.
  public init(in parent: String? = nil) throws(FileError) {
    folder = try TemporaryFolder(prefix: Self.prefix, in: parent)
    do throws(FileError) {
      let open = try folder.open()
      holder = try open.wrap(.writing, Self.mark) { () throws(SystemError) in
        // Under its name it is locked from the first moment.
        let file = try System.openFile("new", for: .creating, in: open.descriptor)
        let holder = Holder(file)
        do throws(SystemError) {
          try System.lockFile(file)
        } catch let error where SystemError.noLocks.contains(error) {}
        try System.move("new", in: open.descriptor, to: Self.mark, in: open.descriptor)
        return holder
      }
    } catch {
      try? folder.remove()
      throw error
    }
  }

  /// Where it was made.
  public var path: String { folder.path }

  /// Opens it for reading and writing files in it, none of them through a link.
  public func open() throws(FileError) -> OpenFolder { try folder.open() }

  /// Removes it with all that is in it.
  public func remove() throws(FileError) { try folder.remove() }

  /// Gives it another name where it is: it is no scratch folder any more, and stays.
  ///
  /// - Throws: also where something of that name is there already.
  public func keep(as name: String) throws(FileError) {
    let parent = try OpenFolder(Path.folder(path))
    let open = try open()
    try parent.move(Path.name(path), to: parent, as: name)
    try? open.remove(Self.mark)
  }

  /// Removes those whose processes have ended without doing so: folders with a name of ours and the
  /// file in them that nobody has locked.
  ///
  /// - Parameter folder: where they were made, if not in the folder of temporary files.
  /// - Complexity: a look at each name in that folder.
  public static func removeAbandoned(in folder: String? = nil) {
    guard let parent = try? OpenFolder(folder ?? TemporaryFolder.parent),
      let names = try? parent.names()
    else { return }
    for name in names where name.utf8.count == prefix.utf8.count + 7 && name.hasPrefix(prefix + "-")
    {
      guard let status = parent.status(name), status.kind == .folder,
        let folder = try? parent.inner(name, making: false), folder.status(mark)?.kind == .file,
        let file = try? System.openFile(
          mark, for: .locking, in: folder.descriptor, followingLinks: false)
      else { continue }
      let holder = Holder(file)
      if (try? System.lockFile(holder.descriptor)) != nil {
        try? parent.removeTree(name, number: status.number)
      }
    }
  }
}
