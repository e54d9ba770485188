public import Platform

/// Why a workspace cannot be used; each description is a sentence with the remedy.
public enum WorkspaceError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The folder holds other things.
  case notEmpty(path: String)
  /// A file has the name of the folder.
  case isFile(path: String)
  /// The folder has no exercises; `nested` are the workspaces right inside it.
  case notWorkspace(path: String, nested: [String])
  /// Something that is no folder has the name of the hidden folder.
  case stateIsNoFolder(path: String)
  /// The folder of the course that the workspace was made with is not there any more.
  case courseMissing(path: String, workspace: String)
  /// The exercises in the workspace are those of another course than the one in a folder.
  case otherCourse(workspace: String, course: String)
  /// The progress was written by a later version of the tutor.
  case newerProgress(path: String, version: Int)
  /// The system refuses to read or write a file.
  case file(FileError)

  /// A sentence with the remedy.
  public var description: String {
    switch self {
    case .notEmpty(let path):
      """
      “\(path)” holds other files, so no workspace was made in it. Name a new folder: \
      `cnn-tutor start my-exercises`.
      """
    case .isFile(let path):
      "“\(path)” is a file. Name a new folder: `cnn-tutor start my-exercises`."
    case .notWorkspace(let path, let nested):
      if let first = nested.first {
        """
        “\(path)” is not a workspace of cnn-tutor, but \(Self.list(nested)) in it. Name it: \
        `--workspace \(Path.join(path, first))`.
        """
      } else {
        """
        “\(path)” is not a workspace of cnn-tutor: it has no folder “Exercises”. Name one that has, \
        or make one with `cnn-tutor start \(path)`.
        """
      }
    case .stateIsNoFolder(let path):
      """
      “\(path)” is a link or a file. What the tutor notes is kept in a folder of this name, in the \
      workspace itself, and no link is followed to it. Move it away, then type `cnn-tutor start` in \
      the workspace.
      """
    case .courseMissing(let path, let workspace):
      """
      The workspace “\(workspace)” belongs to the course in “\(path)”, and there is no such folder any \
      more. Where it is now, say once with `cnn-tutor start \(workspace) --course FOLDER`.
      """
    case .otherCourse(let workspace, let course):
      """
      The exercises in “\(workspace)” are those of another course than the one in “\(course)”. Make \
      another workspace for it: `cnn-tutor start my-exercises --course \(course)`.
      """
    case .newerProgress(let path, let version):
      """
      “\(path)” was written by a newer cnn-tutor (format \(version)). Update cnn-tutor; nothing was \
      changed.
      """
    case .file(let error): error.description
    }
  }

  /// `“a” is one`, `“a” is one, and so are 3 others`.
  public static func list(_ names: [String]) -> String {
    let others = names.count == 2 ? "another" : "\(names.count - 1) others"
    let more = names.count > 1 ? ", and so \(names.count == 2 ? "is" : "are") \(others)" : ""
    return "“\(names.first ?? "")” is one\(more)"
  }

  static func wrap<Result: ~Copyable>(
    _ body: () throws(FileError) -> Result
  ) throws(WorkspaceError) -> Result {
    do throws(FileError) { return try body() } catch { throw .file(error) }
  }
}
