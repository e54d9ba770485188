/// Holds a file so that no other process of ours has it, for as long as the value lives.
///
///     let lock = try FileLock("lock", in: OwnFolder("cnn-exercises").inner(".cnn-tutor").open())
///
/// The lock is advisory (`flock`) and ends with the process, however that ends.
public struct FileLock: ~Copyable, Sendable {
  private let descriptor: Int32

  /// Waits until the lock is free, or throws `FileError.failed` when it may not wait.
  public init(
    _ name: String, in folder: borrowing OpenFolder, waiting: Bool = true
  ) throws(FileError) {
    descriptor = try folder.wrap(.writing, name) { () throws(SystemError) in
      let descriptor = try System.openFile(
        name, for: .locking, in: folder.descriptor, followingLinks: false)
      do throws(SystemError) {
        try System.lockFile(descriptor, waiting: waiting)
      } catch {
        System.closeFile(descriptor)
        throw error
      }
      return descriptor
    }
  }

  deinit { System.closeFile(descriptor) }
}
