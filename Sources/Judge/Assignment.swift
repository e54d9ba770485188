public import Course

/// What a lesson asks for, as the judge needs it: the exercise, its starter and its solution.
public struct Assignment: Sendable {
  public var number: Int
  public var slug: String
  public var title: String
  /// The name that the learner's file has in the workspace: `02-cross-correlation.swift`.
  public var fileName: String
  public var starter: String
  public var solution: String
  public var exercise: Exercise

  public init(
    number: Int, slug: String, title: String, fileName: String, starter: String, solution: String,
    exercise: Exercise
  ) {
    self.number = number
    self.slug = slug
    self.title = title
    self.fileName = fileName
    self.starter = starter
    self.solution = solution
    self.exercise = exercise
  }
}

/// A Swift file that a learner wrote (or the course, where it judges its own solutions).
public struct SourceFile: Sendable, Equatable {
  /// The path under which the learner knows it; shown in verdicts, never opened.
  public var path: String
  /// The bytes as they are on disk: a learner's file need not be UTF-8.
  public var contents: [UInt8]

  public init(path: String, contents: [UInt8]) {
    self.path = path
    self.contents = contents
  }

  public init(path: String, text: String) {
    self.init(path: path, contents: Array(text.utf8))
  }
}

/// A lesson's file as it was found in the workspace.
public enum Submission: Sendable, Equatable {
  case file(SourceFile)
  /// There is none, or it cannot be read: the path, and a sentence that says why and what to do.
  case unreadable(path: String, reason: String)
}

extension Course {
  /// The exercises of all lessons that have one, in order.
  public var assignments: [Assignment] {
    lessons.compactMap { lesson in
      lesson.exercise().map { exercise in
        Assignment(
          number: lesson.number, slug: lesson.slug, title: lesson.title,
          fileName: lesson.fileName, starter: lesson.starter, solution: lesson.solution,
          exercise: exercise)
      }
    }
  }
}
