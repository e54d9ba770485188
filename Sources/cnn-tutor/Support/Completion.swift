internal import ArgumentParser
internal import Course

extension CompletionKind {
  /// The short names of the lessons; where the words name a course with `--course`, of its lessons.
  static let lessons = CompletionKind.custom { words, _, _ in
    guard let option = words.firstIndex(of: "--course"), words.indices.contains(option + 1) else {
      return Course.embedded.lessons.map(\.slug)
    }
    return (try? Course(directory: words[option + 1]))?.lessons.map(\.slug) ?? []
  }
}
