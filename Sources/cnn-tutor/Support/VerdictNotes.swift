internal import Judge
internal import LearnerWorkspace
internal import Platform
internal import Synchronization

/// Notes in the learner's progress what verdicts say, each as soon as it is known.
///
/// While another process holds the progress the notes are kept, so that no verdict waits for it;
/// at the end it is waited for, once and not long.
final class VerdictNotes: Sendable {
  private let desk: Desk
  private let tell: @Sendable (String) -> Void
  private let open = Mutex<[Verdict]>([])

  init(_ desk: Desk, tell: @escaping @Sendable (String) -> Void) {
    (self.desk, self.tell) = (desk, tell)
  }

  func add(_ verdict: Verdict) {
    guard verdict.hasPassed || !verdict.recognisedMistakes.isEmpty || breaks(verdict) else {
      return
    }
    open.withLock { open in
      open.append(verdict)
      let snapshot = try? desk.progressStore.update(atMost: .zero) { Self.note(open, in: &$0) }
      guard let snapshot else { return }
      open = []
      if let notice = snapshot.notice { tell(notice) }
    }
  }

  /// Whether an exercise that was right is not any more.
  private func breaks(_ verdict: Verdict) -> Bool {
    guard verdict.outcome != .notStarted else { return false }
    return (try? desk.progressStore.load())?.progress[verdict.slug].passed != nil
  }

  /// Notes what could not be noted before, or says why it cannot.
  func finish() {
    open.withLock { open in
      guard !open.isEmpty else { return }
      desk.note(telling: tell) { Self.note(open, in: &$0) }
      open = []
    }
  }

  private static func note(_ verdicts: [Verdict], in progress: inout Progress) {
    for verdict in verdicts {
      let now = WallClock.now
      if verdict.hasPassed {
        progress[verdict.slug].passed = progress[verdict.slug].passed ?? now
        progress[verdict.slug].broken = nil
      } else if progress[verdict.slug].passed != nil {
        progress[verdict.slug].broken = progress[verdict.slug].broken ?? now
      }
      if let contents = verdict.contents, progress[verdict.slug].passed != nil {
        progress[verdict.slug].noteJudged(contents)
      }
      for mistake in Set(verdict.recognisedMistakes) {
        progress[verdict.slug].mistakes[mistake, default: 0] += 1
      }
    }
  }
}
