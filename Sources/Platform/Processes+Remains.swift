// What a program leaves behind when it has ended.
extension Processes {
  /// Kills every process that carries `mark` in its environment and was started after `first`.
  ///
  ///     Processes.killAll(marked: "RUN=3f9a", after: child)
  ///
  /// A process inherits its environment, so this finds children and grandchildren of a marked
  /// program that have left its process group, by `setsid` for one. It does not find those that
  /// were given another environment, and on systems without `/proc` it finds none.
  ///
  /// - Complexity: a look at each number that was given out to a process or thread since then.
  public static func killAll(marked mark: String, after first: Int32) {
    // More than once: what was found may have had the time to start another.
    for _ in 0..<50 {
      let found = numbers(since: first).filter { isMarked($0, mark) }
      if found.isEmpty { return }
      for process in found { send(.kill, to: process) }
      _ = Waiting.ready([], atMost: .milliseconds(1))
    }
  }

  /// Numbers are given out in rising order and begin again after the highest. Asking for each is
  /// quicker than listing `/proc`, which takes longer the more there are on the machine.
  private static func numbers(since first: Int32) -> [Int32] {
    // The last word is the number given out last.
    guard let last = number(in: "/proc/loadavg") else { return [] }
    if first <= last { return Array((first...last).dropFirst()) }
    guard let limit = number(in: "/proc/sys/kernel/pid_max"), first < limit else { return [] }
    return Array((first..<limit).dropFirst()) + Array(2...max(2, last))
  }

  private static func number(in file: String) -> Int32? {
    let text = try? Files.readText(file)
    return text?.split(whereSeparator: \.isWhitespace).last.flatMap { Int32($0) }
  }

  /// False for a process that has ended or belongs to somebody else.
  private static func isMarked(_ process: Int32, _ mark: String) -> Bool {
    guard let file = try? System.openFile("/proc/\(process)/environ", for: .reading) else {
      return false
    }
    defer { System.closeFile(file) }
    let variables = ((try? Files.readToEnd(file, limit: 1 << 20)) ?? []).split(separator: 0)
    return variables.contains { $0.elementsEqual(mark.utf8) }
  }
}
