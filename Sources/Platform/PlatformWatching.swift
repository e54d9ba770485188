// Notices of changes in a folder, which Linux and macOS give in different ways.
#if canImport(Glibc)
  @unsafe @preconcurrency internal import Glibc
#elseif canImport(Musl)
  @unsafe @preconcurrency internal import Musl
#elseif canImport(Darwin)
  @unsafe @preconcurrency internal import Darwin
#endif

/// Tells that something in a folder may have changed: inotify on Linux, kqueue on macOS.
///
/// It may tell too often and, on some network disks, not at all: whoever uses it compares the files
/// and also looks by itself from time to time.
public struct FolderNotices: ~Copyable {
  /// Becomes readable when there is a notice; nil where the system gives none.
  public let descriptor: Int32?

  private let folder: String
  #if canImport(Darwin)
    private var watched: [Int32] = []
  #endif

  /// Begins to watch; what was changed before is not told.
  public init(_ folder: String) {
    self.folder = folder
    #if canImport(Darwin)
      let queue = kqueue()
      descriptor = queue >= 0 ? queue : nil
      watch()
    #else
      let queue = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
      let events = UInt32(
        IN_CLOSE_WRITE | IN_MODIFY | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE)
      if queue >= 0, unsafe inotify_add_watch(queue, folder, events) >= 0 {
        descriptor = queue
      } else {
        if queue >= 0 { close(queue) }
        descriptor = nil
      }
    #endif
  }

  deinit {
    if let descriptor { close(descriptor) }
    #if canImport(Darwin)
      for file in watched { close(file) }
    #endif
  }

  /// Takes the notices that have come, so that the descriptor waits for new ones.
  public mutating func clear() {
    guard let descriptor else { return }
    #if canImport(Darwin)
      var event = kevent()
      var now = timespec()
      while unsafe kevent(descriptor, nil, 0, &event, 1, &now) > 0 {}
      // An editor that replaces a file makes a new one, which is not watched yet.
      watch()
    #else
      while let bytes = try? System.readBytes(descriptor, count: 4096), !bytes.isEmpty {}
    #endif
  }

  #if canImport(Darwin)
    /// A folder's own notices tell of names; what is written into a file is told by the file.
    private mutating func watch() {
      guard let descriptor else { return }
      for file in watched { close(file) }
      let names = (try? System.names(folder)) ?? []
      let paths = [folder] + names.map { Path.join(folder, $0) }
      watched = paths.compactMap { path in
        let file = unsafe open(path, O_EVTONLY | O_CLOEXEC)
        return file >= 0 ? file : nil
      }
      for file in watched {
        var event = kevent(
          ident: UInt(file), filter: Int16(EVFILT_VNODE), flags: UInt16(EV_ADD | EV_CLEAR),
          fflags: UInt32(NOTE_WRITE | NOTE_EXTEND | NOTE_DELETE | NOTE_RENAME), data: 0, udata: nil)
        unsafe _ = kevent(descriptor, &event, 1, nil, 0, nil)
      }
    }
  #endif
}

/// Lets one thread wake another that waits for descriptors.
public final class WakePipe: Sendable {
  /// Becomes readable after `wake`.
  public let descriptor: Int32
  private let writeEnd: Int32

  /// Makes the pipe.
  ///
  /// - Precondition: two descriptors are free.
  public init() {
    var ends: [Int32] = [-1, -1]
    if unsafe pipe(&ends) != 0 {
      preconditionFailure("The system gives no pipe: too many files are open.")
    }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    descriptor = ends[0]
    writeEnd = ends[1]
  }

  deinit {
    close(descriptor)
    close(writeEnd)
  }

  /// Makes `descriptor` readable, from any thread; it never waits.
  public func wake() {
    // A full pipe wakes as well.
    try? System.tryWriting(writeEnd, [0])
  }

  /// Takes all that was woken for, so that the descriptor waits again.
  public func clear() {
    while let bytes = try? System.readBytes(descriptor, count: 4096), !bytes.isEmpty {}
  }
}

/// Waiting for several descriptors at once.
public enum Waiting {
  /// Those of the descriptors that can be read, after at most this long; nil waits for ever.
  public static func ready(_ descriptors: [Int32], atMost limit: Duration?) -> [Int32] {
    let milliseconds = limit.map { limit -> Int32 in
      let (seconds, fraction) = limit.components
      let whole = Double(seconds) * 1000 + (Double(fraction) / 1e15).rounded(.up)
      return Int32(min(max(whole, 0), 86_400_000))
    }
    return System.waitUntilReady(descriptors, milliseconds: milliseconds ?? -1)
  }
}
