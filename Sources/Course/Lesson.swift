internal import HandwrittenDigits
internal import LessonFolder

/// One lesson: its text, what the learner starts from, the solution and the hints.
public struct Lesson: Sendable {
  /// Counted from 1.
  public let number: Int
  /// `doubling`.
  public let slug: String
  /// The first heading of the text, without markup.
  public let title: String
  /// The lesson as Markdown.
  public let text: String
  /// What the learner's file holds at first.
  public let starter: String
  /// The text of `solution.swift`.
  public let solution: String
  /// The text of `hints.md`.
  let hintsText: String
  /// The files of the whole course, by path.
  private let files: [String: String]

  /// `05-doubling`.
  public var folder: String { Folder(number: number, slug: slug).name }

  /// The folder's name if the lesson had this number.
  package func folder(ofNumber number: Int) -> String { Folder(number: number, slug: slug).name }

  /// The name of the learner's file: `05-doubling.swift`.
  public var fileName: String { "\(folder).swift" }

  /// A file of the lesson's folder: `cases.swift`, `figures/stack.svg`; nil where there is none.
  package func file(_ name: String) -> String? { files["\(folder)/\(name)"] }

  /// Whether `run` trains a network made of the learner's functions.
  public var trains: Bool { file("training.swift") != nil }

  /// The names of the files in its folder `figures`, sorted.
  package var figureFiles: [String] {
    let start = "\(folder)/figures/"
    return files.keys.filter { $0.hasPrefix(start) }.map { String($0.dropFirst(start.count)) }
      .sorted()
  }
}

extension Lesson {
  /// The name of a lesson's folder, taken apart.
  struct Folder: Hashable, Comparable {
    var number: Int
    var slug: String
    /// The name as it is, which may have more or fewer digits than it should.
    var written: String

    init(number: Int, slug: String) {
      self.number = number
      self.slug = slug
      written = ""
      written = name
    }

    var name: String { (number < 10 ? "0" : "") + "\(number)-\(slug)" }

    static func < (first: Folder, second: Folder) -> Bool {
      (first.number, first.written) < (second.number, second.written)
    }
  }
}

extension Lesson.Folder {
  /// 5 and `doubling` for `05-doubling`; nil for a name that is no lesson's.
  init?(named name: Substring) {
    guard let dash = name.firstIndex(of: "-"), let number = Int(name[..<dash]),
      (0...999).contains(number)
    else { return nil }
    self.init(number: number, slug: String(name[name.index(after: dash)...]))
    written = String(name)
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
    self.files = files
    guard text.hasPrefix("# ") else { throw .missingTitle(path: "\(folder.name)/lesson.md") }
    title = String(Substring(text.utf8.dropFirst(2).prefix { $0 != UInt8(ascii: "\n") }))
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
    guard let cases = file("cases.swift") else { return nil }
    let support = file("support.swift") ?? ""
    return try Exercise(
      LessonFolder(
        name: folder, starter: starter, solution: solution, cases: cases,
        practice: file("practice.swift"), mistakes: file("mistakes.md") ?? "",
        figures: file("figures.swift"),
        support: support + HandwrittenDigits.declarations(mentionedIn: support),
        training: file("training.swift") ?? ""))
  }
}

/// Text without white space at its ends.
package func trimmed(_ text: some StringProtocol) -> String {
  let start = text.drop(while: \.isWhitespace)
  guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
  return String(start[...last])
}
