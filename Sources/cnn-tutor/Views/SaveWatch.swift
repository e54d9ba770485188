internal import Platform

/// Tells when a folder's Swift files were saved: once for a burst of writes, and also where the
/// file system gives no notices.
struct SaveWatch {
  let folder: String
  private var stamps: [String: FileStatus]
  /// When the files are to be looked at after a notice; nil where there was none.
  private var due: ContinuousClock.Instant?

  /// An editor writes a file in several steps; what is judged is what stands there afterwards.
  private static let settling = Duration.milliseconds(60)
  private static let polling = Duration.milliseconds(700)

  init(folder: String) {
    self.folder = folder
    stamps = Self.stamps(folder)
  }

  mutating func noticed() { due = due ?? .now + Self.settling }

  var nextLook: Duration {
    due.map { max(.zero, $0 - .now) } ?? Self.polling
  }

  /// Whether anything was saved since the last look.
  mutating func look() -> Bool {
    if let due, due > .now { return false }
    due = nil
    let found = Self.stamps(folder)
    guard found != stamps else { return false }
    stamps = found
    return true
  }

  private static func stamps(_ folder: String) -> [String: FileStatus] {
    let names = (try? Files.names(in: folder)) ?? []
    return names.filter { $0.hasSuffix(".swift") }.reduce(into: [:]) { stamps, name in
      stamps[name] = Files.status(Path.join(folder, name))
    }
  }
}
