/// What is wrong with a file of a lesson's folder, for its author.
public struct LessonFolderError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The path in the course, `05-doubling/mistakes.md`; empty until the reader of the folder has
  /// put it in.
  public var file: String
  /// Counted from 1.
  public var line: Int?
  /// A sentence that says what is wrong and what to do.
  public var text: String

  /// What is wrong, with its place as far as it is known.
  public init(file: String = "", line: Int? = nil, _ text: String) {
    self.file = file
    self.line = line
    self.text = text
  }

  public var description: String {
    "\(file)\(line.map { ":\($0)" } ?? ""): \(text)"
  }
}
