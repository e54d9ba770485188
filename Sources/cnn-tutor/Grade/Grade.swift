internal import Course
internal import Judge
internal import LessonFolder

/// What came of one hand-in.
struct Grade: Codable, Sendable {
  /// What came of one lesson.
  struct Lesson: Codable, Sendable {
    var number: Int
    var state: State
    var seconds: Double
    var tests: [Test]
    /// Those of which it is certain which they are.
    var mistakes: [Mistake]
    /// The verdict, as the student would read it.
    var feedback: String
  }

  /// One of the tests of a lesson, always the same.
  struct Test: Codable, Sendable {
    var name: String
    /// What is wrong, in one word and in a sentence; nil where nothing is.
    var fault: String?
    var summary: String?
    /// Whether there is no result, and not a wrong one.
    var hasStopped = false
  }

  struct Mistake: Codable, Sendable, Hashable {
    var id: String
    var title: String
  }

  /// In one word what a lesson's file is.
  enum State: String, Codable, Sendable, CaseIterable {
    /// Every function is right, or some are, or none is.
    case right, partly, wrong
    case doesNotCompile
    case notStarted
    /// Not handed in.
    case missing
    /// There was no time, or nothing to judge it with.
    case notJudged
  }

  var lessons: [Lesson]
  /// Why it could not be judged to its end.
  var problem: String?
}

extension Grade.Lesson {
  init(_ verdict: Verdict, isHandedIn: Bool) {
    number = verdict.lesson
    seconds = verdict.seconds
    tests = LessonTest.all(of: verdict).map { test in
      Grade.Test(
        name: test.name, fault: isHandedIn ? test.fault?.kind : "missing",
        summary: isHandedIn ? test.fault?.summary : "not handed in",
        hasStopped: isHandedIn && test.fault?.hasStopped == true)
    }
    let known = verdict.functions.map(\.mistakes).filter { $0.count == 1 }.flatMap { $0 }
    mistakes = known.reduce(into: []) { mistakes, mistake in
      let mistake = Grade.Mistake(id: mistake.id, title: mistake.title)
      if !mistakes.contains(mistake) { mistakes.append(mistake) }
    }
    let right = tests.dropFirst().count { $0.fault == nil }
    state =
      switch verdict.outcome {
      case .passed: .right
      case .notStarted: .notStarted
      case .failed, .signatures: right > 0 ? .partly : .wrong
      case .compileErrors, .compilerStopped: .doesNotCompile
      case .unreadable: .missing
      }
    let isShort = [.right, .notStarted, .missing].contains(state)
    let text = VerdictText(width: 80)
    feedback = isShort ? text.title(verdict).joined(separator: "\n") + "\n" : text.verdict(verdict)
  }

  /// Of a lesson that could not be judged.
  init(unjudged lesson: GradedLesson, because reason: String) {
    number = lesson.lesson.number
    state = .notJudged
    seconds = 0
    tests = ([LessonTest.compiles] + lesson.functions).map {
      Grade.Test(name: $0, fault: "notJudged", summary: reason, hasStopped: true)
    }
    mistakes = []
    feedback = "? \(number) \(lesson.lesson.title): not judged. \(reason)\n"
  }

  /// The share of its functions that are right.
  var share: Double {
    let functions = tests.dropFirst()
    return functions.isEmpty
      ? 0 : Double(functions.count { $0.fault == nil }) / Double(functions.count)
  }
}
