internal import Course
internal import LessonFolder
internal import SwiftTokens
internal import TerminalText

/// The way through a course: which lessons call the functions of which others.
///
/// Read off the solutions, so that no lesson has to say it.
struct Road {
  /// A function of the learner's, and what it is needed for.
  struct Station: Equatable {
    var function: String
    /// The numbers of the lessons whose solutions call it.
    var carries: [Int]
  }

  let course: Course
  private let words: [Int: Set<String>]

  init(_ course: Course) {
    self.course = course
    words = Dictionary(
      uniqueKeysWithValues: course.lessons.map { lesson in
        (lesson.number, Set(SwiftTokens(lesson.solution).names))
      })
  }

  /// The functions of a lesson, in the starter's order.
  func stops(in lesson: Lesson) -> [Station] {
    let functions = (try? lesson.exercise()?.functions) ?? []
    return functions.filter(\.isTheLearners).map { function in
      Station(
        function: function.name,
        carries: course.lessons.map(\.number).filter { number in
          number > lesson.number && words[number]?.contains(function.name) == true
        })
    }
  }

  /// Below a lesson of the list: its functions, and what each carries.
  func lines(to lesson: Lesson, _ console: Console) -> [String] {
    let arrow = console.capabilities.unicode ? "→" : "->"
    return stops(in: lesson).flatMap { stop in
      let needed =
        stop.carries.isEmpty
        ? "" : "  \(arrow) " + stop.carries.map(String.init).joined(separator: ", ")
      return console.lines("    ", sanitized(stop.function) + needed)
    }
  }

  /// What the learner's functions of a lesson carry now: a sentence, or nil where no lesson calls one.
  func sentence(on lesson: Lesson) -> String? {
    let stops = stops(in: lesson).filter { !$0.carries.isEmpty }
    guard !stops.isEmpty else { return nil }
    let numbers = Set(stops.flatMap(\.carries)).sorted()
    let functions = stops.map { "`\($0.function)`" }
    let lessons = Self.list(numbers.map(String.init))
    return "\(Self.list(functions)) \(functions.count == 1 ? "is" : "are") yours: "
      + "lesson\(numbers.count == 1 ? "" : "s") \(lessons) will call "
      + "\(functions.count == 1 ? "it" : "them")."
  }

  static func list(_ words: [String]) -> String {
    guard words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + words[words.count - 1]
  }
}
