public import Course
internal import LessonFolder
internal import Platform

// The course that a workspace was made with, where it is not the one that is built in: the path of its
// folder stands in the file `course` of the hidden folder. It is only read there; what lies in that
// folder runs where an exercise is judged, and nowhere else.
extension Workspace {
  private static let courseFile = "course"

  /// The folder of the workspace's course; nil for the course that is built in.
  ///
  /// - Throws: `WorkspaceError.courseMissing` where there is no such folder any more.
  public func courseFolder() throws(WorkspaceError) -> String? {
    let text: String
    do throws(FileError) {
      text = try stateFolder.open().readDamagedText(Self.courseFile, limit: 1 << 16)
    } catch .missing {
      return nil
    } catch {
      throw .file(error)
    }
    let folder = String(text.prefix { !$0.isNewline })
    guard folder.hasPrefix("/"), Files.isFolder(folder) else {
      throw .courseMissing(path: folder, workspace: root)
    }
    return folder
  }

  /// Notes the folder of the workspace's course.
  ///
  /// - Returns: whether another one, or none, was noted before.
  public func note(courseFolder folder: String) throws(WorkspaceError) -> Bool {
    try WorkspaceError.wrap { () throws(FileError) in
      let state = try stateFolder.open(making: true)
      let bytes = Array("\(folder)\n".utf8)
      if (try? state.read(Self.courseFile)) == bytes { return false }
      try state.write(bytes, to: Self.courseFile)
      return true
    }
  }

  /// Whether the exercises here are this course's: most of them, or most of the course's are here. A
  /// course that has moved or has grown is the same; another one must not be mixed into its work.
  public func belongs(to course: Course) -> Bool {
    let names = (try? Files.names(in: exercisesFolder)) ?? []
    let exercises = names.filter(Self.isExercise)
    let known = Set(course.lessons.map(\.fileName))
    let common = exercises.count(where: known.contains)
    return exercises.isEmpty || 2 * common > min(exercises.count, known.count)
  }
}
