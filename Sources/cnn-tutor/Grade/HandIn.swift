internal import Course

/// What one student has handed in.
struct HandIn: Sendable {
  /// The student, as the folder is called; where two have the same name, with the class's folder before.
  var name: String
  /// The folder, as it can be typed.
  var folder: String
  /// The exercises' files by lesson; they stand in memory, so that nothing of the hand-in is used
  /// besides, or changed.
  var files: [Int: SourceFile] = [:]
  /// What a teacher should know: sentences.
  var remarks: [String] = []
}
