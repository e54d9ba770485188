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
  /// Where the program of the lesson comes from.
  public var program: Program

  /// The program that knows an exercise's cases and mistakes.
  public enum Program: Sendable {
    /// It is in the tutor's own binary.
    case embedded
    /// It is compiled from the lesson's folder and the solutions before it; `article` is the text of
    /// the course's `article.json`.
    case compiled(article: String)
  }

  public init(
    number: Int, slug: String, title: String, fileName: String, starter: String, solution: String,
    exercise: Exercise, program: Program
  ) {
    self.number = number
    self.slug = slug
    self.title = title
    self.fileName = fileName
    self.starter = starter
    self.solution = solution
    self.exercise = exercise
    self.program = program
  }
}

extension Course {
  /// The exercises of all lessons that have one, in order.
  ///
  /// - Throws: `CourseError.lesson` with the file and line of what cannot be read.
  public func assignments() throws(CourseError) -> [Assignment] {
    var assignments: [Assignment] = []
    for lesson in lessons {
      guard let exercise = try lesson.exercise() else { continue }
      assignments.append(
        Assignment(
          number: lesson.number, slug: lesson.slug, title: lesson.title,
          fileName: lesson.fileName, starter: lesson.starter, solution: lesson.solution,
          exercise: exercise, program: isEmbedded ? .embedded : .compiled(article: articleText)))
    }
    return assignments
  }
}
