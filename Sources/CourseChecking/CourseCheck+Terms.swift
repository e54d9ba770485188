internal import Course
internal import SwiftTokens

extension CourseCheck {
  /// Each word of the field is taught once.
  func termsTaughtTwice() -> [CourseProblem] {
    var known: [Term] = []
    return terms.compactMap { term in
      defer { known.append(term) }
      let name = Word.all(in: term.name)
      guard let first = known.first(where: { $0.isNamed(name) }),
        let text = texts.first(where: { $0.lesson.number == term.lesson })
      else { return nil }
      return text.problem(
        term.line,
        "“\(term.name)” is in bold in lesson \(first.lesson) already, which teaches it; write it here "
          + "without.")
    }
  }

  /// No word of the field is used before the lesson that teaches it, in whatever a learner reads.
  func earlyTerms(in text: LessonText) -> [CourseProblem] {
    let later = terms.filter { $0.lesson > text.lesson.number }
    return text.readText.flatMap { file, words in
      later.flatMap { term in
        term.places(in: words).map { word in
          CourseProblem(
            file: "\(text.lesson.folder)/\(file)", line: word.line,
            "“\(term.name)” is used here, but lesson \(term.lesson) teaches it. Say it in words that "
              + "are known by now, or teach it here.")
        }
      }
    }
  }
}

extension LessonText {
  /// The words that a learner reads, by file; code aside.
  fileprivate var readText: [(file: String, words: [Word])] {
    let swift = ["exercise.swift", "solution.swift"].map { ($0, comments(in: $0)) }
    let others = ["hints.md", "mistakes.md"].map { ($0, LessonSource(lesson.file($0) ?? "")) }
    let markdown = ([("lesson.md", source)] + others).map { name, source in
      let questions = source.blocks.filter { $0.name == "predict" }
        .map { LessonSource.Line(text: $0.body, number: $0.line + 1).withoutCode }
      return (
        name, (source.plainProse + questions).flatMap { Word.all(in: $0.text, from: $0.number) }
      )
    }
    return markdown + swift
  }

  private func comments(in file: String) -> [Word] {
    let bytes = Array((lesson.file(file) ?? "").utf8)
    var lexer = SwiftLexer(bytes)
    var words: [Word] = []
    while let lexeme = lexer.next() {
      guard lexeme.kind == .comment else { continue }
      let comment = String(decoding: bytes[lexeme.range], as: UTF8.self)
      let plain = LessonSource.Line(text: comment, number: lexeme.line).withoutCode
      words += Word.all(in: plain.text, from: plain.number)
    }
    return words
  }
}
