/// A Swift file that a learner wrote (or the course, where it judges its own solutions).
public struct SourceFile: Sendable, Equatable {
  /// The path under which the learner knows it; shown in verdicts, never opened.
  public var path: String
  /// The bytes as they are on disk: a learner's file need not be UTF-8.
  public var contents: [UInt8]

  /// A file with these bytes, which need not be on any disk.
  public init(path: String, contents: [UInt8]) {
    self.path = path
    self.contents = contents
  }

  /// A file with this text in UTF-8.
  public init(path: String, text: String) {
    self.init(path: path, contents: Array(text.utf8))
  }
}

/// A lesson's file as it was found in the workspace.
public enum Submission: Sendable, Equatable {
  /// The file as the learner has it.
  case file(SourceFile)
  /// There is none, or it cannot be read: the path, and a sentence that says why and what to do.
  case unreadable(path: String, reason: String)
}
