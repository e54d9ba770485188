internal import Course
internal import LearnerWorkspace
internal import LessonFolder
internal import SwiftTokens
internal import TerminalText

// Where the functions of a course sit in what is made of them: the first network that learns.
extension Road {
  /// A function in the finished reader, and what it calls.
  private struct Part {
    var lesson: Lesson
    var calls: [String]
  }

  /// The reader as a tree: below each function those that it calls, each with its lesson. What a function
  /// calls stands where it is met first.
  func reader(_ progress: Progress, _ console: Console) -> [String] {
    guard let lesson = course.lessons.first(where: \.trains),
      let training = try? lesson.exercise()?.training()
    else { return [] }
    let parts = parts(upTo: lesson)
    let called = SwiftTokens(training.support).names
    let own = stops(in: lesson).map(\.function).filter(called.contains)
    let inner = Set(own.flatMap { parts[$0]?.calls ?? [] })
    var drawing = Drawing(parts: parts, progress: progress, console: console)
    for function in own where !inner.contains(function) { drawing.add(function) }
    return console.said("The network that learns in lesson \(lesson.number), part by part:")
      + drawing.lines
  }

  /// The learner's functions of all lessons up to this one, by their names.
  private func parts(upTo last: Lesson) -> [String: Part] {
    var parts: [String: Part] = [:]
    for lesson in course.lessons where lesson.number <= last.number {
      let declared = SwiftTokens(lesson.solution).declarations
      let calls = Dictionary(
        declared.map { ($0.name, $0.calledNames) }, uniquingKeysWith: { $0.union($1) })
      let functions = stops(in: lesson).map(\.function)
      for function in functions { parts[function] = Part(lesson: lesson, calls: []) }
      for function in functions {
        // What a helper of the solution's calls, its caller calls.
        var (names, waiting): (Set<String>, [String]) = ([], [function])
        while let next = waiting.popLast() {
          for name in calls[next] ?? [] where name != function && names.insert(name).inserted {
            if parts[name] == nil { waiting.append(name) }
          }
        }
        let own = names.filter { parts[$0] != nil }.sorted()
        parts[function]?.calls = own
      }
    }
    return parts
  }

  /// The lines of the tree, from the top.
  private struct Drawing {
    let parts: [String: Part]
    let progress: Progress
    let console: Console
    private(set) var lines: [String] = []
    private var drawn: Set<String> = []

    init(parts: [String: Part], progress: Progress, console: Console) {
      (self.parts, self.progress, self.console) = (parts, progress, console)
    }

    /// - Parameters:
    ///   - lead: what stands before the function, and before what it calls.
    mutating func add(_ function: String, lead: String = "", below: String = "") {
      guard let part = parts[function] else { return }
      let isNew = drawn.insert(function).inserted
      let calls = isNew ? part.calls : []
      if console.capabilities.accessible {
        if isNew { lines += console.said(sentence(function, part)) }
        for name in calls { add(name) }
        return
      }
      let isPassed = progress[part.lesson.slug].passed != nil
      let mark = isPassed ? " " + console.styled("✓", .good) : ""
      let more = isNew || part.calls.isEmpty ? "" : "  (above)"
      lines.append(
        console.capabilities.spelled(
          "  \(lead)\(sanitized(function))  \(part.lesson.number)\(mark)\(more)"))
      let signs = console.capabilities.unicode ? ("├ ", "│ ", "└ ") : ("+ ", "| ", "+ ")
      for (index, name) in calls.enumerated() {
        let isLast = index == calls.count - 1
        add(
          name, lead: below + (isLast ? signs.2 : signs.0),
          below: below + (isLast ? "  " : signs.1))
      }
    }

    private func sentence(_ function: String, _ part: Part) -> String {
      let state = progress[part.lesson.slug].passed != nil ? ", passed" : ""
      let calls = part.calls.isEmpty ? "" : ", calls \(Road.list(part.calls))"
      return sanitized("\(function), lesson \(part.lesson.number)\(state)\(calls).")
    }
  }
}
