internal import Platform

extension Course {
  /// The course inside this binary.
  public static let embedded: Course = {
    do {
      return try Course(files: EmbeddedCourse.files)
    } catch {
      preconditionFailure("The course in this binary is damaged. \(error)")
    }
  }()

  /// Reads a course from a folder of lessons, for authors.
  ///
  /// - Throws: `CourseError.file` for a folder or file that cannot be read or is not UTF-8.
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
  }
}

/// The texts, code, pictures and numbers in a folder and its subfolders, without hidden files.
private func coursePaths(in directory: String) throws(FileError) -> [String] {
  var paths: [String] = []
  for name in try Files.names(in: directory).sorted() where !name.hasPrefix(".") {
    let path = Path.join(directory, name)
    if Files.isFolder(path) {
      paths += try coursePaths(in: path).map { Path.join(name, $0) }
    } else if [".md", ".swift", ".svg", ".json"].contains(where: name.hasSuffix) {
      paths.append(name)
    }
  }
  return paths
}
