internal import Platform

/// Keeps progress in a folder, so that neither a crash nor two tutors at once lose any of it.
///
///     let store = ProgressStore(folder: "cnn-exercises/.cnn-tutor")
///     try store.update { $0["stacking"].hints += 1 }
///
/// The file is replaced in one step and the one before is kept beside it. A damaged file is set
/// aside under a dated name; what can be read of it and of the one before becomes the new one.
public struct ProgressStore: Sendable {
  public let folder: String

  public init(folder: String) { self.folder = folder }

  private var path: String { Path.join(folder, "progress") }
  private var previousPath: String { Path.join(folder, "progress.previous") }
  private var lockPath: String { Path.join(folder, "lock") }
}

extension ProgressStore {
  public struct Snapshot: Sendable, Equatable {
    public var progress: Progress
    /// A sentence for the learner where the file was damaged.
    public var notice: String?
  }

  /// The progress so far; empty where there is no file yet.
  ///
  /// - Throws: `WorkspaceError.newerProgress`, `.file` where the file cannot be read.
  public func load() throws(WorkspaceError) -> Snapshot {
    switch try content(of: path) {
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
  /// - Returns: the progress after the change.
  @discardableResult
  public func update(_ change: (inout Progress) -> Void) throws(WorkspaceError) -> Snapshot {
    try WorkspaceError.wrap { () throws(FileError) in try Files.makeFolder(folder) }
    let lock = try WorkspaceError.wrap { () throws(FileError) -> FileLock in try FileLock(lockPath)
    }
    defer { extendLifetime(lock) }
    let old = try content(of: path)
    if case .newer(let version) = old { throw .newerProgress(path: path, version: version) }
    var snapshot = Snapshot(progress: Progress())
    var mustWrite = false
    switch old {
    case .whole(let progress): snapshot.progress = progress
    case .damaged:
      snapshot.progress = try salvaged()
      snapshot.notice = "\(damaged) It is kept as “\(try setAside())”."
      mustWrite = true
    case nil, .newer: break
    }
    let before = snapshot.progress
    change(&snapshot.progress)
    guard mustWrite || snapshot.progress != before else { return snapshot }
    let text = ProgressFile.text(snapshot.progress)
    try WorkspaceError.wrap { () throws(FileError) in
      try Files.write(text, to: path, keeping: previousPath)
    }
    return snapshot
  }

  private var damaged: String {
    """
    The file with your progress, “\(path)”, was damaged. What could be read of it and of the copy \
    before it was kept; type `cnn-tutor verify` to have passed exercises noted again.
    """
  }

  private func content(of path: String) throws(WorkspaceError) -> ProgressFile.Content? {
    do throws(FileError) {
      return ProgressFile.read(try Files.readDamagedText(path, limit: 1 << 20))
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
    for content in [try content(of: path), try content(of: previousPath)] {
      switch content {
      case .whole(let known), .damaged(let known): progress = progress.merged(with: known)
      case nil, .newer: break
      }
    }
    return progress
  }

  /// Moves the damaged file to a name of its own.
  private func setAside() throws(WorkspaceError) -> String {
    let now = WallClock.local()
    let base = "\(path).damaged-\(now.date)-\(now.time.filter { $0 != ":" })"
    var name = base
    var count = 1
    while Files.exists(name) {
      count += 1
      name = "\(base)-\(count)"
    }
    let free = name
    try WorkspaceError.wrap { () throws(FileError) in try Files.move(path, to: free) }
    return free
  }
}
