internal import Platform

extension Course {
  /// The course inside this binary.
  public static let embedded: Course = {
    do {
      return try Course(files: EmbeddedCourse.files, isEmbedded: true)
    } catch {
      preconditionFailure("The course in this binary is damaged. \(error)")
    }
  }()

  /// Reads a course from a folder of lessons, for authors.
  ///
  /// - Throws: `CourseError.file` for a folder or file that cannot be read or is not UTF-8, and
  ///   what is wrong with the files together.
  public init(directory: String) throws(CourseError) {
    var files: [String: String] = [:]
    do {
      for path in try coursePaths(in: directory) {
        files[path] = try Files.readText(Path.join(directory, path))
      }
    } catch {
      throw .file(error)
    }
    try self.init(files: files)
    guard !lessons.isEmpty else { throw .noLessons(directory: directory) }
    try article().check()
  }
}

/// The texts, code, pictures and numbers in the folder of a course, without hidden files: in it, in
/// its lessons, and in the folders of these. No deeper: whoever names the wrong folder by mistake
/// shall not wait until all of it is read.
private func coursePaths(in directory: String, depth: Int = 0) throws(FileError) -> [String] {
  var paths: [String] = []
  for name in try Files.names(in: directory) where !name.hasPrefix(".") {
    let path = Path.join(directory, name)
    let isOfLesson = depth > 0 || Lesson.Folder(named: name[...]) != nil
    if [".md", ".swift", ".svg", ".json"].contains(where: name.hasSuffix) {
      // A folder of such a name is no text, and reading it says so.
      paths.append(name)
    } else if isOfLesson, depth < 2, Files.isFolder(path) {
      paths += try coursePaths(in: path, depth: depth + 1).map { Path.join(name, $0) }
    }
  }
  return paths
}
