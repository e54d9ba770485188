#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Makes the calls once as the program is, and once for each pair of its edits, in copies of the process:
/// what traps or loops does so for itself.
///
/// Standard input holds, before the cases, how many pairs there are, the pairs, the milliseconds of
/// processor time that each may take, and whether each has a copy of its own, as it must have where one
/// may leave something behind for the next. Else a copy goes on to the next pair until one ends it. Less
/// time is given where the program as it is takes much less.
///
/// The results of a pair stand behind a line with its numbers: `edit 12 0`.
func harnessTryEdits(_ calls: [String: HarnessCall], _ names: [String], _ input: [UInt8]) {
  let reader = WireReader(input)
  let pairs = (0..<reader.integer()).map { _ in (reader.integer(), reader.integer()) }
  let most = reader.integer()
  let isApart = reader.boolean()
  // The arguments are read once for all.
  let count = reader.integer()
  let evaluations = names.flatMap { name in
    guard let call = calls[name] else { HarnessExit.brokenRequest.leave() }
    return (0..<count).map { _ in call(reader) }
  }
  let start = harnessMilliseconds()
  let (_, isDone) = harnessTry([(0, 0)], evaluations, milliseconds: most)
  // What it takes where it traps says nothing.
  let allowed = isDone ? min(most, max(40, 8 * (harnessMilliseconds() - start))) : most
  var tried = 0
  while tried < pairs.count {
    let next = pairs[tried..<(isApart ? tried + 1 : pairs.count)]
    tried += harnessTry(Array(next), evaluations, milliseconds: allowed).count
  }
}

/// Makes the calls with one pair of edits after another, in one copy of the process.
///
/// - Returns: how many pairs were tried, and whether all: else the last of them has ended the copy.
private func harnessTry(
  _ pairs: [(Int, Int)], _ evaluations: [() -> (WireWriter) -> Void], milliseconds: Int
) -> (count: Int, isDone: Bool) {
  let page = unsafe mmap(
    nil, MemoryLayout<Int>.size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0)
  guard let page = unsafe page, unsafe page != MAP_FAILED else { HarnessExit.brokenRequest.leave() }
  let tried = unsafe page.bindMemory(to: Int.self, capacity: 1)
  unsafe tried.pointee = 0
  defer { _ = unsafe munmap(page, MemoryLayout<Int>.size) }
  let child = harnessFork()
  guard child >= 0 else { HarnessExit.brokenRequest.leave() }
  if child == 0 {
    harnessEndQuietly()
    for (index, pair) in pairs.enumerated() {
      unsafe tried.pointee = index + 1
      harnessWrite("edit \(pair.0) \(pair.1)")
      harnessLimit(milliseconds: milliseconds)
      harnessChoose(pair.0, pair.1)
      for (index, evaluate) in evaluations.enumerated() { harnessRun(index, evaluate) }
    }
    HarnessExit.done.leave()
  }
  var status: Int32 = 0
  while unsafe waitpid(child, &status, 0) < 0, errno == EINTR {}
  return (max(1, unsafe tried.pointee), status == 0)
}

/// Makes the calls that are named, each with all cases and each in a copy of the process: one that traps
/// says nothing of the others. What takes longer than a tenth of a second has no result.
func harnessRunApart(_ calls: [String: HarnessCall], _ names: [String], _ cases: [UInt8]) {
  var index = 0
  for name in names {
    guard let call = calls[name] else { HarnessExit.brokenRequest.leave() }
    let reader = WireReader(cases)
    for _ in 0..<reader.integer() {
      let evaluate = call(reader)
      let child = harnessFork()
      guard child >= 0 else { HarnessExit.brokenRequest.leave() }
      if child == 0 {
        harnessEndQuietly()
        harnessLimit(milliseconds: 100)
        harnessRun(index, evaluate)
        HarnessExit.done.leave()
      }
      var status: Int32 = 0
      while unsafe waitpid(child, &status, 0) < 0, errno == EINTR {}
      index += 1
    }
  }
}

/// Lets this process trap and print without a word.
private func harnessEndQuietly() {
  for number in [SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE] { _ = signal(number, SIG_DFL) }
  close(1)
  close(2)
}

/// Ends this process after a while.
private func harnessLimit(milliseconds: Int) {
  var limit = itimerval()
  limit.it_value = timeval(
    tv_sec: .init(milliseconds / 1000), tv_usec: .init(milliseconds % 1000 * 1000))
  var patience = itimerval()
  patience.it_value = timeval(
    tv_sec: .init(1 + milliseconds / 100), tv_usec: 0)
  #if canImport(Glibc)
    _ = unsafe setitimer(__itimer_which_t(ITIMER_PROF.rawValue), &limit, nil)
    _ = unsafe setitimer(__itimer_which_t(ITIMER_REAL.rawValue), &patience, nil)
  #else
    _ = unsafe setitimer(ITIMER_PROF, &limit, nil)
    _ = unsafe setitimer(ITIMER_REAL, &patience, nil)
  #endif
}

private func harnessMilliseconds() -> Int {
  var time = timespec()
  _ = unsafe clock_gettime(CLOCK_MONOTONIC, &time)
  return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
}

/// Swift's own interface warns of it: of this process only one thread is ever needed.
@_silgen_name("fork") private func harnessFork() -> Int32
