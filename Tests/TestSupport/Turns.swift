internal import Platform
internal import Synchronization
public import Testing

/// Lets only two tests more run at a time than there are processors: many wait for a time limit, and
/// leave the processor to others.
///
/// For tests that start compilers and programs. Swift Testing begins every test at once: several
/// dozen compilers then share the machine, and what takes a second alone takes a minute and a half.
/// A test that waits for a text or measures a time would say more of the others than of the tutor.
///
/// A turn lasts ten minutes at most. (`.timeLimit` counts the wait for the turn, too.)
public struct TakesTurns: SuiteTrait, TestTrait, TestScoping {
  /// Each test takes a turn of its own, else the whole suite takes one.
  public let isRecursive: Bool

  public func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    await Turns.shared.take()
    defer { Turns.shared.giveBack() }
    guard isRecursive else { return try await function() }
    try await withoutActuallyEscaping(function) { function in
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await function() }
        group.addTask {
          try await Task.sleep(for: .seconds(600))
          throw TurnTooLong()
        }
        defer { group.cancelAll() }
        try await group.next()
      }
    }
  }
}

struct TurnTooLong: Error, CustomStringConvertible {
  let description = "The test did not end in ten minutes."
}

extension Trait where Self == TakesTurns {
  /// Each test starts compilers and programs, and waits until others that do so have ended.
  public static var takesTurns: Self { Self(isRecursive: true) }
  /// The same for a suite whose tests run one after the other: it waits once, and holds its turn.
  public static var takesOneTurn: Self { Self(isRecursive: false) }
}

/// A counting semaphore that suspends instead of blocking; whoever waits longest is next.
private final class Turns: Sendable {
  private struct State {
    var free: Int
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  static let shared = Turns(Environment.processorCount + 2)

  private let state: Mutex<State>

  init(_ count: Int) { state = Mutex(State(free: count)) }

  func take() async {
    await withCheckedContinuation { continuation in
      let isFree = state.withLock { state in
        guard state.free == 0 else {
          state.free -= 1
          return true
        }
        state.waiting.append(continuation)
        return false
      }
      if isFree { continuation.resume() }
    }
  }

  func giveBack() {
    let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
      guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
      state.free += 1
      return nil
    }
    next?.resume()
  }
}
