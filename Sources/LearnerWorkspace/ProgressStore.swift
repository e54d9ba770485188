public import Platform

/// Keeps progress in a folder, so that neither a crash nor two tutors at once lose any of it.
///
///     let store = ProgressStore(folder: OwnFolder("cnn-exercises").inner(".cnn-tutor"))
///     try store.update { $0["doubling"].hints += 1 }
///
/// The file is replaced in one step and the one before is kept beside it. A damaged file is set
/// aside under a dated name; what can be read of it and of the one before becomes the new one.
public struct ProgressStore: Sendable {
  /// The folder that the file is in.
  public let folder: OwnFolder

  /// A store in this folder, which is made when something is noted.
  public init(folder: OwnFolder) { self.folder = folder }

  private static let name = "progress"
  private static let previousName = "progress.previous"
  private var path: String { Path.join(folder.path, Self.name) }
}

extension ProgressStore {
  /// What is known at one moment.
  public struct Snapshot: Sendable, Equatable {
    /// What the learner has done.
    public var progress: Progress
    /// A sentence for the learner where the file was damaged.
    public var notice: String?
  }

  /// The progress so far; empty where there is no file yet.
  ///
  /// - Throws: `WorkspaceError.newerProgress`, `.file` where the file cannot be read.
  public func load() throws(WorkspaceError) -> Snapshot {
    switch try content(of: Self.name) {
    case nil: return Snapshot(progress: Progress())
    case .whole(let progress): return Snapshot(progress: progress)
    case .damaged:
      // Only writing sets a damaged file aside; in a folder that cannot be written it stays.
      if let mended = try? update({ _ in }) { return mended }
      return Snapshot(progress: try salvaged(), notice: damaged)
    case .newer(let version): throw .newerProgress(path: path, version: version)
    }
  }

  /// Changes the progress while no other tutor can.
  ///
  /// - Parameter patience: how long it may take until the other has written its own.
  /// - Returns: the progress after the change.
  /// - Throws: `WorkspaceError.file(.locked)` where another process holds the lock for longer.
  @discardableResult
  public func update(
    atMost patience: Duration = FileLock.patience, _ change: (inout Progress) -> Void
  ) throws(WorkspaceError) -> Snapshot {
    let folder = try WorkspaceError.wrap { () throws(FileError) -> OpenFolder in
      try self.folder.open(making: true)
    }
    let lock = try WorkspaceError.wrap { () throws(FileError) -> FileLock in
      try FileLock(Workspace.lockName, in: folder, atMost: patience)
    }
    defer { extendLifetime(lock) }
    let old = try content(of: Self.name)
    if case .newer(let version) = old { throw .newerProgress(path: path, version: version) }
    var snapshot = Snapshot(progress: Progress())
    var mustWrite = false
    switch old {
    case .whole(let progress): snapshot.progress = progress
    case .damaged:
      snapshot.progress = try salvaged()
      snapshot.notice = "\(damaged) It is kept as “\(try setAside(in: folder))”."
      mustWrite = true
    case nil, .newer: break
    }
    let before = snapshot.progress
    change(&snapshot.progress)
    guard mustWrite || snapshot.progress != before else { return snapshot }
    let text = ProgressFile.text(snapshot.progress)
    try WorkspaceError.wrap { () throws(FileError) in
      try folder.write(Array(text.utf8), to: Self.name, keeping: Self.previousName)
    }
    return snapshot
  }

  private var damaged: String {
    """
    The file with your progress, “\(path)”, was damaged. What could be read of it and of the copy \
    before it was kept; type `cnn-tutor verify` to have passed exercises noted again.
    """
  }

  private func content(of name: String) throws(WorkspaceError) -> ProgressFile.Content? {
    do throws(FileError) {
      return ProgressFile.read(try folder.open().readDamagedText(name, limit: 1 << 20))
    } catch .missing {
      return nil
    } catch .tooLarge {
      return .damaged(Progress())
    } catch {
      throw .file(error)
    }
  }

  /// All that the damaged file and the copy before it still say.
  private func salvaged() throws(WorkspaceError) -> Progress {
    var progress = Progress()
    for content in [try content(of: Self.name), try content(of: Self.previousName)] {
      switch content {
      case .whole(let known), .damaged(let known): progress = progress.merged(with: known)
      case nil, .newer: break
      }
    }
    return progress
  }

  /// Moves the damaged file to a name of its own.
  private func setAside(in folder: borrowing OpenFolder) throws(WorkspaceError) -> String {
    do throws(FileError) {
      let name = try folder.move(Self.name, toDatedNameIn: folder, "\(Self.name).damaged")
      return Path.join(folder.path, name)
    } catch {
      throw .file(error)
    }
  }
}
