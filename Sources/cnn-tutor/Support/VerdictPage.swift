internal import Course
internal import Judge
internal import LearnerWorkspace
internal import LessonFolder
internal import TerminalText

/// A verdict as the learner reads it, with what is known of earlier ones.
struct VerdictPage {
  /// How much of a verdict is shown.
  enum Extent {
    /// What has room in a terminal of 24 rows, above the line that would mend it.
    case folded
    /// All that is not known to the learner from before: for a window that scrolls.
    case scrolled
    case whole
  }

  let console: Console
  let course: Course
  var extent = Extent.folded
  /// Whether it says what comes next: after several verdicts that is said once.
  var saysNext = true

  func lines(_ verdict: Verdict, _ progress: Progress) -> [String] {
    let remark = memory(of: verdict, progress) ?? offer(verdict, progress)
    let sentences =
      verdict.hasPassed
      ? NextStep(course: course).sentences(after: verdict.lesson, progress)
        .dropLast(saysNext ? 0 : 1)
      : [remark].compactMap(\.self)
    let note = sentences.flatMap {
      [""] + wrapped(console.capabilities.spelled($0), width: console.capabilities.width)
    }
    var text = VerdictText(console.capabilities)
    if extent == .folded {
      text.rows = VerdictText.usualRows - note.count - VerdictText.rowsForMending(verdict)
    }
    if extent != .whole {
      // This verdict is counted already.
      text.explained = Set(progress[verdict.slug].mistakes.filter { $0.value > 1 }.keys)
    }
    return text.lines(verdict) + note
  }

  /// Names the page about Swift to whoever has not passed much yet.
  private func offer(_ verdict: Verdict, _ progress: Progress) -> String? {
    guard case .compileErrors = verdict.outcome,
      let page = course.pages.first(where: \.helpsWithSwift),
      course.lessons.count(where: { progress[$0.slug].passed != nil }) < 3
    else { return nil }
    return "New to Swift? `cnn-tutor lesson \(page.slug)` is a page about it."
  }

  /// Reminds of the last earlier lesson in which the same slip was made.
  private func memory(of verdict: Verdict, _ progress: Progress) -> String? {
    let slips = slips(of: verdict.slug, verdict.recognisedMistakes)
    guard !slips.isEmpty else { return nil }
    for lesson in course.lessons.reversed() where lesson.number < verdict.lesson {
      let earlier = self.slips(of: lesson.slug, Array(progress[lesson.slug].mistakes.keys))
      guard let slip = slips.first(where: { slip in earlier.contains { $0.root == slip.root } })
      else { continue }
      let title = sanitized(lesson.title, unicode: console.capabilities.unicode)
      return "As in lesson \(lesson.number), “\(title)”: there, too, \(slip.words)."
    }
    return nil
  }

  /// The slips behind mistakes of a lesson.
  private func slips(of slug: String, _ ids: [String]) -> [Mistake.Slip] {
    guard !ids.isEmpty, let lesson = course.lessons.first(where: { $0.slug == slug }),
      let mistakes = try? lesson.exercise()?.mistakes()
    else { return [] }
    return ids.compactMap { id in mistakes.first { $0.id == id }?.slip }
  }
}
