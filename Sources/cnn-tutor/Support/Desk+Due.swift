internal import Course
internal import LearnerWorkspace
internal import Platform
internal import TerminalText

extension Desk {
  /// How many questions about a lesson are due for practice.
  func due(_ lesson: Lesson, _ progress: Progress, now: Int = WallClock.now) -> Int {
    progress[lesson.slug].practice.count { id, record in
      // A function that the course has no longer is asked about no longer.
      record.isDue(at: now) && lesson.starter.contains("func \(id.prefix { $0 != "." })(")
    }
  }

  /// What is due in the whole course, in a sentence; nil where nothing is.
  func dueSentence(_ progress: Progress) -> String? {
    let count = course.lessons.reduce(0) { $0 + due($1, progress) }
    guard count > 0 else { return nil }
    return "\(counted(count, "question")) \(isOrAre(count)) due: `cnn-tutor practice`."
  }
}
