internal import Platform
internal import Synchronization

/// How far a class is graded, on a terminal: one line on standard error that is written again.
final class GradeProgress: Sendable {
  private struct State {
    var done = 0
    /// Those that took time.
    var judged = 0
  }

  private let isShown = Output.error.isTerminal
  private let state = Mutex(State())
  private let start = ContinuousClock.now
  private let count: Int

  init(of count: Int) {
    self.count = count
    show(State())
  }

  func add(isKept: Bool) {
    let state = state.withLock { state in
      state.done += 1
      if !isKept { state.judged += 1 }
      return state
    }
    show(state)
  }

  private func show(_ state: State) {
    guard isShown else { return }
    try? Output.error.write("\r\u{1B}[K\(state.done) of \(count) graded\(timeLeft(state))")
  }

  private func timeLeft(_ state: State) -> String {
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    guard state.judged > 2, state.done < count else { return "" }
    let left = seconds / Double(state.judged) * Double(count - state.done)
    return left < 90
      ? ", about \(Int(left.rounded(.up))) s left"
      : ", about \(Int((left / 60).rounded(.up))) min left"
  }

  func end() {
    guard isShown else { return }
    try? Output.error.write("\r\u{1B}[K")
  }
}
