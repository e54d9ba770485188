public import LessonFolder
public import Platform

/// What can be wrong with a course, each case a sentence with the remedy.
public enum CourseError: Error, Sendable, Equatable {
  /// No lesson has this number, slug or title; a few slugs that are near it.
  case noSuchLesson(String, nearest: [String])
  /// No word of the glossary is called so; two words at most are near it.
  case noSuchTerm(String, nearest: [String])
  /// The folder, or a file in it, cannot be read.
  case file(FileError)
  /// A file that every course or lesson needs is not there.
  case missingFile(path: String)
  /// A file that every lesson needs holds nothing but white space.
  case emptyFile(path: String)
  /// A `lesson.md` does not begin with `# `.
  case missingTitle(path: String)
  /// No subfolder has the name of a lesson.
  case noLessons(directory: String)
  /// Two folders of lessons begin with the same number; a name for the second that is free.
  case sameNumber(String, String, free: String)
  /// The folder of a lesson has another name than lessons' folders have.
  case folderName(String, right: String)
  /// `article.json` cannot be read; the reason, without a full stop.
  case article(String)
  /// What is wrong in a lesson's folder.
  case lesson(LessonFolderError)
}

extension CourseError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noSuchLesson(let name, let nearest):
      "There is no lesson '\(name)'. \(Self.suggestion(nearest))Type `cnn-tutor list` to see them all."
    case .noSuchTerm(let name, let nearest):
      "There is no word '\(name)' in the glossary. \(Self.suggestion(nearest))Type `cnn-tutor "
        + "glossary` to see them all."
    case .file(let error): error.description
    case .missingFile("article.json"):
      "The course has no 'article.json', the article's numbers by id. For a course without such "
        + "numbers write two lines into it: '{\"examples\": [' and ']}'."
    case .missingFile(let path):
      "The course has no file '\(path)'. A lesson's folder holds lesson.md, exercise.swift, "
        + "solution.swift and hints.md; add it and try again."
    case .emptyFile(let path): "'\(path)' is empty. Write into it what its name promises."
    case .missingTitle(let path):
      "'\(path)' does not begin with a title. Make its first line '# ' and the lesson's title."
    case .noLessons(let directory):
      "'\(directory)' holds no lessons. Name a folder that has a subfolder for each, called by its "
        + "number, a hyphen and a short name, such as '01-adding'."
    case .sameNumber(let first, let second, let free):
      "The lessons '\(first)' and '\(second)' have the same number. Call the second '\(free)', or give "
        + "one of the two folders another number that is free."
    case .folderName(let name, let right):
      "The folder '\(name)' must be called '\(right)': a lesson's number is written with two digits."
    case .lesson(let error): error.description
    case .article(let reason):
      "article.json cannot be read: \(reason). Compare it with the one that came with the course."
    }
  }

  private static func suggestion(_ names: [String]) -> String {
    names.isEmpty ? "" : "Did you mean \(names.joined(separator: " or "))? "
  }
}
