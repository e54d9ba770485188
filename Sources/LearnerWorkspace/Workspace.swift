public import Course
internal import LessonFolder
public import Platform

/// The folder in which a learner works: one Swift file a lesson, and a hidden folder of state.
///
///     let workspace = try Workspace.find(from: Environment.workingFolder)
public struct Workspace: Sendable, Equatable {
  /// The absolute path of the folder.
  public let root: String

  static let lockName = "lock"

  /// Progress and the starters' fingerprints.
  public var stateFolder: OwnFolder { OwnFolder(root).inner(".cnn-tutor") }

  /// Where the learner's progress is kept.
  public var progress: ProgressStore { ProgressStore(folder: stateFolder) }

  /// Where the learner's files are.
  public var exercisesFolder: String { Path.join(root, "Exercises") }

  /// The learner's file for a lesson.
  public func file(_ lesson: Lesson) -> String { Path.join(root, Self.path(lesson)) }

  /// The path of a lesson's file in a workspace, by which people and the record know it.
  public static func path(_ lesson: Lesson) -> String { "Exercises/\(lesson.fileName)" }
}

// MARK: - Finding

extension Workspace {
  /// The workspace that `folder` is, or is inside of; nil where there is none.
  public static func find(from folder: String) throws(WorkspaceError) -> Workspace? {
    var workspace = Workspace(root: Path.absolute(folder))
    while true {
      if try workspace.hasState() || workspace.hasExercises { return workspace }
      if workspace.root == "/" { return nil }
      workspace = Workspace(root: Path.folder(workspace.root))
    }
  }

  /// The folder that the learner named, and none above it: in a class's folder inside the teacher's
  /// own workspace, the teacher's files are not what is meant.
  public static func named(_ folder: String) throws(WorkspaceError) -> Workspace {
    guard Files.exists(folder) else { throw .file(.missing(folder)) }
    let workspace = Workspace(root: Path.absolute(folder))
    // Where it is named there is no doubt: even a folder `Exercises` with nothing in it counts.
    if try workspace.hasState() || Files.isFolder(workspace.exercisesFolder) { return workspace }
    throw .notWorkspace(path: folder, nested: nested(in: folder))
  }

  /// The names of the folders right inside this one that are workspaces.
  public static func nested(in folder: String) -> [String] {
    ((try? Files.names(in: folder)) ?? []).filter { name in
      let workspace = Workspace(root: Path.join(folder, name))
      return !name.hasPrefix(".") && (workspace.hasExercises || (try? workspace.hasState()) == true)
    }
  }

  /// Whether the hidden folder is there. Without it a workspace has lost its progress, not its work.
  ///
  /// - Throws: `WorkspaceError.stateIsNoFolder` for a link: state is kept in the workspace itself.
  public func hasState() throws(WorkspaceError) -> Bool {
    switch Files.kind(stateFolder.path, followingLinks: false) {
    case .folder: return true
    case nil: return false
    case .link, .file, .other: throw .stateIsNoFolder(path: stateFolder.path)
    }
  }

  /// Whether `Exercises` holds a file with a name of ours. Many folders have that name.
  private var hasExercises: Bool {
    let names = (try? Files.names(in: exercisesFolder)) ?? []
    return names.contains { $0 == ExerciseTypes.fileName || Self.isExercise($0) }
  }
}

extension Workspace {
  /// Whether a file's name is that of a lesson's exercise.
  static func isExercise(_ name: String) -> Bool {
    name.hasSuffix(".swift") && name.prefix(2).allSatisfy(\.isNumber)
      && name.dropFirst(2).hasPrefix("-")
  }
}

// MARK: - Making and updating

extension Workspace {
  /// What `start` did to each file, by paths in the workspace.
  public struct Changes: Sendable, Equatable {
    /// Nothing was there before.
    public var isNew = false
    /// The files were there, the hidden folder was not.
    public var hadLostState = false
    /// Files that were missing.
    public var added: [String] = []
    /// Starters that nobody had touched, replaced by the newer ones.
    public var updated: [String] = []
    /// Files with work in them for which the course has a newer starter; left alone.
    public var outdated: [String] = []
  }

  /// Makes a workspace, or adds to one what it lacks; a file with work in it is never touched.
  public static func make(
    at folder: String, course: Course
  ) throws(WorkspaceError) -> (workspace: Workspace, changes: Changes) {
    let root = Path.absolute(folder)
    let workspace = Workspace(root: root)
    var changes = Changes()
    if try !workspace.hasState() {
      changes.hadLostState = workspace.hasExercises
      changes.isNew = !changes.hadLostState
    }
    if changes.isNew { try checkMayMake(at: root, shown: folder) }
    try workspace.fill(WorkspaceTemplate(course), &changes)
    return (workspace, changes)
  }

  private static func checkMayMake(at root: String, shown: String) throws(WorkspaceError) {
    guard Files.exists(root) else { return }
    guard Files.isFolder(root) else { throw .isFile(path: shown) }
    let names = try WorkspaceError.wrap { () throws(FileError) in try Files.names(in: root) }
    guard names.isEmpty else { throw .notEmpty(path: shown) }
  }

  private func fill(
    _ template: WorkspaceTemplate, _ changes: inout Changes
  ) throws(WorkspaceError) {
    do throws(FileError) {
      let state = try stateFolder.open(making: true)
      let lock = try FileLock(Self.lockName, in: state)
      defer { extendLifetime(lock) }
      var shipped = try StarterRecord(in: state)
      for file in template.files { try place(file, &shipped, &changes) }
      try shipped.save(in: state)
    } catch {
      throw .file(error)
    }
  }

  private func place(
    _ file: WorkspaceTemplate.File, _ shipped: inout StarterRecord, _ changes: inout Changes
  ) throws(FileError) {
    let path = Path.join(root, file.path)
    let fingerprint = Fingerprint.text(file.text)
    guard Files.exists(path) else {
      try Files.makeFolder(Path.folder(path))
      try Files.create(path, Array(file.text.utf8))
      shipped[file.path] = fingerprint
      changes.added.append(file.path)
      return
    }
    // What cannot be read was not written by us, so it is the learner's, as is a link.
    let isLink = Files.kind(path, followingLinks: false) == .link
    let found =
      isLink ? nil : (try? Files.readTextBytes(path, limit: 1 << 20)).map { Fingerprint.bytes($0) }
    if found == fingerprint {
      shipped[file.path] = fingerprint
    } else if let found, found == shipped[file.path] {
      try Files.write(file.text, to: path)
      shipped[file.path] = fingerprint
      changes.updated.append(file.path)
    } else if file.lesson != nil, shipped[file.path] != fingerprint {
      changes.outdated.append(file.path)
    }
  }
}

// MARK: - Starting over

extension Workspace {
  /// Puts the starter back and keeps the learner's file.
  ///
  /// - Returns: where the learner's file is now, in the workspace; nil where it was the starter.
  public func reset(_ lesson: Lesson) throws(WorkspaceError) -> String? {
    do throws(FileError) {
      let state = try stateFolder.open(making: true)
      let lock = try FileLock(Self.lockName, in: state)
      defer { extendLifetime(lock) }
      let path = file(lesson)
      if (try? Files.readTextBytes(path)) == Array(lesson.starter.utf8) { return nil }
      var kept: String?
      if Files.kind(path, followingLinks: false) != nil {
        try Files.makeFolder(Path.join(root, "Kept"))
        // Moved, not copied: what an editor still writes into the open file is kept as well.
        kept = try Path.join(
          "Kept",
          OpenFolder(exercisesFolder).move(
            lesson.fileName, toDatedNameIn: OpenFolder(Path.join(root, "Kept")), lesson.folder,
            ".swift"))
      }
      do throws(FileError) {
        try Files.makeFolder(Path.folder(path))
        try Files.create(path, Array(lesson.starter.utf8))
      } catch {
        // On a full disk the learner goes on with what was there. What an editor has saved there
        // meanwhile stays.
        if let kept { try? Files.move(Path.join(root, kept), to: path) }
        throw error
      }
      var shipped = try StarterRecord(in: state)
      shipped[Self.path(lesson)] = Fingerprint.text(lesson.starter)
      try shipped.save(in: state)
      return kept
    } catch {
      throw .file(error)
    }
  }
}

extension OpenFolder {
  /// Moves a file or folder to a name with the date and time in it that nothing has yet.
  ///
  /// - Returns: the name that it has now.
  func move(
    _ name: String, toDatedNameIn folder: borrowing OpenFolder, _ start: String, _ end: String = ""
  ) throws(FileError) -> String {
    let now = WallClock.local()
    let base = "\(start)-\(now.date)-\(now.time.filter { $0 != ":" })"
    var dated = base + end
    var count = 1
    while true {
      do throws(FileError) {
        try move(name, to: folder, as: dated)
        return dated
      } catch .exists {
        count += 1
        dated = "\(base)-\(count)\(end)"
      }
    }
  }
}

/// The fingerprints of the starters as they were put into the workspace: they tell a file that
/// nobody touched from one with work in it.
struct StarterRecord {
  private static let name = "starters"
  private var fingerprints: [String: String] = [:]
  private var saved: [String: String] = [:]

  init(in folder: borrowing OpenFolder) throws(FileError) {
    do throws(FileError) {
      let text = try folder.readDamagedText(Self.name, limit: 1 << 20)
      for line in text.split(separator: "\n") {
        let parts = line.split(separator: " ", maxSplits: 1)
        // A line cut short names a file that then counts as touched, which loses nothing.
        if parts.count == 2 { fingerprints[String(parts[1])] = String(parts[0]) }
      }
    } catch .missing {
      // A new workspace.
    }
    saved = fingerprints
  }

  subscript(file: String) -> String? {
    get { fingerprints[file] }
    set { fingerprints[file] = newValue }
  }

  func save(in folder: borrowing OpenFolder) throws(FileError) {
    guard fingerprints != saved else { return }
    let lines = fingerprints.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)\n" }
    try folder.write(Array(lines.joined().utf8), to: Self.name)
  }
}
