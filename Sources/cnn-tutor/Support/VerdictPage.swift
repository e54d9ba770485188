internal import Course
internal import Judge
internal import TerminalMarkdown

/// A verdict as the learner reads it, with what is known of earlier ones.
struct VerdictPage {
  let console: Console

  func text(_ verdict: Verdict, _ progress: Progress) -> String {
    let text = VerdictText(console.capabilities).verdict(verdict)
    let memories = Set(verdict.mistakes).sorted().compactMap { memory(of: $0, verdict, progress) }
    guard !memories.isEmpty else { return text }
    let lines = memories.flatMap { wrapped($0, width: console.capabilities.width) }
    return (text.hasSuffix("\n") ? text : text + "\n") + "\n" + lines.joined(separator: "\n") + "\n"
  }

  /// Reminds of the same mistake in an earlier lesson. Ids end in what was done wrong:
  /// `fwd.nosum` and `chain.nosum` are the same slip at two places.
  private func memory(of mistake: String, _ verdict: Verdict, _ progress: Progress) -> String? {
    let slip = mistake.split(separator: ".").last
    let others = progress.lessons.filter { slug, lesson in
      slug != verdict.slug
        && lesson.mistakes.keys.contains { $0.split(separator: ".").last == slip }
    }
    guard let slug = others.keys.sorted().first else { return nil }
    return "You made the same slip in the lesson “\(sanitized(slug))”."
  }
}
