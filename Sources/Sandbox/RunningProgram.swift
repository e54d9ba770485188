internal import CSandbox
internal import Dispatch
internal import Synchronization

/// A program on its way. It is killed, with all that it has started, when nobody holds this any more.
public final class RunningProgram: Sendable {
  /// How a program ended.
  public enum Ending: Sendable, Equatable {
    /// It ended itself, with this status.
    case exited(Int)
    /// A signal of this number ended it.
    case signalled(Int)
    /// It was killed from here.
    case killed
  }

  private struct State {
    /// Nil once it was told to end.
    var process: sandbox_process?
    var ending: Ending?
    var waiting: [CheckedContinuation<Ending, Never>] = []
  }

  /// The layers that hold.
  public let layers: Sandbox.Layers
  private let state: Mutex<State>

  init(_ process: sandbox_process) {
    layers = Sandbox.Layers(rawValue: process.layers)
    state = Mutex(State(process: process))
    // A queue of its own has a thread of its own, which may wait. A source of Dispatch would need none,
    // but where a pipe closes just after it was written to, Dispatch forgets what it knows of the pipe
    // while another of its threads still reads it.
    DispatchQueue(label: "The end of a program").async { [weak self] in
      let ending = Self.waitForEnd(of: process)
      self?.end(ending)
    }
  }

  deinit { kill() }

  /// Sends SIGQUIT to the program: one of Swift's reports where it is, and ends.
  public func quit() {
    state.withLock { state in
      guard let process = state.process else { return }
      unsafe withUnsafePointer(to: process) { unsafe sandbox_signal($0, 3) }
    }
  }

  /// Ends the program at once, with all that it has started.
  public func kill() {
    state.withLock { state in
      guard let process = state.process else { return }
      unsafe withUnsafePointer(to: process) { unsafe sandbox_kill($0) }
      state.process = nil
    }
  }

  /// Waits for the end of the program and of all that it has started.
  public func ending() async -> Ending {
    await withCheckedContinuation { continuation in
      let ending = state.withLock { state -> Ending? in
        if state.ending == nil { state.waiting.append(continuation) }
        return state.ending
      }
      if let ending { continuation.resume(returning: ending) }
    }
  }

  private func end(_ ending: Ending) {
    kill()
    let waiting = state.withLock { state in
      state.ending = ending
      defer { state.waiting = [] }
      return state.waiting
    }
    for continuation in waiting { continuation.resume(returning: ending) }
  }

  private static func waitForEnd(of process: sandbox_process) -> Ending {
    var status: Int32 = 0
    let endedItself = unsafe withUnsafePointer(to: process) { unsafe sandbox_wait($0, &status) }
    guard endedItself else { return .killed }
    // As in wait(2): the number of a signal, or an exit status above it.
    let signal = Int(status & 0x7F)
    return signal == 0 ? .exited(Int(status >> 8 & 0xFF)) : .signalled(signal)
  }
}
