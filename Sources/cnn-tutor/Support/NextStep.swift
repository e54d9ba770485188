internal import Course
internal import LearnerWorkspace
internal import TerminalText

/// What comes after a lesson whose exercise is right.
struct NextStep {
  let course: Course

  /// What the learner's functions carry now, and what to type next.
  func sentences(after number: Int, _ progress: Progress) -> [String] {
    guard let lesson = course.lessons.first(where: { $0.number == number }) else { return [] }
    let carried = Road(course).sentence(on: lesson)
    let open = course.lessons.filter { $0.number != number && progress[$0.slug].passed == nil }
    let next = open.first { $0.number > number } ?? open.first
    let words: String
    if let next {
      let command = progress[next.slug].read == nil ? "lesson" : "watch"
      words = "Next: `cnn-tutor \(command) \(next.number)`, \(sanitized(next.title))."
    } else {
      words = "That was the last one: you have passed all lessons."
    }
    return [carried, training(after: lesson), exam(after: lesson, progress), words]
      .compactMap(\.self)
  }

  /// Where the lesson's functions make a network that can be kept.
  private func training(after lesson: Lesson) -> String? {
    guard lesson.trains else { return nil }
    return "`cnn-tutor run \(lesson.number) --save my-network` trains the network made of your "
      + "functions, and keeps it for `draw` and `predict`."
  }

  /// Where the lesson has an exam that was not passed yet.
  private func exam(after lesson: Lesson, _ progress: Progress) -> String? {
    guard let exam = try? lesson.exam(), progress[exam.slug].passed == nil else { return nil }
    return "`cnn-tutor exam \(lesson.number)` shows whether you can do it without help."
  }
}
