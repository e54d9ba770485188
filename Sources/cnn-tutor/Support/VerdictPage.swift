internal import Course
internal import Judge
internal import TerminalMarkdown

/// A verdict as the learner reads it, with what is known of earlier ones.
struct VerdictPage {
  let console: Console
  let course: Course

  func text(_ verdict: Verdict, _ progress: Progress) -> String {
    let text = VerdictText(console.capabilities).verdict(verdict)
    guard let memory = memory(of: verdict, progress) else { return text }
    let lines = wrapped(memory, width: console.capabilities.width)
    return (text.hasSuffix("\n") ? text : text + "\n") + "\n" + lines.joined(separator: "\n") + "\n"
  }

  /// Reminds of the last earlier lesson in which the same slip was made.
  private func memory(of verdict: Verdict, _ progress: Progress) -> String? {
    let slips = verdict.recognisedMistakes.compactMap { Slip(of: $0) }
    for lesson in course.lessons.reversed() where lesson.number < verdict.lesson {
      let earlier = Set(progress[lesson.slug].mistakes.keys.compactMap { Slip(of: $0) })
      guard let slip = slips.first(where: earlier.contains) else { continue }
      let title = sanitized(lesson.title, unicode: console.capabilities.unicode)
      return "As in lesson \(lesson.number), “\(title)”: there, too, \(slip.words)."
    }
    return nil
  }
}
