public import Course

/// An exercise of a course with the lesson that asks for it: `assignment.number`,
/// `assignment.solution` are the lesson's.
@dynamicMemberLookup
public struct Assignment: Sendable {
  /// The lesson that asks for it.
  public var lesson: Lesson
  /// What is asked for.
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

  /// What the lesson says of itself.
  public subscript<Part>(dynamicMember part: KeyPath<Lesson, Part>) -> Part {
    lesson[keyPath: part]
  }
}

extension Assignment {
  /// The wrong ways that learners take, and the training, read from the lesson's folder.
  ///
  /// - Throws: `JudgeError.lesson` with the file and line of what cannot be read.
  package func read<Part>(
    _ part: (Exercise) throws(CourseError) -> Part
  ) throws(JudgeError) -> Part {
    do throws(CourseError) {
      return try part(exercise)
    } catch {
      guard case .lesson(let error) = error else {
        preconditionFailure("Only a lesson's folder is read here. \(error)")
      }
      throw .lesson([error])
    }
  }
}

extension Course {
  /// The exercises of all lessons that have one, in order.
  ///
  /// - Throws: `CourseError.lesson` with the file and line of what cannot be read.
  public func assignments() throws(CourseError) -> [Assignment] {
    let program: Assignment.Program = isEmbedded ? .embedded : .compiled(article: articleText)
    var assignments: [Assignment] = []
    for lesson in lessons {
      guard let exercise = try lesson.exercise() else { continue }
      assignments.append(Assignment(lesson: lesson, exercise: exercise, program: program))
    }
    return assignments
  }

  /// What the exam after a lesson is judged with: the exercises up to that lesson, and the exam's task.
  ///
  /// - Throws: `CourseError.lesson` with the file and line of what cannot be read.
  public func assignments(
    ofExam exam: Lesson, after lesson: Lesson
  ) throws(CourseError) -> [Assignment] {
    let before = try assignments().filter { $0.number <= lesson.number }
    guard let exercise = try exam.exercise() else { return before }
    // It is compiled with what the learner hands in, which nobody can do without a compiler anyway.
    return before
      + [
        Assignment(lesson: exam, exercise: exercise, program: .compiled(article: articleText))
      ]
  }
}
