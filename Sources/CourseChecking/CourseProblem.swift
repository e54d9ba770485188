internal import LessonFolder

/// Something in a course that its author has to mend.
public struct CourseProblem: Sendable, Equatable, CustomStringConvertible {
  /// Relative to the folder of lessons.
  public var file: String
  /// Counted from 1; nil where it is about the file as a whole.
  public var line: Int?
  /// A sentence that says what is wrong and what to do.
  public var text: String

  init(file: String, line: Int? = nil, _ text: String) {
    self.file = file
    self.line = line
    self.text = text
  }

  /// What a reader of the folder says.
  init(_ error: LessonFolderError) {
    self.init(file: error.file, line: error.line, error.text)
  }

  /// `file:line: sentence`.
  public var description: String { "\(file)\(line.map { ":\($0)" } ?? ""): \(text)" }
}
