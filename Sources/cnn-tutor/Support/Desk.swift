internal import Course
internal import Judge
internal import LearnerWorkspace
internal import Platform

/// What every command works with: the course, the workspace if there is one, and the console.
struct Desk: Sendable {
  let course: Course
  let workspace: Workspace?
  var console: Console
  /// The absolute path of the course; nil for the one that is built in.
  let courseFolder: String?
  /// The workspace one is in, where its exercises are those of another course than was named.
  private let others: Workspace?
  /// Whether the course was named on the command line.
  private let isCourseNamed: Bool

  /// - Parameter saysLoss: whether a workspace without its hidden folder is told of here, and not by
  ///   the command itself.
  init(_ place: PlaceOptions, _ display: DisplayOptions, saysLoss: Bool = true) throws {
    let found =
      try place.workspace.map { try Workspace.named($0) }
      ?? Workspace.find(from: Environment.workingFolder)
    // A course that is named is looked at whatever the workspace was made with.
    let folder = try place.course ?? found?.courseFolder()
    course = try folder.map { try Course(directory: $0) } ?? Course.embedded
    courseFolder = folder.map(Path.absolute)
    let isOthers = place.course != nil && found?.belongs(to: course) == false
    if isOthers, let found, place.workspace != nil {
      throw WorkspaceError.otherCourse(workspace: found.root, course: courseFolder ?? "")
    }
    isCourseNamed = place.course != nil
    (workspace, others) = isOthers ? (nil, found) : (found, nil)
    console = Console(display)
    if saysLoss, let lossOfState { console.note(lossOfState) }
  }

  /// A sentence where the workspace has lost its hidden folder.
  var lossOfState: String? {
    guard let workspace, (try? workspace.hasState()) == false else { return nil }
    return """
      The workspace “\(workspace.root)” has lost its hidden folder “.cnn-tutor”: your exercises are \
      there, but what you had passed and read is not known. If you have that folder elsewhere, copy \
      it here now; else it is made anew as soon as there is something to note.
      """
  }

  /// The workspace, for commands that make no sense without.
  func requireWorkspace() throws -> Workspace {
    if let workspace { return workspace }
    throw Stop(.wrongUsage, noWorkspace)
  }

  private var noWorkspace: String {
    if let others {
      return WorkspaceError.otherCourse(workspace: others.root, course: courseFolder ?? "")
        .description
    }
    let nested = Workspace.nested(in: ".")
    guard let first = nested.first else {
      return """
        There is no workspace here or above. Make one with `cnn-tutor start`, then \
        `cd cnn-exercises`; or name one with --workspace.
        """
    }
    return """
      There is no workspace here or above, but \(WorkspaceError.list(nested)). Type `cd \(first)`, or \
      name it with `--workspace \(first)`.
      """
  }

  /// What is to be judged here.
  ///
  /// The solutions only where they are asked for, so that nobody is told that all is right who
  /// handed nothing in; or where somebody looks at them in the course's own folder.
  ///
  /// - Parameter isForPerson: false for a report that a program reads and may take for a grade.
  func subject(solutions: Bool, isForPerson: Bool = true) throws -> Subject {
    if solutions { return .solutions(course: courseFolder) }
    if let workspace {
      // Whoever hands a workspace in chooses no course by which a program grades it.
      guard isForPerson || isCourseNamed || courseFolder == nil else {
        throw Stop(
          .wrongUsage,
          "The workspace “\(workspace.root)” belongs to the course in “\(courseFolder ?? "")”. A report "
            + "for a program is judged by a course that you name: add --course and its folder.")
      }
      return .workspace(folder: workspace.root)
    }
    if isForPerson, isInCourse { return .solutions(course: courseFolder) }
    throw Stop(
      .wrongUsage,
      "\(noWorkspace) To judge the course's own solutions instead, add --solutions.")
  }

  /// Whether this is a checkout of a course: `Lessons/NN-…/solution.swift`, and nobody's exercises.
  private var isInCourse: Bool {
    let names = (try? Files.names(in: "Lessons")) ?? []
    return !Files.exists("Exercises") && Workspace.nested(in: ".").isEmpty
      && names.contains { name in
        name.prefix(2).allSatisfy(\.isNumber) && name.dropFirst(2).hasPrefix("-")
          && Files.kind("Lessons/\(name)/solution.swift") == .file
      }
  }

  /// The lesson of this name, or, where none is named, the one where the learner is: the first whose
  /// exercise is not right yet, or, without a workspace, the first that was not read.
  func lesson(_ name: String?) throws -> Lesson {
    if let name { return try course.lesson(name) }
    guard workspace == nil else { return try currentLesson() }
    let progress = try progress()
    let unread = course.lessons.first { progress[$0.slug].read == nil }
    guard let lesson = unread ?? course.lessons.last else {
      throw Stop(.wrongUsage, "The course has no lessons.")
    }
    return lesson
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

  private var stateFolder: OwnFolder {
    let state = Environment.baseFolder("XDG_STATE_HOME", inHome: ".local/state")
    // Who has no home has nothing kept, and is told so: in a folder for all, others would read it.
    return OwnFolder(Path.join(state ?? "/nonexistent", "cnn-tutor"))
  }

  /// Where results of runs are kept.
  var cacheFolder: OwnFolder? { .userCache }

  /// A sentence where nothing is kept because a link is in the way.
  var linkInCache: String? {
    do throws(FileError) {
      _ = try cacheFolder?.open()
      return nil
    } catch {
      guard case .link = error else { return nil }
      return "No results are kept, and judging takes longer. \(error)"
    }
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
