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
  /// - Complexity: a look at each name in `/proc`, and into each process that is newer.
  public static func killAll(marked mark: String, after first: Int32) {
    // More than once: what was found may have had the time to start another.
    for _ in 0..<50 {
      let found = newer(than: first).filter { isMarked($0, mark) }
      if found.isEmpty { return }
      for process in found { send(.kill, to: process) }
      _ = Waiting.ready([], atMost: .milliseconds(1))
    }
  }

  /// Numbers are given out in rising order and begin again after the highest, so that others need
  /// not be looked into. The last word of `/proc/loadavg` is the one given out last.
  private static func newer(than first: Int32) -> [Int32] {
    guard let names = try? System.names("/proc"), let load = try? Files.readText("/proc/loadavg"),
      let last = load.split(whereSeparator: \.isWhitespace).last.flatMap({ Int32($0) })
    else { return [] }
    let numbers = names.compactMap { Int32($0) }
    return numbers.filter { first <= last ? $0 > first && $0 <= last : $0 > first || $0 <= last }
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
