internal import Platform
internal import Synchronization

/// Runs asynchronous work while the main thread waits for its end or for Ctrl-C.
enum Interruptible {
  /// The result of `work`; it is cancelled by the first signal that ends a program, so that it can
  /// end its children and remove its scratch files.
  ///
  /// - Throws: what `work` throws, or `Stop` with status 130 after a signal.
  static func run<Result: Sendable>(
    _ work: @escaping @Sendable () async throws -> Result
  ) throws -> Result {
    let done = WakePipe()
    let promise = Promise<Result>()
    let task = Task.detached {
      do {
        promise.store(.success(try await work()))
      } catch {
        promise.store(.failure(error))
      }
      done.wake()
    }
    let signal = Shutdown.wait(done, wasTold: false, tell: task.cancel) { promise.isThere }
    if signal != nil { throw Stop(.interrupted) }
    return try promise.result()
  }

  private final class Promise<Value: Sendable>: Sendable {
    private let stored = Mutex<Swift.Result<Value, any Error>?>(nil)

    func store(_ result: Swift.Result<Value, any Error>) { stored.withLock { $0 = result } }

    var isThere: Bool { stored.withLock { $0 != nil } }

    func result() throws -> Value {
      guard let result = stored.withLock({ $0 }) else { throw Stop(.fault) }
      return try result.get()
    }
  }
}
