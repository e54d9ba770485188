/// Files and folders: reading whole, writing so that a crash leaves the old or the new, never half.
///
///     let bytes = try Files.read("Lessons/article.json", limit: 1 << 20)
///     try Files.write(bytes, to: "copy.json")
public enum Files {}

/// What the system says of a file.
public struct FileStatus: Sendable, Hashable {
  /// What can have a path.
  public enum Kind: Sendable, Hashable {
    /// A regular file, a folder, or a link that was not followed.
    case file, folder, link
    /// A pipe, a socket or a device.
    case other
  }

  /// File, folder, link or something else.
  public var kind: Kind
  /// In bytes.
  public var size: Int
  /// The nine permission bits and the three above them.
  public var permissions: UInt32
  /// Tells two files of one volume apart.
  public var number: UInt64
  /// Since 1970; a `Duration`, because a file may be dated beyond what 64 bits of nanoseconds hold.
  public var modified: Duration
  /// Since 1970: when its bytes, its times or its permissions were last changed. Nobody can set it, as
  /// `touch` sets the other.
  public var changed: Duration
}

// MARK: - Asking

extension Files {
  /// What stands at `path`; nil where there is nothing.
  public static func kind(_ path: String, followingLinks: Bool = true) -> FileStatus.Kind? {
    try? System.status(path, followingLinks: followingLinks).kind
  }

  /// Whether something has this path; a link to nothing does not count.
  public static func exists(_ path: String) -> Bool { status(path) != nil }

  /// Whether there is a folder, or a link to one.
  public static func isFolder(_ path: String) -> Bool { kind(path) == .folder }

  /// What stands at `path`, links followed; nil where there is nothing.
  public static func status(_ path: String) -> FileStatus? {
    try? System.status(path, followingLinks: true)
  }

  /// The names in a folder, sorted, hidden ones too.
  public static func names(in folder: String) throws(FileError) -> [String] {
    try FileError.wrap(.reading, folder) { () throws(SystemError) in
      try System.names(folder).sorted()
    }
  }

  /// `path` with every link, `.` and `..` resolved; the path itself must exist.
  public static func resolved(_ path: String) throws(FileError) -> String {
    try FileError.wrap(.reading, path) { () throws(SystemError) in try System.realPath(path) }
  }
}

// MARK: - Reading

extension Files {
  /// The bytes of a regular file.
  ///
  /// - Throws: `FileError.tooLarge` when there are more than `limit` bytes, `.notFile` for a folder,
  ///   a pipe or a device.
  public static func read(_ path: String, limit: Int = 64 << 20) throws(FileError) -> [UInt8] {
    let bytes = try FileError.wrap(.reading, path) { () throws(SystemError) -> [UInt8]? in
      let descriptor = try System.openFile(path, for: .reading)
      defer { System.closeFile(descriptor) }
      guard try System.status(descriptor).kind == .file else { return nil }
      return try readToEnd(descriptor, limit: limit)
    }
    guard let bytes else { throw isFolder(path) ? .folder(path) : .notFile(path) }
    guard bytes.count <= limit else { throw .tooLarge(path, limit: limit) }
    return bytes
  }

  /// Stops one byte after `limit`, which shows that there is more.
  static func readToEnd(
    _ descriptor: Int32, limit: Int
  ) throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count <= limit {
      let piece = try System.readBytes(descriptor, count: min(1 << 16, limit + 1 - bytes.count))
      if piece.isEmpty { break }
      bytes += piece
    }
    return bytes
  }
}

// MARK: - Writing

extension Files {
  /// Puts `bytes` in place of the file in one step: after a crash there is the old file or the new.
  ///
  /// A link is followed, and the permissions of the old file are kept.
  public static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    let target = (try? resolved(path)) ?? path
    try OpenFolder(Path.folder(target)).write(bytes, to: Path.name(target))
  }

  /// Writes the file as `write` does, but only over a file of the same kind and maker.
  ///
  /// - Parameter isOurs: whether the first bytes of a file, up to 512, are of this kind.
  /// - Throws: `FileError.foreign` where something else would be lost; not for an empty file.
  public static func write(
    _ bytes: [UInt8], to path: String, replacing isOurs: ([UInt8]) -> Bool
  ) throws(FileError) {
    try checkPlace(path, replacing: isOurs)
    try write(bytes, to: path)
  }

  /// Says before the work what would make writing fail after it.
  public static func checkPlace(
    _ path: String, replacing isOurs: ([UInt8]) -> Bool
  ) throws(FileError) {
    let target = (try? resolved(path)) ?? path
    do throws(FileError) {
      let found = try OpenFolder(Path.folder(target)).start(of: Path.name(target), count: 512)
      guard found.isEmpty || isOurs(found) else { throw .foreign(path) }
    } catch .missing {
      // There is room.
    }
  }

  /// Writes a text in UTF-8, in one step as the bytes are.
  public static func write(_ text: String, to path: String) throws(FileError) {
    try write(Array(text.utf8), to: path)
  }

  /// Writes a file that must not be there yet.
  ///
  /// - Throws: `FileError.exists` when something has that name, also when another process made it a
  ///   moment ago.
  public static func create(_ path: String, _ bytes: [UInt8]) throws(FileError) {
    try OpenFolder(Path.folder(path)).create(Path.name(path), bytes)
  }
}

// MARK: - Moving and removing

extension Files {
  /// Gives a file or folder another path.
  ///
  /// - Throws: `FileError.exists` when something is there already.
  public static func move(_ from: String, to: String) throws(FileError) {
    try OpenFolder(Path.folder(from)).move(
      Path.name(from), to: OpenFolder(Path.folder(to)), as: Path.name(to))
  }

  /// Removes a file or a link, not a folder.
  public static func remove(_ path: String) throws(FileError) {
    try FileError.wrap(.removing, path) { () throws(SystemError) in try System.removeFile(path) }
  }

  /// Removes a folder with all that is in it, or a file; links are removed, not followed.
  public static func removeTree(_ path: String) throws(FileError) {
    try OpenFolder(Path.folder(path)).removeTree(Path.name(path))
  }

  /// Sets who may read, write and run: `0o644`.
  public static func setPermissions(_ path: String, _ permissions: UInt32) throws(FileError) {
    try FileError.wrap(.writing, path) { () throws(SystemError) in
      try System.setPermissions(path, permissions)
    }
  }

  /// Makes a folder and those above it; one that is there is fine.
  public static func makeFolder(_ path: String) throws(FileError) {
    try FileError.wrap(.writing, path) { () throws(SystemError) in try makeFolders(path) }
  }

  private static func makeFolders(_ path: String) throws(SystemError) {
    do throws(SystemError) {
      try System.makeFolder(path)
    } catch .exists {
      guard isFolder(path) else { throw .exists }
    } catch .missing where Path.folder(path) != path {
      try makeFolders(Path.folder(path))
      // Not by calling itself: in /proc a folder stays missing when its parent is there.
      do throws(SystemError) {
        try System.makeFolder(path)
      } catch .exists {
        // Another process was quicker.
        guard isFolder(path) else { throw .exists }
      }
    }
  }
}
