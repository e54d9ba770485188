internal import LessonFolder
internal import Synchronization

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

  private let readArticle = ReadArticle()

  /// The article's numbers once somebody has asked for them.
  private final class ReadArticle: Sendable {
    let article = Mutex<Article?>(nil)
  }
}

extension Course {
  /// Puts a course together from its files, given by paths relative to the lessons' folder.
  ///
  /// - Throws: `CourseError` where a lesson lacks a file or a title, or has the number of another.
  init(files: [String: String], isEmbedded: Bool = false) throws(CourseError) {
    guard let articleText = files["article.json"] else { throw .missingFile(path: "article.json") }
    var lessons: [Lesson] = []
    let names = Set(
      files.keys.compactMap { path in
        path.utf8.firstIndex(of: UInt8(ascii: "/")).map { path[..<$0] }
      })
    let folders = names.compactMap(Lesson.Folder.init(named:)).sorted()
    for folder in folders {
      if let other = lessons.last, other.number == folder.number {
        let free = Lesson.Folder(number: (folders.last?.number ?? 0) + 1, slug: folder.slug)
        throw .sameNumber(other.folder, folder.written, free: free.name)
      }
      if folder.written != folder.name { throw .folderName(folder.written, right: folder.name) }
      lessons.append(try Lesson(folder: folder, files: files))
    }
    self.lessons = lessons
    self.articleText = articleText
    self.isEmbedded = isEmbedded
    self.files = files
  }

  /// The lesson with this number (`5`), slug (`doubling`), folder (`05-doubling`) or title, in letters
  /// of any case; or the only one whose slug or title begins so; or the one whose folder or exercise a path leads to: `Lessons/05-doubling/cases.swift`,
  /// `Exercises/05-doubling.swift`.
  ///
  /// - Throws: `CourseError.noSuchLesson` with the nearest slugs.
  public func lesson(_ name: String) throws(CourseError) -> Lesson {
    let wanted = name.lowercased()
    let parts = wanted.split(separator: "/").map { part in
      String(part.hasSuffix(".swift") ? part.dropLast(".swift".count) : part)
    }
    let whole = parts.count == 1 ? parts[0] : wanted
    let match =
      lessons.first { lesson in
        Int(whole) == lesson.number
          || [
            lesson.slug, lesson.folder, "\(lesson.number)-\(lesson.slug)",
            lesson.title.lowercased(),
          ].contains(whole)
      }
      ?? parts.reversed().lazy.compactMap { part in
        lessons.first { $0.folder.lowercased() == part }
      }.first
    if let match { return match }
    let begun = lessons.filter { lesson in
      !wanted.isEmpty
        && [lesson.slug, lesson.title.lowercased()].contains { $0.hasPrefix(wanted) }
    }
    if begun.count == 1 { return begun[0] }
    let near = nearest(lessons.map(\.slug) + pages.map(\.slug), to: name)
    throw .noSuchLesson(name, nearest: begun.isEmpty ? near : begun.prefix(3).map(\.slug))
  }

  /// A file of the course, by its path in the lessons' folder: `05-doubling/lesson.md`.
  public func text(of path: String) -> String? { files[path] }

  /// The article's numbers.
  ///
  /// - Throws: `CourseError.article` where `article.json` is damaged.
  /// - Complexity: reads them the first time, and only then.
  public func article() throws(CourseError) -> Article {
    if let article = readArticle.article.withLock(\.self) { return article }
    let article = try Article(json: articleText)
    readArticle.article.withLock { $0 = article }
    return article
  }
}

/// At most two of the names that somebody may have meant who typed this one.
package func nearest(_ names: [String], to name: String) -> [String] {
  names
    // Of a text that is much longer none is near.
    .filter { name.count - $0.count <= 3 }
    .map { (name: $0, distance: editDistance($0.lowercased(), name.lowercased())) }
    .filter { $0.distance <= 3 || (name.count >= 3 && $0.name.contains(name)) }
    .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
    .prefix(2).map(\.name)
}
