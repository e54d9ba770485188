internal import Platform
internal import Sandbox

/// A program that is run to its end in the sandbox, whatever it does.
///
/// Its output goes to files, not to pipes: then a grandchild that lives on holds nothing that this
/// process waits for, and no output can fill a pipe.
package struct ChildProcess: Sendable {
  var program: SandboxedProgram
  var files: SandboxedProgram.Files
  var timeout: Duration
  /// Whether it is asked for a report of where it is before it is ended.
  var wantsReport = false
}

extension ChildProcess {
  package enum Ending: Sendable, Equatable {
    case exited(Int)
    case signalled(Int)
    case timedOut
  }

  /// Runs the program and waits for its end, and for that of all that it has started.
  ///
  /// After the time-out it is asked for its report, and then killed; so too when the task is
  /// cancelled.
  ///
  /// - Throws: `JudgeError.cancelled`, or `.programNotStarted` where the program cannot be started.
  func run() async throws(JudgeError) -> Ending {
    let running: RunningProgram
    do throws(SandboxError) {
      running = try program.start(files)
    } catch {
      throw .programNotStarted(program: program.executable, reason: "\(error)")
    }
    let limit = Task {
      try await Task.sleep(for: timeout)
      if wantsReport {
        running.quit()
        try await Task.sleep(for: .milliseconds(900))
      }
      running.kill()
    }
    let start = ContinuousClock.now
    let ending = await withTaskCancellationHandler {
      await running.ending()
    } onCancel: {
      running.kill()
    }
    limit.cancel()
    if Task.isCancelled { throw .cancelled }
    // A report that was asked for ends the process, but it is the time-out that ended it.
    if ContinuousClock.now - start > timeout { return .timedOut }
    switch ending {
    case .exited(let status): return .exited(status)
    case .signalled(let signal): return .signalled(signal)
    case .killed: return .timedOut
    }
  }
}
