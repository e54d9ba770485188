/// A folder held open: what is done in it is done there, whatever becomes of its path meanwhile.
///
/// Files are named by one part of a path, and no link is followed. What stands in the way of a file
/// and is none is left alone, with an error.
public struct OpenFolder: ~Copyable, Sendable {
  /// The path it was opened by, for sentences.
  public let path: String
  let descriptor: Int32

  /// Opens the folder at a path whose links are followed.
  public init(_ path: String) throws(FileError) {
    self.path = path
    descriptor = try FileError.wrap(.reading, path) { () throws(SystemError) in
      try System.openFile(path, for: .folder)
    }
  }

  private init(_ path: String, _ descriptor: Int32) {
    self.path = path
    self.descriptor = descriptor
  }

  deinit { System.closeFile(descriptor) }

  func inner(_ name: String, making: Bool) throws(FileError) -> OpenFolder {
    let inner = try wrap(.reading, name) { () throws(SystemError) in
      if making {
        do throws(SystemError) {
          try System.makeFolder(name, in: descriptor)
        } catch .exists {
          // Opening it says whether it is a folder.
        }
      }
      return try System.openFile(name, for: .folder, in: descriptor, followingLinks: false)
    }
    return OpenFolder(shown(name), inner)
  }

  /// The path of a file in it, for sentences.
  func shown(_ name: String) -> String { path == "." ? name : Path.join(path, name) }

  func wrap<Result>(
    _ action: FileError.Action, _ name: String, _ body: () throws(SystemError) -> Result
  ) throws(FileError) -> Result {
    do throws(SystemError) {
      return try body()
    } catch {
      // Systems differ in what they say of a link that is not followed.
      throw status(name)?.kind == .link && error != .missing
        ? .link(shown(name)) : FileError(action, shown(name), error)
    }
  }
}

// MARK: - Asking and reading

extension OpenFolder {
  /// The names in it, sorted, hidden ones too.
  public func names() throws(FileError) -> [String] {
    try FileError.wrap(.reading, path) { () throws(SystemError) in
      try System.names(in: descriptor).sorted()
    }
  }

  /// What has this name, itself and not what it may lead to; nil where nothing has.
  public func status(_ name: String) -> FileStatus? {
    try? System.status(name, in: descriptor, followingLinks: false)
  }

  /// The bytes of a regular file.
  ///
  /// - Throws: `FileError.tooLarge` when there are more than `limit` bytes, `.link` for a link,
  ///   `.notFile` for a pipe or a device.
  public func read(_ name: String, limit: Int = 64 << 20) throws(FileError) -> [UInt8] {
    let bytes = try start(of: name, count: limit + 1)
    guard bytes.count <= limit else { throw .tooLarge(shown(name), limit: limit) }
    return bytes
  }

  /// The first bytes of a regular file.
  public func start(of name: String, count: Int) throws(FileError) -> [UInt8] {
    let bytes = try wrap(.reading, name) { () throws(SystemError) -> [UInt8]? in
      let file = try System.openFile(name, for: .reading, in: descriptor, followingLinks: false)
      defer { System.closeFile(file) }
      guard try System.status(file).kind == .file else { return nil }
      return try Files.readToEnd(file, limit: count - 1)
    }
    guard let bytes else { throw notFile(name) }
    return bytes
  }

  private func notFile(_ name: String) -> FileError {
    switch status(name)?.kind {
    case .folder: .folder(shown(name))
    case .link: .link(shown(name))
    default: .notFile(shown(name))
    }
  }
}

// MARK: - Writing

extension OpenFolder {
  /// Puts `bytes` in place of the file in one step: after a crash there is the old file or the new.
  ///
  /// A temporary file beside it is written, forced to the disk and renamed; the permissions of the
  /// old file are kept.
  ///
  /// - Parameter previous: where the old file is kept, when there is one.
  /// - Throws: `FileError.link`, `.folder` or `.notFile` where something else has one of the names.
  public func write(
    _ bytes: [UInt8], to name: String, keeping previous: String? = nil
  ) throws(FileError) {
    let isThere = try isFile(name)
    if let previous { _ = try isFile(previous) }
    try wrap(.writing, name) { () throws(SystemError) in
      let permissions = isThere ? status(name)?.permissions : nil
      let temporary = try fill(name, with: bytes, permissions: permissions)
      do throws(SystemError) {
        if isThere, let previous { try keep(name, as: previous) }
        try System.move(temporary, in: descriptor, to: name, in: descriptor)
      } catch {
        try? System.removeFile(temporary, in: descriptor)
        throw error
      }
      try System.synchronize(descriptor)
    }
  }

  /// Writes what can be made again: whole or not at all, without waiting for the disk.
  public func writeScratch(_ bytes: [UInt8], to name: String) throws(FileError) {
    _ = try isFile(name)
    try wrap(.writing, name) { () throws(SystemError) in
      let temporary = try fill(name, with: bytes, isDurable: false)
      do throws(SystemError) {
        try System.move(temporary, in: descriptor, to: name, in: descriptor)
      } catch {
        try? System.removeFile(temporary, in: descriptor)
        throw error
      }
    }
  }

  /// Writes a file that must not be there yet.
  ///
  /// - Throws: `FileError.exists` when something has that name, also when another process made it a
  ///   moment ago.
  public func create(_ name: String, _ bytes: [UInt8]) throws(FileError) {
    try wrap(.writing, name) { () throws(SystemError) in
      let temporary = try fill(name, with: bytes)
      do throws(SystemError) {
        try moveToNew(temporary, to: descriptor, name)
      } catch {
        try? System.removeFile(temporary, in: descriptor)
        throw error
      }
      try System.synchronize(descriptor)
    }
  }

  /// Gives a file or folder a new name, here or in another folder.
  ///
  /// - Throws: `FileError.exists` when something has that name already.
  public func move(
    _ name: String, to folder: borrowing OpenFolder, as newName: String
  ) throws(FileError) {
    try wrap(.writing, newName) { () throws(SystemError) in
      try moveToNew(name, to: folder.descriptor, newName)
    }
  }

  /// Makes a folder in it that must not be there yet.
  public func makeFolder(_ name: String) throws(FileError) {
    try wrap(.writing, name) { () throws(SystemError) in
      try System.makeFolder(name, in: descriptor)
    }
  }

  /// False where nothing has this name. What is no regular file is not ours to replace.
  private func isFile(_ name: String) throws(FileError) -> Bool {
    guard let status = status(name) else { return false }
    guard status.kind == .file else { throw notFile(name) }
    return true
  }

  /// Writes a new file beside the one that it is to become.
  ///
  /// - Returns: its name.
  private func fill(
    _ name: String, with bytes: [UInt8], permissions: UInt32? = nil, isDurable: Bool = true
  ) throws(SystemError) -> String {
    let temporary = temporaryName(name)
    let file = try System.openFile(temporary, for: .creating, in: descriptor)
    defer { System.closeFile(file) }
    do throws(SystemError) {
      try System.writeBytes(file, bytes)
      if isDurable { try System.synchronize(file) }
      if let permissions, try System.status(file).permissions != permissions {
        do throws(SystemError) {
          try System.setPermissions(file, permissions)
        } catch let error where SystemError.noPermissions.contains(error) {}
      }
    } catch {
      try? System.removeFile(temporary, in: descriptor)
      throw error
    }
    return temporary
  }

  private func temporaryName(_ name: String) -> String {
    "\(name).\(System.processNumber).\(UInt32.random(in: 0 ... .max)).tmp"
  }

  private func keep(_ name: String, as previous: String) throws(SystemError) {
    var temporary = temporaryName(previous)
    do throws(SystemError) {
      try System.addName(name, in: descriptor, to: temporary, in: descriptor)
    } catch let error where SystemError.noSecondNames.contains(error) {
      let file = try System.openFile(name, for: .reading, in: descriptor, followingLinks: false)
      defer { System.closeFile(file) }
      let bytes = try Files.readToEnd(file, limit: .max - 1)
      temporary = try fill(previous, with: bytes, permissions: System.status(file).permissions)
    }
    do throws(SystemError) {
      try System.move(temporary, in: descriptor, to: previous, in: descriptor)
    } catch {
      try? System.removeFile(temporary, in: descriptor)
      throw error
    }
  }

  /// Renaming alone would replace what another process has made meanwhile. A second name fails where
  /// it is taken; where there are none, as for folders, the name is taken first, and what was put
  /// there is replaced.
  private func moveToNew(
    _ name: String, to folder: Int32, _ newName: String
  ) throws(SystemError) {
    let isFolder = try System.status(name, in: descriptor, followingLinks: false).kind == .folder
    if !isFolder {
      do throws(SystemError) {
        try System.addName(name, in: descriptor, to: newName, in: folder)
        return try System.removeFile(name, in: descriptor)
      } catch let error where SystemError.noSecondNames.contains(error) {
        // As for a folder.
      }
    }
    if isFolder {
      try System.makeFolder(newName, in: folder)
    } else {
      System.closeFile(try System.openFile(newName, for: .creating, in: folder))
    }
    do throws(SystemError) {
      try System.move(name, in: descriptor, to: newName, in: folder)
    } catch {
      try? isFolder
        ? System.removeFolder(newName, in: folder) : System.removeFile(newName, in: folder)
      throw error
    }
  }
}

// MARK: - Removing

extension OpenFolder {
  /// Removes a file or a link, not a folder.
  public func remove(_ name: String) throws(FileError) {
    try wrap(.removing, name) { () throws(SystemError) in
      try System.removeFile(name, in: descriptor)
    }
  }

  /// Removes a folder with all that is in it, or a file; links are removed, not followed.
  ///
  /// - Parameter number: which folder it must be; another that has taken its place is left alone.
  public func removeTree(_ name: String, number: UInt64? = nil) throws(FileError) {
    try wrap(.removing, name) { () throws(SystemError) in
      guard try System.status(name, in: descriptor, followingLinks: false).kind == .folder else {
        return try number == nil ? System.removeFile(name, in: descriptor) : ()
      }
      try empty(name, in: descriptor, number: number)
    }
  }

  /// Folders that lie deeper are moved up into the first one: so neither the depth of a learner's
  /// folders matters nor what takes their place in a path meanwhile, and two of them are open.
  private func empty(_ name: String, in parent: Int32, number: UInt64?) throws(SystemError) {
    try? System.setPermissions(name, 0o700, in: parent)
    let top = try System.openFile(name, for: .folder, in: parent, followingLinks: false)
    defer { System.closeFile(top) }
    if let number, try System.status(top).number != number { return }
    var waiting = try Self.removeFiles(in: top)
    var moved = 0
    while let folder = waiting.popLast() {
      try? System.setPermissions(folder, 0o700, in: top)
      let deeper = try System.openFile(folder, for: .folder, in: top, followingLinks: false)
      defer { System.closeFile(deeper) }
      for inner in try Self.removeFiles(in: deeper) {
        // To be moved, a folder must be writable itself.
        try? System.setPermissions(inner, 0o700, in: deeper)
        let name = "cnn-tutor-\(moved)-\(UInt32.random(in: 0 ... .max))"
        moved += 1
        try System.move(inner, in: deeper, to: name, in: top)
        waiting.append(name)
      }
      try System.removeFolder(folder, in: top)
    }
    try System.removeFolder(name, in: parent)
  }

  /// - Returns: the names of the folders.
  private static func removeFiles(in folder: Int32) throws(SystemError) -> [String] {
    var folders: [String] = []
    for name in try System.names(in: folder) {
      if try System.status(name, in: folder, followingLinks: false).kind == .folder {
        folders.append(name)
      } else {
        try System.removeFile(name, in: folder)
      }
    }
    return folders
  }
}
