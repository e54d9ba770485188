internal import Course
internal import Judge
internal import LessonFolder

/// An example of a lesson: the code, and what the lesson says that it prints.
struct LessonExample: Sendable, Equatable {
  var lesson: Int
  /// Relative to the folder of lessons.
  var file: String
  /// The line of `lesson.md` on which the code's fence stands, counted from 1.
  var line: Int
  var code: String
  /// Nil where no output block follows.
  var output: String?
}

extension LessonExample {
  /// The blocks ```` ```swift example ```` of a lesson, each with the ```` ```output ```` after it.
  static func examples(in lesson: Lesson) -> [LessonExample] {
    let lines = lesson.text.split(separator: "\n", omittingEmptySubsequences: false)
    var examples: [LessonExample] = []
    var index = 0
    func block() -> String {
      var block: [Substring] = []
      index += 1
      while index < lines.count, lines[index] != "```" {
        block.append(lines[index])
        index += 1
      }
      index += 1
      return block.map { $0 + "\n" }.joined()
    }
    while index < lines.count {
      guard lines[index] == "```swift example" else {
        index += 1
        continue
      }
      let start = index
      let code = block()
      while index < lines.count, lines[index].isEmpty { index += 1 }
      let output = index < lines.count && lines[index] == "```output" ? block() : nil
      examples.append(
        LessonExample(
          lesson: lesson.number, file: "\(lesson.folder)/lesson.md", line: start + 1, code: code,
          output: output))
    }
    return examples
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
    let main = SourceFile(path: example.file, text: example.code)
    let names = SwiftTokens(example.code).names
    let solutions = CourseJudge(judge: judge, assignments: assignments, submissions: [:])
      .called(by: names, before: example.lesson + 1, passed: []).map(\.file)
    var program = ExerciseProgram(
      learner: main, earlier: solutions, support: "", functions: [])
    program.files.removeAll { $0.path == example.file }
    program.ownMain = main
    let (transcript, build) = try await ProgramRunner.with(program, judge: judge, harness: harness)
    { runner throws(JudgeError) -> (Transcript?, ProgramRunner.Build) in
      if let transcript = try await runner.runOwnMain() { return (transcript, .built) }
      return (nil, try await runner.compile())
    }
    switch build {
    case .stopped(let reason): return [problem(0, "the example does not compile: \(reason)")]
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
