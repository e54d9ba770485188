/// Holds a file so that no other process of ours has it, for as long as the value lives.
///
///     let lock = try FileLock("lock", in: OwnFolder("cnn-exercises").inner(".cnn-tutor").open())
///
/// The lock is advisory (`flock`) and ends with the process, however that ends.
public struct FileLock: ~Copyable, Sendable {
  /// Longer than anybody needs to write a small file; what is held longer is held by mistake.
  public static let patience = Duration.seconds(2)

  private let descriptor: Int32

  /// Waits until the lock is free: not longer than one other process has it for `patience`, and not
  /// after a signal that ends the program or in a task that was cancelled.
  ///
  /// Where many want it, on a busy machine, each has it for a moment, and the wait goes on while it
  /// goes from hand to hand: whoever gets it writes a byte into the file.
  ///
  /// - Throws: `FileError.locked` where somebody else still has it then.
  public init(
    _ name: String, in folder: borrowing OpenFolder, atMost patience: Duration = Self.patience
  ) throws(FileError) {
    var deadline = ContinuousClock.now + patience
    let end = ContinuousClock.now + patience * 10
    let descriptor = try folder.wrap(.writing, name) { () throws(SystemError) in
      try System.openFile(name, for: .locking, in: folder.descriptor, followingLinks: false)
    }
    var taken = try? System.status(descriptor).modified
    while true {
      do throws(SystemError) {
        try System.lockFile(descriptor)
        // On a full disk the lock holds all the same.
        try? System.writeBytes(descriptor, [UInt8(ascii: "\n")])
        self.descriptor = descriptor
        return
      } catch let error where SystemError.noLocks.contains(error) {
        // Files are still replaced whole; two tutors at once may lose what one of them notes.
        self.descriptor = descriptor
        return
      } catch .busy {
        if let now = try? System.status(descriptor).modified, now != taken {
          taken = now
          deadline = min(end, .now + patience)
        }
        if ContinuousClock.now < deadline, !Signals.isEnding, !Task.isCancelled {
          // `flock` itself would wait through every signal.
          _ = Waiting.ready([], atMost: .milliseconds(20))
          continue
        }
        System.closeFile(descriptor)
        throw .locked(folder.shown(name))
      } catch {
        System.closeFile(descriptor)
        throw FileError(.writing, folder.shown(name), error)
      }
    }
  }

  deinit { System.closeFile(descriptor) }
}
