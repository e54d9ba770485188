public import Course

/// Compiles and runs what a course's author wrote, and says what does not hold.
public struct CourseChecker: Sendable {
  public var judge: Judge

  public init(judge: Judge) { self.judge = judge }

  /// Something an author has to mend.
  public struct Problem: Sendable, Equatable {
    /// Relative to the folder of lessons.
    public var file: String
    public var line: Int?
    public var text: String

    public init(file: String, line: Int?, text: String) {
      self.file = file
      self.line = line
      self.text = text
    }
  }

  /// Compiles every starter, solution, mistake and example.
  public func problems(in course: Course) async throws(JudgeError) -> [Problem] { [] }
}
