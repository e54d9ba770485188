/// Files and folders: reading whole, writing so that a crash leaves the old or the new, never half.
///
///     let bytes = try Files.read("Lessons/article.json", limit: 1 << 20)
///     try Files.write(bytes, to: "copy.json")
public enum Files {}

public struct FileStatus: Sendable, Hashable {
  public enum Kind: Sendable, Hashable { case file, folder, link, other }

  public var kind: Kind
  public var size: Int
  /// The nine permission bits and the three above them.
  public var permissions: UInt32
  /// Tells two files of one volume apart.
  public var number: UInt64
  /// Since 1970; a `Duration`, because a file may be dated beyond what 64 bits of nanoseconds hold.
  public var modified: Duration
}

// MARK: - Asking

extension Files {
  /// What stands at `path`; nil where there is nothing.
  public static func kind(_ path: String, followingLinks: Bool = true) -> FileStatus.Kind? {
    try? System.status(path, followingLinks: followingLinks).kind
  }

  public static func exists(_ path: String) -> Bool { status(path) != nil }

  public static func isFolder(_ path: String) -> Bool { kind(path) == .folder }

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
  /// A temporary file beside it is written, forced to the disk and renamed; a link is followed, and
  /// the permissions of the old file are kept.
  ///
  /// - Parameter previous: where the old file is kept, when there is one.
  public static func write(
    _ bytes: [UInt8], to path: String, keeping previous: String? = nil
  ) throws(FileError) {
    try FileError.wrap(.writing, path) { () throws(SystemError) in
      let target = (try? System.realPath(path)) ?? path
      let temporary = "\(target).\(System.processNumber).\(UInt32.random(in: 0 ... .max)).tmp"
      do throws(SystemError) {
        try fill(temporary, with: bytes, permissionsOf: target)
        if let previous, exists(target) { try keep(target, as: previous) }
        try System.move(temporary, to: target)
      } catch {
        try? System.removeFile(temporary)
        throw error
      }
      try synchronizeFolder(of: target)
    }
  }

  public static func write(
    _ text: String, to path: String, keeping previous: String? = nil
  ) throws(FileError) {
    try write(Array(text.utf8), to: path, keeping: previous)
  }

  /// Writes what can be made again: whole or not at all, without waiting for the disk.
  public static func writeScratch(_ bytes: [UInt8], to path: String) throws(FileError) {
    try FileError.wrap(.writing, path) { () throws(SystemError) in
      let temporary = "\(path).\(System.processNumber).\(UInt32.random(in: 0 ... .max)).tmp"
      do throws(SystemError) {
        let descriptor = try System.openFile(temporary, for: .creating)
        defer { System.closeFile(descriptor) }
        try System.writeBytes(descriptor, bytes)
        try System.move(temporary, to: path)
      } catch {
        try? System.removeFile(temporary)
        throw error
      }
    }
  }

  /// Writes a file that must not be there yet.
  ///
  /// - Throws: `FileError.exists` when something has that name, also when another process made it a
  ///   moment ago.
  public static func create(_ path: String, _ bytes: [UInt8]) throws(FileError) {
    try FileError.wrap(.writing, path) { () throws(SystemError) in
      let temporary = "\(path).\(System.processNumber).\(UInt32.random(in: 0 ... .max)).tmp"
      try fill(temporary, with: bytes, permissionsOf: nil)
      defer { try? System.removeFile(temporary) }
      do throws(SystemError) {
        // A second name, not a rename: it fails where the name is taken.
        try System.addName(temporary, to: path)
      } catch let error where SystemError.noSecondNames.contains(error) {
        try fill(path, with: bytes, permissionsOf: nil)
      }
      try synchronizeFolder(of: path)
    }
  }

  private static func fill(
    _ path: String, with bytes: [UInt8], permissionsOf model: String?
  ) throws(SystemError) {
    let descriptor = try System.openFile(path, for: .creating)
    defer { System.closeFile(descriptor) }
    do throws(SystemError) {
      try System.writeBytes(descriptor, bytes)
      try System.synchronize(descriptor)
      if let model, let status = status(model) {
        try System.setPermissions(path, status.permissions)
      }
    } catch {
      try? System.removeFile(path)
      throw error
    }
  }

  private static func keep(_ path: String, as previous: String) throws(SystemError) {
    let temporary = "\(previous).\(System.processNumber).tmp"
    try? System.removeFile(temporary)
    do throws(SystemError) {
      try System.addName(path, to: temporary)
    } catch let error where SystemError.noSecondNames.contains(error) {
      let descriptor = try System.openFile(path, for: .reading)
      defer { System.closeFile(descriptor) }
      try fill(temporary, with: readToEnd(descriptor, limit: .max - 1), permissionsOf: path)
    }
    try System.move(temporary, to: previous)
  }

  /// A rename is on the disk only when its folder is.
  private static func synchronizeFolder(of path: String) throws(SystemError) {
    let descriptor = try System.openFile(Path.folder(path), for: .folder)
    defer { System.closeFile(descriptor) }
    try System.synchronize(descriptor)
  }
}

// MARK: - Moving and removing

extension Files {
  public static func move(_ from: String, to: String) throws(FileError) {
    try FileError.wrap(.writing, to) { () throws(SystemError) in try System.move(from, to: to) }
  }

  public static func remove(_ path: String) throws(FileError) {
    try FileError.wrap(.removing, path) { () throws(SystemError) in try System.removeFile(path) }
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

  /// Makes a new, empty folder for scratch files: under `TMPDIR`, else `/tmp`.
  public static func makeTemporaryFolder(prefix: String) throws(FileError) -> String {
    let parent = Environment["TMPDIR"] ?? "/tmp"
    return try FileError.wrap(.writing, parent) { () throws(SystemError) in
      try System.makeTemporaryFolder(Path.join(parent, "\(prefix)-XXXXXX"))
    }
  }

  /// Removes a folder with all that is in it, or a file; links are removed, not followed.
  public static func removeTree(_ path: String) throws(FileError) {
    try FileError.wrap(.removing, path) { () throws(SystemError) in
      guard try System.status(path, followingLinks: false).kind == .folder else {
        return try System.removeFile(path)
      }
      // A list instead of recursion: a learner's program can nest folders deeper than a stack.
      var folders = [path]
      var next = 0
      while next < folders.count {
        let folder = folders[next]
        next += 1
        try? System.setPermissions(folder, 0o700)
        for child in try System.names(folder).map({ Path.join(folder, $0) }) {
          if try System.status(child, followingLinks: false).kind == .folder {
            folders.append(child)
          } else {
            try System.removeFile(child)
          }
        }
      }
      for folder in folders.reversed() { try System.removeFolder(folder) }
    }
  }
}
