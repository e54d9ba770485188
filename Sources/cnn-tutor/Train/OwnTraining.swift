internal import Course
internal import Judge
internal import Platform
internal import Synchronization
internal import TerminalText
internal import TerminalUI

/// The training of the network made of the learner's functions, before the learner's eyes: in a window
/// of its own, or for a screen reader in a line for each epoch.
struct OwnTraining: Sendable {
  let session: JudgeSession
  let lesson: Lesson

  enum Ending {
    case result(TrainingResult?)
    /// The learner ended it; what was told of the epochs until then.
    case stopped([TrainingMoment.Epoch])
  }

  /// Where the work in the background is.
  private final class Work: Sendable {
    let result = Mutex<Result<TrainingResult?, any Error>?>(nil)
    let hasBegun = Atomic(false)
    let pipe = WakePipe()

    var isDone: Bool { result.withLock { $0 != nil } }
  }

  /// - Throws: what the judge throws, or `Stop` after a signal that came before the first step.
  func ending(_ verdicts: [Verdict]) throws -> Ending {
    let console = session.desk.console
    guard console.isTerminal, !console.capabilities.accessible else {
      return .result(try spoken(verdicts))
    }
    let (session, number, work) = (session, lesson.number, Work())
    let mailbox = Mailbox<OwnTrainingView.Message>()
    let task = Task.detached {
      let result: Result<TrainingResult?, any Error>
      do {
        let training = try await session.train(number, verdicts) { moment in
          mailbox.post(.moment(moment))
          work.hasBegun.store(true, ordering: .relaxed)
          work.pipe.wake()
        }
        result = .success(training)
      } catch {
        result = .failure(error)
      }
      work.result.withLock { $0 = result }
      mailbox.post(.end)
      work.pipe.wake()
    }
    // A result that is known from before, or an error, needs no window.
    var isTold = false
    let early = Shutdown.wait(
      work.pipe, wasTold: false,
      tell: {
        task.cancel()
        isTold = true
      }
    ) { work.isDone || work.hasBegun.load(ordering: .relaxed) && !isTold }
    if early != nil { throw Stop(.interrupted) }
    let epochs = work.isDone ? nil : watch(mailbox)
    if let epochs {
      task.cancel()
      _ = Shutdown.wait(work.pipe, wasTold: true) { work.isDone }
      return .stopped(epochs)
    }
    _ = Shutdown.wait(work.pipe, wasTold: false, tell: task.cancel) { work.isDone }
    guard let result = work.result.withLock({ $0 }) else { throw Stop(.fault) }
    return .result(try result.get())
  }

  /// - Returns: the epochs so far where the learner left the window; nil where the training came to its
  ///   end, or where there is no window.
  private func watch(_ mailbox: Mailbox<OwnTrainingView.Message>) -> [TrainingMoment.Epoch]? {
    let capabilities = session.desk.console.capabilities
    guard var window = Session(capabilities, asksTheme: false) else { return nil }
    var view = OwnTrainingView(lesson, capabilities)
    _ = window.run(&view, mailbox: mailbox)
    _ = consume window
    return view.isDone ? nil : view.epochs
  }

  private func spoken(_ verdicts: [Verdict]) throws -> TrainingResult? {
    let (session, number, console) = (session, lesson.number, session.desk.console)
    let count = Mutex(0)
    return try Interruptible.run {
      try await session.train(number, verdicts) { moment in
        guard console.isTerminal, case .epoch(let epoch) = moment else { return }
        let number = count.withLock { count in
          defer { count += 1 }
          return count
        }
        console.say(
          (number == 0 ? "Before the first step" : "Epoch \(number)")
            + ": \(TrainingNumbers.percent(epoch.accuracy)) of the held-out pictures read rightly.")
      }
    }
  }
}
