internal import Course
internal import Judge
internal import Platform
internal import Synchronization
internal import TerminalUI

/// Judges one exercise at a time beside a view; what is asked for meanwhile comes right after.
final class BackgroundJudge: Sendable {
  private struct State {
    var running: Task<Void, Never>?
    /// The exercise that was saved while another run was on its way.
    var queued: Lesson?
    /// The last search for the line that would mend what is wrong, and how many are not at their end.
    var search: Task<Void, Never>?
    var searches = 0
  }

  /// What is run beside the judge, for the lesson that is read meanwhile.
  let examples = BackgroundWork()
  private let session: JudgeSession
  private let mailbox: Mailbox<WatchView.Message>
  private let state = Mutex(State())
  private let ended = WakePipe()

  init(_ session: JudgeSession, mailbox: Mailbox<WatchView.Message>) {
    self.session = session
    self.mailbox = mailbox
  }

  var isBusy: Bool { state.withLock { $0.running != nil } }

  func start(_ lesson: Lesson) {
    state.withLock { state in
      state.search?.cancel()
      if state.running != nil {
        state.queued = lesson
      } else {
        state.running = run(lesson)
      }
    }
  }

  private func run(_ lesson: Lesson) -> Task<Void, Never> {
    Task.detached { [self] in
      let result = await judged(lesson)
      let next = state.withLock { state in
        let next = Task.isCancelled ? nil : state.queued
        state.queued = nil
        state.running = next.map { run($0) }
        return next
      }
      if next == nil || (try? result.get()) != nil { mailbox.post(.judged(result)) }
      if next == nil, case .success(let verdict) = result { search(verdict) }
      ended.wake()
    }
  }

  /// Looks for the line that would mend what is wrong, beside whatever comes; a save ends that.
  private func search(_ verdict: Verdict) {
    guard verdict.outcome == .failed else { return }
    state.withLock { state in
      guard state.running == nil, !Task.isCancelled else { return }
      state.searches += 1
      state.search = Task.detached { [self] in
        let found = try? await session.mended([verdict]).first
        if let found, found != verdict, !Task.isCancelled { mailbox.post(.filled(found)) }
        self.state.withLock { $0.searches -= 1 }
        ended.wake()
      }
    }
  }

  private func judged(_ lesson: Lesson) async -> Result<Verdict, Stop> {
    do throws(JudgeError) {
      let verdicts = try await session.verify(
        [lesson.number], early: { [mailbox] in mailbox.post(.judged(.success($0))) })
      if let verdict = verdicts.first { return .success(verdict) }
      return .failure(Stop(.fault, "Lesson \(lesson.number) has no exercise."))
    } catch {
      return .failure(Stop(error) ?? Stop(.fault))
    }
  }

  private var isDone: Bool { state.withLock { $0.running == nil && $0.searches == 0 } }

  /// Ends what is running, with its children, and waits for that; not longer than a few seconds.
  func stop() {
    let running = state.withLock { state in
      state.queued = nil
      state.search?.cancel()
      return state.running
    }
    running?.cancel()
    examples.stop()
    if let signal = Shutdown.wait(ended, wasTold: true, isDone: { isDone }) {
      Signals.end(by: signal)
    }
  }
}
