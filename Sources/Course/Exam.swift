extension Lesson {
  /// The task of the lesson's exam, in a lesson of its own: the files of its folder `exam`.
  ///
  /// Its number is the lesson's and 100.
  ///
  /// - Returns: nil where the lesson has no exam.
  public func exam() throws(CourseError) -> Lesson? {
    let folder = Folder(number: 100 + number, slug: "exam-\(slug)")
    // There is no help in an exam.
    var files = ["\(folder.name)/hints.md": "## Hint 1\n\nThere are no hints in an exam.\n"]
    for name in ["lesson.md", "exercise.swift", "solution.swift", "cases.swift", "support.swift"] {
      if let text = file("exam/\(name)") { files["\(folder.name)/\(name)"] = text }
    }
    return files.count > 1 ? try Lesson(folder: folder, files: files) : nil
  }
}
