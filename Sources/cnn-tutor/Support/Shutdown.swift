internal import Platform

/// The wait for work beside the main thread: for its end, and after a signal not much longer.
enum Shutdown {
  /// How long work that was told to end may take for it: children are asked and then made to.
  private static let patience = Duration.seconds(5)

  /// Waits until `isDone` says so; it is asked again each time the pipe is woken.
  ///
  /// - Parameters:
  ///   - wasTold: whether the work was told to end; then the wait is bounded.
  ///   - tell: called at a signal that ends the tool, to tell the work; from then on the wait is
  ///     bounded as well. The second signal ends the tool by itself.
  /// - Returns: the signal that has come.
  static func wait(
    _ pipe: WakePipe, wasTold: Bool, tell: () -> Void = {}, isDone: () -> Bool
  ) -> Signal? {
    Signals.start()
    defer { Signals.stop() }
    var deadline = wasTold ? ContinuousClock.now + patience : nil
    var signal: Signal?
    while !isDone() {
      let left = deadline.map { $0 - .now }
      if let left, left <= .zero { break }
      _ = Waiting.ready([pipe.descriptor] + [Signals.descriptor].compactMap(\.self), atMost: left)
      pipe.clear()
      guard let new = Signals.pending().first(where: \.isEnd) else { continue }
      signal = new
      deadline = deadline ?? .now + patience
      tell()
    }
    return signal
  }
}
