internal import Course
internal import LearnerWorkspace
internal import Platform

/// How many points each lesson is worth.
///
///     # what counts this week
///     2                   1
///     doubling            2.5
enum Weights {
  /// The lessons that count: all for one point each, or those that a file names.
  ///
  /// - Throws: `Stop` with the line of what cannot be understood.
  static func lessons(of course: Course, file path: String?) throws -> [GradedLesson] {
    let weights = try path.map { try read($0, course) }
    let lessons = try course.lessons.compactMap { lesson -> GradedLesson? in
      guard let exercise = try lesson.exercise(),
        let weight = weights?[lesson.number] ?? (weights == nil ? 1 : nil), weight > 0
      else { return nil }
      return GradedLesson(
        lesson: lesson, functions: exercise.functions.map(\.name), weight: weight)
    }
    guard lessons.isEmpty else { return lessons }
    throw Stop(
      .wrongUsage,
      path.map { "By “\($0)” no exercise counts. Write a lesson and its points on a line." }
        ?? "The course has no exercises.")
  }

  private static func read(_ path: String, _ course: Course) throws -> [Int: Double] {
    guard Files.exists(path) else { throw WorkspaceError.file(.missing(path)) }
    var weights: [Int: Double] = [:]
    let lines = try Files.readText(path, limit: 1 << 20).split(
      separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let words = line.prefix { $0 != "#" }.split { $0.isWhitespace || ",=:".contains($0) }.map(
        String.init)
      guard let last = words.last else { continue }
      func stop(_ sentence: String) -> Stop {
        Stop(.wrongUsage, "\(path):\(index + 1): \(sentence)")
      }
      let example =
        "Write a lesson and its points, such as “\(course.lessons.first?.slug ?? "1") 2”."
      guard words.count >= 2 else { throw stop("There is one word. \(example)") }
      guard let points = Double(last), (0...1_000_000).contains(points) else {
        throw stop("“\(last)” is no number of points, 0 or more. \(example)")
      }
      let lesson: Lesson
      do throws(CourseError) {
        lesson = try course.lesson(words.dropLast().joined(separator: " "))
      } catch {
        throw stop(error.description)
      }
      guard weights.updateValue(points, forKey: lesson.number) == nil else {
        throw stop("Lesson \(lesson.number) has its points already.")
      }
    }
    return weights
  }
}
