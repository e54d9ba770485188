internal import Platform
internal import Synchronization

/// Work beside a view, such as running an example, that ends when the view does.
final class BackgroundWork: Sendable {
  private struct State {
    var running: [Int: Task<Void, Never>] = [:]
    var started = 0
  }

  private let state = Mutex(State())
  private let ended = WakePipe()

  func start(_ work: @escaping @Sendable () async -> Void) {
    state.withLock { state in
      let number = state.started
      state.started += 1
      state.running[number] = Task.detached { [self] in
        await work()
        self.state.withLock { $0.running[number] = nil }
        ended.wake()
      }
    }
  }

  /// Ends what is running, with its children, and waits for that; not longer than a few seconds.
  func stop() {
    for task in state.withLock({ $0.running.values.map(\.self) }) { task.cancel() }
    if let signal = Shutdown.wait(
      ended, wasTold: true, isDone: { state.withLock(\.running.isEmpty) })
    {
      Signals.end(by: signal)
    }
  }
}
