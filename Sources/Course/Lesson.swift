internal import LessonFolder

/// One lesson: its text, what the learner starts from, the solution and the hints.
public struct Lesson: Sendable {
  /// 1 to 14.
  public let number: Int
  /// `valid-and-full`.
  public let slug: String
  /// The first heading of the text, without markup.
  public let title: String
  /// The lesson as Markdown.
  public let text: String
  /// What the learner's file holds at first.
  public let starter: String
  public let solution: String
  /// The text of `hints.md`.
  let hintsText: String
  /// The files that say how the exercise is judged; without cases the lesson has none.
  private let cases: String?
  private let mistakes: String
  private let support: String
  private let training: String
  /// The text of `results.json`.
  package let resultsText: String
  /// The pictures by name, as SVG.
  public let figures: [String: String]

  /// `03-valid-and-full`.
  public var folder: String { Folder(number: number, slug: slug).name }

  /// The name of the learner's file: `03-valid-and-full.swift`.
  public var fileName: String { "\(folder).swift" }
}

extension Lesson {
  /// The name of a lesson's folder, taken apart.
  struct Folder: Hashable, Comparable {
    var number: Int
    var slug: String

    var name: String { (number < 10 ? "0" : "") + "\(number)-\(slug)" }

    static func < (first: Folder, second: Folder) -> Bool {
      (first.number, first.slug) < (second.number, second.slug)
    }
  }
}

extension Lesson.Folder {
  /// The lesson's folder that a path begins with: 3 and `valid-and-full` for
  /// `03-valid-and-full/lesson.md`; nil for any other path.
  init?(containing path: String) {
    guard let slash = path.firstIndex(of: "/") else { return nil }
    let name = path[..<slash]
    guard let dash = name.firstIndex(of: "-"), let number = Int(name[..<dash]),
      (0...999).contains(number)
    else { return nil }
    self.init(number: number, slug: String(name[name.index(after: dash)...]))
  }
}

extension Lesson {
  init(folder: Folder, files: [String: String]) throws(CourseError) {
    func file(_ name: String) throws(CourseError) -> String {
      let path = "\(folder.name)/\(name)"
      guard let text = files[path] else { throw .missingFile(path: path) }
      guard text.contains(where: { !$0.isWhitespace }) else { throw .emptyFile(path: path) }
      return text
    }
    number = folder.number
    slug = folder.slug
    text = try file("lesson.md")
    starter = try file("exercise.swift")
    solution = try file("solution.swift")
    hintsText = try file("hints.md")
    cases = files["\(folder.name)/cases.swift"]
    mistakes = files["\(folder.name)/mistakes.md"] ?? ""
    support = files["\(folder.name)/support.swift"] ?? ""
    training = files["\(folder.name)/training.swift"] ?? ""
    resultsText = files["\(folder.name)/results.json"] ?? ""
    guard text.hasPrefix("# ") else { throw .missingTitle(path: "\(folder.name)/lesson.md") }
    title = String(Substring(text.utf8.dropFirst(2).prefix { $0 != UInt8(ascii: "\n") }))
    let prefix = "\(folder.name)/figures/"
    let suffix = ".svg"
    figures = files.reduce(into: [:]) { figures, file in
      guard file.key.hasPrefix(prefix), file.key.hasSuffix(suffix) else { return }
      figures[String(file.key.dropFirst(prefix.count).dropLast(suffix.count))] = file.value
    }
  }

  /// The hints from vague to plain, as Markdown: what follows each `## ` heading of `hints.md`.
  public var hints: [String] {
    var hints: [String] = []
    for line in hintsText.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("## ") {
        hints.append("")
      } else if !hints.isEmpty {
        hints[hints.count - 1] += line + "\n"
      }
    }
    return hints.map(trimmed)
  }
}

extension Lesson {
  /// What the learner writes in this lesson, and how it is judged.
  ///
  /// - Returns: nil for a lesson without an exercise: one whose folder has no `cases.swift`.
  public func exercise() throws(CourseError) -> Exercise? {
    guard let cases else { return nil }
    return try Exercise(
      LessonFolder(
        name: folder, starter: starter, solution: solution, cases: cases, mistakes: mistakes,
        support: support, training: training))
  }
}

/// Text without white space at its ends.
package func trimmed(_ text: some StringProtocol) -> String {
  let start = text.drop(while: \.isWhitespace)
  guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
  return String(start[...last])
}
