public import Platform

/// Why a workspace cannot be used; each description is a sentence with the remedy.
public enum WorkspaceError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The folder holds other things.
  case notEmpty(path: String)
  case isFile(path: String)
  case notWorkspace(path: String)
  case newerProgress(path: String, version: Int)
  case file(FileError)

  public var description: String {
    switch self {
    case .notEmpty(let path):
      """
      “\(path)” holds other files, so no workspace was made in it. Name a new folder: \
      `cnn-tutor start my-exercises`.
      """
    case .isFile(let path):
      "“\(path)” is a file. Name a new folder: `cnn-tutor start my-exercises`."
    case .notWorkspace(let path):
      """
      “\(path)” is not a workspace of cnn-tutor, nor inside one. Make one with \
      `cnn-tutor start \(path)`.
      """
    case .newerProgress(let path, let version):
      """
      “\(path)” was written by a newer cnn-tutor (format \(version)). Update cnn-tutor; nothing was \
      changed.
      """
    case .file(let error): error.description
    }
  }

  static func wrap<Result: ~Copyable>(
    _ body: () throws(FileError) -> Result
  ) throws(WorkspaceError) -> Result {
    do throws(FileError) { return try body() } catch { throw .file(error) }
  }
}
