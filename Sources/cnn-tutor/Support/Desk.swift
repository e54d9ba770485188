internal import Course
internal import Judge
internal import Platform

/// What every command works with: the course, the workspace if there is one, and the console.
struct Desk: Sendable {
  let course: Course
  let workspace: Workspace?
  var console: Console

  init(_ place: PlaceOptions, _ display: DisplayOptions) throws {
    course = try place.course.map { try Course(directory: $0) } ?? Course.embedded
    workspace =
      try place.workspace.map { try Workspace.named($0) }
      ?? Workspace.find(from: Environment.workingFolder)
    console = Console(display)
  }

  /// The workspace, for commands that make no sense without.
  func requireWorkspace() throws -> Workspace {
    if let workspace { return workspace }
    throw Stop(
      .wrongUsage,
      """
      There is no workspace here or above. Make one with `cnn-tutor start`, then \
      `cd cnn-exercises`; or name one with --workspace.
      """)
  }

  /// The first exercise that is not right yet; the last where all are.
  func currentLesson() throws -> Lesson {
    let progress = try progress()
    let open = course.lessons.first { progress[$0.slug].passed == nil }
    guard let lesson = open ?? course.lessons.last else {
      throw Stop(.wrongUsage, "The course has no lessons.")
    }
    return lesson
  }

  /// Where progress is kept: in the workspace, or for those who only read, in the home folder.
  var progressStore: ProgressStore { workspace?.progress ?? ProgressStore(folder: stateFolder) }

  private var stateFolder: String {
    let home = Environment["HOME"] ?? "/tmp"
    let state = Environment["XDG_STATE_HOME"] ?? Path.join(home, ".local/state")
    return Path.join(state, "cnn-tutor")
  }

  /// Where results of runs are kept.
  var cacheFolder: String {
    let home = Environment["HOME"] ?? "/tmp"
    let caches = Environment["XDG_CACHE_HOME"] ?? Path.join(home, ".cache")
    return workspace?.cacheFolder ?? Path.join(caches, "cnn-tutor")
  }

  /// The progress so far; damage is said.
  func progress() throws -> Progress {
    let snapshot = try progressStore.load()
    if let notice = snapshot.notice { console.note(notice) }
    return snapshot.progress
  }

  /// Notes progress. Where it cannot be written the learner is told, and the command goes on: the
  /// verdict or the hint matters more.
  func note(
    telling tell: ((String) -> Void)? = nil, _ change: (inout Progress) -> Void
  ) {
    let tell = tell ?? console.note
    do throws(WorkspaceError) {
      let snapshot = try progressStore.update(change)
      if let notice = snapshot.notice { tell(notice) }
    } catch {
      tell("Your progress could not be noted. \(error)")
    }
  }
}
