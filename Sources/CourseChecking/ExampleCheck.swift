internal import Course
internal import Judge

/// An example of a lesson or page: the code, and what the text says that it prints.
struct LessonExample: Sendable, Equatable {
  /// The last lesson whose functions it may call.
  var lesson: Int
  /// Relative to the folder of lessons.
  var file: String
  /// The line of the text on which the code's fence stands, counted from 1.
  var line: Int
  var code: String
  /// Nil where no output block follows.
  var output: String?
}

extension LessonExample {
  static func examples(in lesson: Lesson) -> [LessonExample] {
    examples(in: lesson.text, of: lesson.number, file: "\(lesson.folder)/lesson.md")
  }

  /// Those of the pages; they may call the functions of all lessons.
  static func examplesOfPages(of course: Course) -> [LessonExample] {
    course.pages.flatMap { page in
      examples(in: page.text, of: course.lessons.last?.number ?? 0, file: "\(page.slug).md")
    }
  }

  /// The blocks ```` ```swift example ```` of a text, each with the ```` ```output ```` after it.
  private static func examples(
    in text: String, of lesson: Int, file: String
  ) -> [LessonExample] {
    let source = LessonSource(text)
    return source.blocks.enumerated().compactMap { index, block in
      guard block.info == "swift example" else { return nil }
      let next = source.blocks.dropFirst(index + 1).first { $0.name == "output" }
      // Nothing but blank lines stands between the two.
      let output = next.flatMap { next in
        source.isBlank(from: block.line + 1, to: next.line) ? next.body : nil
      }
      return LessonExample(
        lesson: lesson, file: file, line: block.line, code: block.body, output: output)
    }
  }
}

extension LessonSource {
  /// Whether no prose and no other block stands on these lines.
  fileprivate func isBlank(from first: Int, to last: Int) -> Bool {
    !prose.contains { first < $0.number && $0.number < last && !$0.text.isEmpty }
      && !blocks.contains { first < $0.line && $0.line < last }
  }
}

/// What the linter asks of an example: it compiles, and prints exactly what stands below it.
struct ExampleCheck: Sendable {
  var judge: Judge
  var example: LessonExample
  var assignments: [Assignment]
}

extension ExampleCheck {
  func problems(_ harness: HarnessModule) async throws(JudgeError) -> [CourseProblem] {
    guard let expected = example.output else {
      return [problem(0, "the example has no output block")]
    }
    let (transcript, build) = try await judge.ran(
      example: example.code, of: example.lesson, assignments: assignments, harness)
    switch build {
    case .stopped(let reason, _): return [problem(0, "the example does not compile: \(reason)")]
    case .failed(let output):
      return output.errors.map { error in
        problem(
          error.file == "main.swift" ? error.line : 0,
          "the example does not compile: \(error.text)")
      }
    case .built: break
    }
    guard let transcript else { return [] }
    guard transcript.ending == .exited(0) else {
      return [problem(0, "the example does not come to its end: \(transcript.error)")]
    }
    let printed = String(decoding: transcript.output, as: UTF8.self)
    guard printed != expected else { return [] }
    return [
      problem(0, "the example prints “\(printed)”, and the block below it says “\(expected)”")
    ]
  }

  /// - Parameter line: the line of the code, counted from 1; 0 for the fence above it.
  private func problem(_ line: Int, _ text: String) -> CourseProblem {
    CourseProblem(file: example.file, line: example.line + line, text)
  }
}
