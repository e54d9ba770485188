internal import Platform
internal import Subprocess
internal import Synchronization

#if canImport(System)
  internal import System
#else
  internal import SystemPackage
#endif

/// A program that is run to its end, whatever it does.
///
/// Its output goes to files, not to pipes: then a grandchild that lives on holds nothing that this
/// process waits for, and no output can fill a pipe.
package struct ChildProcess: Sendable {
  var executable: String
  var arguments: [String]
  var environment: [String: String]
  /// Its working folder, also for temporary files.
  var folder: String
  /// Where standard output and standard error go. Made anew: what another program has put there,
  /// such as a link to a file of somebody's, is removed and not written to.
  var output: String
  var error: String
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

  /// Runs the program in a session of its own and waits for its end.
  ///
  /// After the time-out the process is asked for its report, the group is told to end, and then
  /// made to; so too when the task is cancelled. Whatever the program has left behind is killed at
  /// the end.
  ///
  /// - Throws: `JudgeError.cancelled`, or `.compilerFailed` where the program cannot be started.
  func run() async throws(JudgeError) -> Ending {
    let child = Child()
    defer { child.killRemains() }
    let ending: Ending?
    do {
      ending = try await withThrowingTaskGroup(of: Ending?.self) { group in
        group.addTask { try await start(child) }
        group.addTask {
          try await Task.sleep(for: timeout)
          if wantsReport, child.quit() { try await Task.sleep(for: .milliseconds(900)) }
          return nil
        }
        defer { group.cancelAll() }
        guard let first = try await group.next(), let ending = first else { return nil }
        return ending
      }
    } catch {
      if Task.isCancelled || error is CancellationError { throw .cancelled }
      throw .compilerFailed(compiler: executable, reason: "\(error).")
    }
    if Task.isCancelled { throw .cancelled }
    // A report that was asked for ends the process, but it is the time-out that ended it.
    return child.wasLate ? .timedOut : ending ?? .timedOut
  }

  private func start(_ child: Child) async throws -> Ending {
    let output = try Self.create(output)
    let error = try Self.create(error)
    var options = PlatformOptions()
    // A session is a process group, too, and has no terminal that it could open.
    options.createSession = true
    options.teardownSequence = [
      .send(signal: .terminate, toProcessGroup: true, allowedDurationToNextStep: .milliseconds(300))
    ]
    var environment = environment
    environment[Child.markName] = child.mark
    // Whoever is ended in the middle leaves temporary files where they are removed with the rest.
    environment["TMPDIR"] = folder
    let result = try await Subprocess.run(
      .path(FilePath(executable)), arguments: Arguments(arguments),
      environment: .inherit.updating(
        Dictionary(
          uniqueKeysWithValues: environment.map { (Environment.Key(stringLiteral: $0), $1) })),
      workingDirectory: FilePath(folder), platformOptions: options, input: .none,
      output: .fileDescriptor(output, closeAfterSpawningProcess: true),
      error: .fileDescriptor(error, closeAfterSpawningProcess: true)
    ) { execution in
      child.started(execution.processIdentifier.value)
    }
    child.ended()
    switch result.terminationStatus {
    case .exited(let status): return .exited(Int(status))
    case .signaled(let signal): return .signalled(Int(signal))
    }
  }

  private static func create(_ path: String) throws -> FileDescriptor {
    try? Files.remove(path)
    return try FileDescriptor.open(
      FilePath(path), .writeOnly, options: [.create, .exclusiveCreate, .append],
      permissions: [.ownerReadWrite])
  }
}

/// What is known of the child while it runs, from two tasks.
private final class Child: Sendable {
  /// In the environment of the child, and so of all that it starts.
  static let markName = "CNN_TUTOR_RUN"
  let mark = String(UInt64.random(in: 0 ... .max), radix: 36)

  private struct State {
    var number: Int32?
    var hasEnded = false
    var wasLate = false
  }

  private let state = Mutex(State())

  func started(_ number: Int32) { state.withLock { $0.number = number } }

  func ended() { state.withLock { $0.hasEnded = true } }

  var wasLate: Bool { state.withLock(\.wasLate) }

  /// Asks a process that is late for its report; false where it has ended.
  func quit() -> Bool {
    state.withLock { state in
      guard let number = state.number, !state.hasEnded else { return false }
      state.wasLate = true
      Processes.send(.quit, to: number)
      return true
    }
  }

  /// Ends what the process has left behind, in its group and elsewhere.
  func killRemains() {
    guard let number = state.withLock(\.number) else { return }
    Processes.send(.kill, to: number, group: true)
    Processes.killAll(marked: "\(Self.markName)=\(mark)", after: number)
  }
}
