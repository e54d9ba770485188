internal import Dispatch
internal import Synchronization

/// Threads that share work out among themselves.
struct Team: Sendable {
  let threads: Int

  /// Calls `work` once for each item, whichever worker is free next; returns when all is done.
  ///
  /// A worker has one item at a time, so its number can stand for memory of its own.
  func share(_ items: Int, _ work: @Sendable (_ worker: Int, _ item: Int) -> Void) {
    let workers = min(threads, items)
    guard workers > 1 else {
      for item in 0..<items { work(0, item) }
      return
    }
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      while true {
        let item = next.add(1, ordering: .relaxed).oldValue
        guard item < items else { return }
        work(worker, item)
      }
    }
  }
}
