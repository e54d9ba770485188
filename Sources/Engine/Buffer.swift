internal import KernelInterface

/// Numbers in memory, aligned to the lines of the cache, all 0 at first.
///
/// Threads that use a buffer at the same time write different parts of it.
@safe final class Buffer<Number: BitwiseCopyable & ExpressibleByIntegerLiteral>: @unchecked Sendable
{
  let start: UnsafeMutablePointer<Number>
  let count: Int

  init(_ count: Int) {
    self.count = count
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: max(count, 1) * MemoryLayout<Number>.stride, alignment: 64)
    unsafe start = memory.initializeMemory(as: Number.self, repeating: 0, count: count)
  }

  deinit { unsafe UnsafeMutableRawPointer(start).deallocate() }

  func clear() { unsafe start.update(repeating: 0, count: count) }

  subscript(index: Int) -> Number {
    get {
      precondition(index >= 0 && index < count, "there is no number \(index) among \(count)")
      return unsafe start[index]
    }
    set {
      precondition(index >= 0 && index < count, "there is no number \(index) among \(count)")
      unsafe start[index] = newValue
    }
  }
}
