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
      ended.wake()
    }
  }

  private func judged(_ lesson: Lesson) async -> Result<Verdict, Stop> {
    do throws(JudgeError) {
      let verdicts = try await session.verify([lesson.number])
      if let verdict = verdicts.first { return .success(verdict) }
      return .failure(Stop(.fault, "Lesson \(lesson.number) has no exercise."))
    } catch {
      return .failure(Stop(error) ?? Stop(.fault))
    }
  }

  /// Ends what is running, with its children, and waits for that; not longer than a few seconds.
  func stop() {
    let running = state.withLock { state in
      state.queued = nil
      return state.running
    }
    running?.cancel()
    examples.stop()
    if let signal = Shutdown.wait(ended, wasTold: true, isDone: { !isBusy }) {
      Signals.end(by: signal)
    }
  }
}
