internal import Engine
internal import Platform
internal import Synchronization
internal import TerminalUI

/// A training in a window of its own: it works in the background while the window shows how it goes.
struct LiveTraining {
  private let job: TrainingJob
  private let console: Console

  init(_ job: TrainingJob, _ console: Console) {
    (self.job, self.console) = (job, console)
  }

  /// What the work in the background tells the window.
  enum Message: Sendable {
    case batch(epoch: Int, metrics: Metrics, all: Int, filters: Tensor?)
    case epoch(TrainingRun.Epoch)
    case end
  }

  /// How the work ended.
  private final class Finish: Sendable {
    let result = Mutex<Result<Bool, any Error>?>(nil)
    let wasStopped = Atomic(false)
    let done = WakePipe()
  }

  /// - Returns: whether the run went to its end.
  func train(_ report: any TrainingReporting) throws -> Bool {
    guard var session = Session(console.capabilities, asksTheme: false) else {
      return try job.train(report)
    }
    let mailbox = Mailbox<Message>()
    let ending = Finish()
    let job = job
    Task.detached {
      let result = Result {
        try Self.work(job, mailbox) { ending.wasStopped.load(ordering: .relaxed) }
      }
      ending.result.withLock { $0 = result }
      mailbox.post(.end)
      ending.done.wake()
    }
    var view = TrainingView(job, console.capabilities)
    let end = session.run(&view, mailbox: mailbox)
    ending.wasStopped.store(true, ordering: .relaxed)
    _ = consume session
    // Until the current batch has come to its end, so that the weights can be saved.
    let signal = Shutdown.wait(ending.done, wasTold: end.isSignal) {
      ending.result.withLock { $0 != nil }
    }
    // The window is gone; what it said about the epochs stays in the terminal.
    for epoch in view.epochs { report.epoch(epoch) }
    guard let result = ending.result.withLock({ $0 }) else {
      throw signal.map(Stop.init(by:)) ?? Stop(.interrupted)
    }
    let isComplete = try result.get()
    return isComplete && (end == .left || view.isDone)
  }

  private static func work(
    _ job: TrainingJob, _ mailbox: Mailbox<Message>, _ isStopped: () -> Bool
  ) throws -> Bool {
    // Twenty pictures a second look alive; more would take time from the training.
    var last = ContinuousClock.now - .seconds(1)
    return try job.train { event in
      switch event {
      case .epoch(let epoch): mailbox.post(.epoch(epoch))
      case .batch(let epoch, let metrics, let all):
        if ContinuousClock.now - last > .milliseconds(50) || metrics.pictures == all {
          last = ContinuousClock.now
          mailbox.post(
            .batch(epoch: epoch, metrics: metrics, all: all, filters: job.run.network.tensors[0]))
        }
      }
      return !isStopped()
    }
  }
}
