/// The lessons in their order, and the article's numbers.
public struct Course: Sendable {
  /// By their numbers, none of which comes twice.
  public let lessons: [Lesson]

  /// The text of `article.json`; read only when numbers are needed, which no lesson's text does.
  public let articleText: String

  /// Whether the tutor was built with it, and so holds its lessons' programs.
  public let isEmbedded: Bool

  /// The course's files by path, `05-doubling/lesson.md`.
  package let files: [String: String]
}

extension Course {
  /// Puts a course together from its files, given by paths relative to the lessons' folder.
  ///
  /// - Throws: `CourseError` where a lesson lacks a file or a title, or has the number of another.
  init(files: [String: String], isEmbedded: Bool = false) throws(CourseError) {
    guard let articleText = files["article.json"] else { throw .missingFile(path: "article.json") }
    var lessons: [Lesson] = []
    for folder in Set(files.keys.compactMap(Lesson.Folder.init(containing:))).sorted() {
      if let other = lessons.last, other.number == folder.number {
        throw .sameNumber(other.folder, folder.name)
      }
      lessons.append(try Lesson(folder: folder, files: files))
    }
    self.lessons = lessons
    self.articleText = articleText
    self.isEmbedded = isEmbedded
    self.files = files
  }

  /// The lesson with this number (`5`), slug (`doubling`) or title, in letters of any case.
  ///
  /// - Throws: `CourseError.noSuchLesson` with the nearest slugs.
  public func lesson(_ name: String) throws(CourseError) -> Lesson {
    let wanted = name.lowercased()
    let match = lessons.first { lesson in
      Int(name) == lesson.number
        || [
          lesson.slug, lesson.folder, "\(lesson.number)-\(lesson.slug)", lesson.title.lowercased(),
        ].contains(wanted)
    }
    if let match { return match }
    throw .noSuchLesson(name, nearest: nearest(lessons.map(\.slug), to: name))
  }

  /// A file of the course, by its path in the lessons' folder: `05-doubling/lesson.md`.
  public func text(of path: String) -> String? { files[path] }

  /// The article's numbers.
  ///
  /// - Throws: `CourseError.article` where `article.json` is damaged.
  public func article() throws(CourseError) -> Article { try Article(json: articleText) }
}

/// At most two of the names that somebody may have meant who typed this one.
func nearest(_ names: [String], to name: String) -> [String] {
  names
    .map { (name: $0, distance: editDistance($0.lowercased(), name.lowercased())) }
    .filter { $0.distance <= 3 || (name.count >= 3 && $0.name.contains(name)) }
    .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
    .prefix(2).map(\.name)
}

/// How many letters must be put in, taken out or changed to turn one word into the other.
private func editDistance(_ first: String, _ second: String) -> Int {
  let second = Array(second)
  var distances = Array(0...second.count)
  for (i, letter) in first.enumerated() {
    var diagonal = distances[0]
    distances[0] = i + 1
    for (j, other) in second.enumerated() {
      let change = diagonal + (letter == other ? 0 : 1)
      diagonal = distances[j + 1]
      distances[j + 1] = min(change, distances[j] + 1, diagonal + 1)
    }
  }
  return distances[second.count]
}
