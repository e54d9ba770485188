/// Why a file could not be read, written or removed; each description is a whole sentence.
public enum FileError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What was to be done with a file; the raw value goes into a sentence.
  public enum Action: String, Sendable {
    /// The verb of the sentence: “Could not read …”.
    case reading = "read", writing = "write", removing = "remove"
  }

  /// Nothing has this path.
  case missing(String)
  /// The name is taken.
  case exists(String)
  /// A folder where a file was wanted.
  case folder(String)
  /// A pipe or a device where a file was wanted.
  case notFile(String)
  /// A file where the path needs a folder.
  case notFolder(String)
  /// A link where none is followed.
  case link(String)
  /// Something that the tutor did not write is where it was to write.
  case foreign(String)
  /// The permissions forbid it.
  case notAllowed(Action, String)
  /// The disk is mounted for reading only.
  case readOnlyVolume(String)
  /// No room on the disk, or none left of the share of it.
  case full(String)
  /// Another process of ours holds it, longer than anybody waits.
  case locked(String)
  /// More bytes than the caller reads.
  case tooLarge(String, limit: Int)
  /// Bytes that are not UTF-8, the first of them in this line, from 1.
  case notText(String, line: Int)
  /// Anything else, in the system's own words.
  case failed(Action, String, reason: String)

  public var description: String {
    switch self {
    case .missing("-"): "There is no “-”: name a file; standard input is not read."
    case .missing(let path): "There is no “\(path)”."
    case .exists(let path): "“\(path)” exists already."
    case .folder(let path): "“\(path)” is a folder, not a file."
    case .notFile(let path):
      "“\(path)” is a pipe or a device, not a file. Write what it gives into a file, and name that."
    case .notFolder(let path): "A part of “\(path)” is a file, not a folder."
    case .link(let path):
      "“\(path)” is a link, and none is followed here: put in its place what it leads to, or move it "
        + "away."
    case .foreign(let path):
      "“\(path)” was not written by cnn-tutor, so it is not replaced: move it away, or name another "
        + "file."
    case .notAllowed(let action, let path):
      "You are not allowed to \(action.rawValue) “\(path)”: see its permissions with `ls -ld`."
    case .readOnlyVolume(let path): "“\(path)” lies on a disk that can only be read."
    case .full(let path): "The disk is full: “\(path)” was not written."
    case .locked(let path):
      """
      Another process holds “\(path)” and did not let go of it. Wait until other commands of \
      cnn-tutor have come to their end, or end them, then type the command again.
      """
    case .tooLarge(let path, let limit): "“\(path)” is larger than the \(limit) bytes allowed."
    case .notText(let path, let line): "“\(path)” is not UTF-8 text: see line \(line)."
    case .failed(let action, let path, let reason):
      "Could not \(action.rawValue) “\(path)”: \(reason)."
    }
  }

  static func wrap<Result>(
    _ action: Action, _ path: String, _ body: () throws(SystemError) -> Result
  ) throws(FileError) -> Result {
    do throws(SystemError) {
      return try body()
    } catch {
      throw FileError(action, path, error)
    }
  }

  init(_ action: Action, _ path: String, _ error: SystemError) {
    self =
      switch error {
      case .missing: .missing(path)
      case .exists: .exists(path)
      case .isFolder: .folder(path)
      case .notFolder: .notFolder(path)
      case .readOnlyVolume: .readOnlyVolume(path)
      case _ where SystemError.notAllowed.contains(error): .notAllowed(action, path)
      case _ where SystemError.full.contains(error): .full(path)
      default: .failed(action, path, reason: error.description)
      }
  }
}
