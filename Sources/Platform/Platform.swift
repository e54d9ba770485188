// The one file that imports the C library; everything else asks the types of this module.
#if canImport(Glibc)
  @unsafe @preconcurrency internal import Glibc
#elseif canImport(Musl)
  @unsafe @preconcurrency internal import Musl
#elseif canImport(Darwin)
  @unsafe @preconcurrency internal import Darwin
#endif

/// A failed system call: the number it left in `errno`.
struct SystemError: Error, Hashable, CustomStringConvertible {
  let code: Int32

  /// The system's own words: "No such file or directory".
  var description: String { unsafe String(cString: strerror(code)) }

  static let missing = SystemError(code: ENOENT)
  static let exists = SystemError(code: EEXIST)
  static let isFolder = SystemError(code: EISDIR)
  static let notFolder = SystemError(code: ENOTDIR)
  static let notAllowed = [SystemError(code: EACCES), SystemError(code: EPERM)]
  static let readOnlyVolume = SystemError(code: EROFS)
  static let full = [SystemError(code: ENOSPC), SystemError(code: EDQUOT)]
  static let busy = SystemError(code: EWOULDBLOCK)
  /// A disk without locks, as some of networks are.
  static let noLocks = [
    SystemError(code: ENOLCK), SystemError(code: ENOTSUP), SystemError(code: ENOSYS),
  ]
  /// What cannot be waited for: a pipe, a disk of a network.
  static let noWaiting = [SystemError(code: EINVAL), SystemError(code: ENOTSUP)]
  /// A disk whose files have no permissions of their own, as those of Windows.
  static let noPermissions = [SystemError(code: EPERM), SystemError(code: ENOTSUP)]
  static let closedPipe = SystemError(code: EPIPE)
  static let interrupted = SystemError(code: EINTR)
  static let noSecondNames = [
    SystemError(code: EPERM), SystemError(code: EMLINK), SystemError(code: ENOTSUP),
    SystemError(code: ENOSYS),
  ]
}

/// System calls in Swift's types: a failure is thrown, an interrupted call is repeated.
///
/// No member is called like a C function, so that the C function keeps its plain name in here.
enum System {
  @discardableResult
  static func check(_ call: () -> Int32) throws(SystemError) -> Int32 {
    while true {
      let result = call()
      if result != -1 { return result }
      if errno != EINTR { throw SystemError(code: errno) }
    }
  }
}

// MARK: - Files

extension System {
  /// Stands for the folder that a path is taken from where it does not begin with a slash.
  static let workingFolderDescriptor = AT_FDCWD

  enum Opening { case reading, creating, locking, folder }

  /// - Parameters:
  ///   - folder: where a path begins that does not begin with a slash.
  ///   - followingLinks: whether the last part of the path may be a link.
  static func openFile(
    _ path: String, for opening: Opening, in folder: Int32 = workingFolderDescriptor,
    followingLinks: Bool = true
  ) throws(SystemError) -> Int32 {
    let flags: Int32 =
      switch opening {
      // Without O_NONBLOCK opening a named pipe would wait for a writer for ever.
      case .reading: O_RDONLY | O_NONBLOCK
      case .creating: O_WRONLY | O_CREAT | O_EXCL
      case .locking: O_RDWR | O_CREAT
      case .folder: O_RDONLY | O_DIRECTORY
      }
    let following = followingLinks ? 0 : O_NOFOLLOW
    return try check { unsafe openat(folder, path, flags | following | O_CLOEXEC, 0o666) }
  }

  static func closeFile(_ descriptor: Int32) { _ = close(descriptor) }

  /// At most `count` bytes; none at the end of the file.
  static func readBytes(_ descriptor: Int32, count: Int) throws(SystemError) -> [UInt8] {
    var failure: SystemError?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while true {
        let got = unsafe read(descriptor, buffer.baseAddress, count)
        if got >= 0 {
          filled = got
          return
        }
        if errno == EINTR { continue }
        failure = SystemError(code: errno)
        return
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Writes all of `bytes`, waiting where the descriptor is not ready, but not once a signal has come
  /// that ends the program: whoever does not read now may never do.
  ///
  /// - Throws: `.interrupted` after such a signal.
  static func writeBytesUnlessEnding(
    _ descriptor: Int32, _ bytes: [UInt8]
  ) throws(SystemError) {
    var done = 0
    while done < bytes.count {
      // Before each write: one that a signal cuts short would wait again by itself.
      while waitUntilReady([descriptor], toWrite: true, milliseconds: 100).isEmpty {
        if Signals.isEnding { throw .interrupted }
      }
      // A pipe that can be written to takes this much without waiting.
      let piece = bytes[done..<min(done + 4096, bytes.count)]
      let wrote = unsafe piece.withUnsafeBytes { buffer in
        unsafe write(descriptor, buffer.baseAddress, buffer.count)
      }
      if wrote >= 0 {
        done += wrote
      } else if errno != EAGAIN, errno != EINTR {
        throw SystemError(code: errno)
      }
    }
  }

  /// Writes all of `bytes`, waiting where the descriptor is not ready.
  static func writeBytes(_ descriptor: Int32, _ bytes: [UInt8]) throws(SystemError) {
    var done = 0
    while done < bytes.count {
      let wrote = unsafe bytes.withUnsafeBytes { buffer in
        unsafe write(descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done)
      }
      if wrote >= 0 {
        done += wrote
      } else if errno == EAGAIN {
        _ = waitUntilReady([descriptor], toWrite: true, milliseconds: -1)
      } else if errno != EINTR {
        throw SystemError(code: errno)
      }
    }
  }

  /// Writes what fits now.
  static func tryWriting(_ descriptor: Int32, _ bytes: [UInt8]) throws(SystemError) {
    let wrote = unsafe bytes.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
    if wrote < 0 { throw SystemError(code: errno) }
  }

  /// Waits until the disk has what was written, where it is one that can be waited for.
  static func synchronize(_ descriptor: Int32) throws(SystemError) {
    do throws(SystemError) {
      try check { fsync(descriptor) }
    } catch let error where SystemError.noWaiting.contains(error) {}
  }

  /// Renames; what has the new name is replaced, a folder only where it is empty.
  static func move(
    _ from: String, in folder: Int32, to: String, in newFolder: Int32
  ) throws(SystemError) {
    try check { unsafe renameat(folder, from, newFolder, to) }
  }

  /// Gives the file a second name; fails where that name is taken.
  static func addName(
    _ from: String, in folder: Int32, to: String, in newFolder: Int32
  ) throws(SystemError) {
    try check { unsafe linkat(folder, from, newFolder, to, 0) }
  }

  static func removeFile(
    _ path: String, in folder: Int32 = workingFolderDescriptor
  ) throws(SystemError) {
    try check { unsafe unlinkat(folder, path, 0) }
  }

  static func removeFolder(_ path: String, in folder: Int32) throws(SystemError) {
    try check { unsafe unlinkat(folder, path, AT_REMOVEDIR) }
  }

  static func makeFolder(
    _ path: String, in folder: Int32 = workingFolderDescriptor
  ) throws(SystemError) {
    try check { unsafe mkdirat(folder, path, 0o777) }
  }

  /// Of a file or folder, not of what a link leads to.
  static func setPermissions(
    _ path: String, _ mode: UInt32, in folder: Int32 = workingFolderDescriptor
  ) throws(SystemError) {
    try check { unsafe fchmodat(folder, path, mode_t(mode), AT_SYMLINK_NOFOLLOW) }
  }

  static func setPermissions(_ descriptor: Int32, _ mode: UInt32) throws(SystemError) {
    try check { fchmod(descriptor, mode_t(mode)) }
  }

  static func status(
    _ path: String, in folder: Int32 = workingFolderDescriptor, followingLinks: Bool
  ) throws(SystemError) -> FileStatus {
    var buffer = stat()
    let following = followingLinks ? 0 : AT_SYMLINK_NOFOLLOW
    try check { unsafe fstatat(folder, path, &buffer, following) }
    return FileStatus(buffer)
  }

  static func status(_ descriptor: Int32) throws(SystemError) -> FileStatus {
    var buffer = stat()
    try check { unsafe fstat(descriptor, &buffer) }
    return FileStatus(buffer)
  }

  /// The names in a folder, without `.` and `..`, in no order.
  static func names(_ path: String) throws(SystemError) -> [String] {
    let folder = try openFile(path, for: .folder)
    defer { closeFile(folder) }
    return try names(in: folder)
  }

  /// The same, of a folder that is open.
  static func names(in descriptor: Int32) throws(SystemError) -> [String] {
    // Opened again: reading the names moves on in the folder, and closing it closes the descriptor.
    let own = try openFile(".", for: .folder, in: descriptor)
    guard let folder = unsafe fdopendir(own) else {
      closeFile(own)
      throw SystemError(code: errno)
    }
    defer { unsafe _ = closedir(folder) }
    var names: [String] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// Throws `.busy` where another process has the lock.
  static func lockFile(_ descriptor: Int32) throws(SystemError) {
    try check { flock(descriptor, LOCK_EX | LOCK_NB) }
  }

  /// Makes a new folder; the six X at the end of `template` are replaced.
  static func makeTemporaryFolder(_ template: String) throws(SystemError) -> String {
    var bytes = Array(template.utf8CString)
    let made = unsafe bytes.withUnsafeMutableBufferPointer { buffer in
      unsafe buffer.baseAddress.flatMap { unsafe mkdtemp($0) } != nil
    }
    guard made else { throw SystemError(code: errno) }
    return String(decoding: bytes.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  static func realPath(_ path: String) throws(SystemError) -> String {
    guard let resolved = unsafe realpath(path, nil) else { throw SystemError(code: errno) }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  /// Which of the descriptors are ready, waiting at most this long; −1 waits for ever.
  static func waitUntilReady(
    _ descriptors: [Int32], toWrite: Bool = false, milliseconds: Int32
  ) -> [Int32] {
    var entries = descriptors.map {
      pollfd(fd: $0, events: Int16(toWrite ? POLLOUT : POLLIN), revents: 0)
    }
    let count = unsafe poll(&entries, nfds_t(entries.count), milliseconds)
    return count > 0 ? entries.filter { $0.revents != 0 }.map(\.fd) : []
  }
}

extension FileStatus {
  fileprivate init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .other
      }
    size = Int(status.st_size)
    permissions = UInt32(status.st_mode & 0o7777)
    number = UInt64(status.st_ino)
    #if canImport(Darwin)
      let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (modified, changed) = (status.st_mtim, status.st_ctim)
    #endif
    self.modified = .seconds(modified.tv_sec) + .nanoseconds(modified.tv_nsec)
    self.changed = .seconds(changed.tv_sec) + .nanoseconds(changed.tv_nsec)
  }
}

// MARK: - The process and its surroundings

extension System {
  static func environment(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }

  static func environment() -> [String: String] {
    var variables: [String: String] = [:]
    #if canImport(Darwin)
      var next = unsafe _NSGetEnviron().pointee
    #else
      var next = unsafe environ
    #endif
    while let entry = unsafe next.pointee {
      let parts = unsafe String(cString: entry).split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
      unsafe next += 1
    }
    return variables
  }

  static func workingFolder() throws(SystemError) -> String {
    guard let path = unsafe getcwd(nil, 0) else { throw SystemError(code: errno) }
    defer { unsafe free(path) }
    return unsafe String(cString: path)
  }

  static var processNumber: Int32 { getpid() }

  static var isRoot: Bool { geteuid() == 0 }

  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  static func forgetTyped(_ descriptor: Int32) { tcflush(descriptor, TCIFLUSH) }

  static func windowSize(_ descriptor: Int32) -> (columns: Int, rows: Int)? {
    var size = winsize()
    guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return (columns: Int(size.ws_col), rows: Int(size.ws_row))
  }

  static func processorCount() -> Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  static func secondsSince1970() -> Int { time(nil) }

  static func localTime(_ seconds: Int) -> WallClock.Moment {
    var seconds = time_t(seconds)
    var parts = unsafe tm()
    unsafe _ = localtime_r(&seconds, &parts)
    return unsafe WallClock.Moment(
      year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday),
      hour: Int(parts.tm_hour), minute: Int(parts.tm_min), second: Int(parts.tm_sec))
  }

  static func endProcess(_ status: Int32) -> Never { exit(status) }

  static func ignoreClosedPipes() { _ = signal(SIGPIPE, SIG_IGN) }
}
