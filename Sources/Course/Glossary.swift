/// A word of the field, at the place where its idea is taught: there it stands in bold.
public struct Term: Sendable, Hashable {
  /// As it is written there; it can be several words.
  public let name: String
  /// The number of the lesson that teaches it.
  public let lesson: Int
  /// The lesson's step, counted from 1.
  public let step: Int
  /// The line of the lesson's text, counted from 1.
  package let line: Int
  /// The paragraph that it stands in, as Markdown.
  public let paragraph: String

  private let words: [String]

  init(_ name: String, lesson: Int, step: Int, line: Int, paragraph: String) {
    self.name = name
    (self.lesson, self.step, self.line) = (lesson, step, line)
    self.paragraph = paragraph
    words = Word.all(in: name).map(\.text)
  }

  /// Whether these words are its name, in the singular or the plural.
  package func isNamed(_ name: [Word]) -> Bool {
    name.count == words.count && begins(name[...])
  }

  /// Whether the name, from one of its words on, begins like this.
  fileprivate func hasWord(beginningWith part: String) -> Bool {
    let name = name.lowercased()
    return name.hasPrefix(part) || [" ", "-"].contains { name.contains($0 + part) }
  }

  /// The places in a text where it stands.
  package func places(in text: [Word]) -> [Word] {
    text.indices.filter { begins(text[$0...]) }.map { text[$0] }
  }

  private func begins(_ text: ArraySlice<Word>) -> Bool {
    words.count <= text.count && !words.isEmpty
      && zip(words, text).allSatisfy { word, other in other.isForm(of: word) }
  }
}

/// A word of a text, for comparing.
package struct Word: Sendable, Hashable {
  /// In small letters. What a hyphen, a point or an apostrophe holds together is one word.
  package let text: String
  /// The line on which it stands, counted from 1.
  package let line: Int

  /// The words of a text whose first line has this number.
  package static func all(in text: String, from line: Int = 1) -> [Word] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap {
      index, text in
      text.matches(of: /[\p{L}\p{N}]+(?:[-.'’][\p{L}\p{N}]+)*/).map { match in
        Word(text: match.output.lowercased(), line: line + index)
      }
    }
  }

  /// Whether it is that word, or one is the plural of the other.
  fileprivate func isForm(of word: String) -> Bool {
    let (short, long) = text.utf8.count < word.utf8.count ? (text, word) : (word, text)
    return long.hasPrefix(short) && ["", "s", "es"].contains(long.dropFirst(short.count))
  }
}

extension Course {
  /// The words of the field, in the order in which they are taught.
  public var terms: [Term] { lessons.flatMap(\.terms) }

  /// The word of this name; where there is none, those that have a word which begins like it: `pooling`.
  ///
  /// - Throws: `CourseError.noSuchTerm` with the nearest words.
  public func terms(named name: String) throws(CourseError) -> [Term] {
    let (terms, words, part) = (terms, Word.all(in: name), name.lowercased())
    let exact = terms.filter { $0.isNamed(words) }
    let isPart = exact.isEmpty && !part.isEmpty
    let found = isPart ? terms.filter { $0.hasWord(beginningWith: part) } : exact
    guard found.isEmpty else { return found }
    throw .noSuchTerm(name, nearest: nearest(terms.map(\.name), to: name))
  }
}

extension Lesson {
  /// The words that this lesson teaches. What is in bold and ends with a full stop is the heading of a
  /// paragraph, not a word.
  var terms: [Term] {
    let source = LessonSource(text)
    let sections = source.sections.map(\.number)
    return source.paragraphs.flatMap { paragraph in
      let plain = paragraph.withoutCode.text
      return plain.matches(of: /\*\*([^*]+)\*\*/).compactMap { match -> Term? in
        let name = match.1.split { $0.isWhitespace || $0 == ">" }.joined(separator: " ")
        guard !name.hasSuffix(".") else { return nil }
        let line = paragraph.number + plain[..<match.range.lowerBound].count { $0 == "\n" }
        return Term(
          name, lesson: number, step: 1 + sections.count { $0 <= line }, line: line,
          paragraph: paragraph.text)
      }
    }
  }
}
