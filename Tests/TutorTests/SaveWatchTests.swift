import Platform
import TestSupport
import Testing

@testable import cnn_tutor

@Suite struct SaveWatchTests {
  @Test func `a save is seen that keeps size and time`() async throws {
    let folder = try TemporaryFolder(prefix: "cnn-tutor-tests")
    defer { try? folder.remove() }
    try Files.write("first", to: Path.join(folder.path, "a.swift"))
    var watch = SaveWatch(folder: folder.path)
    let (before, after, later): (Bool, Bool, Bool)
    before = watch.look()
    // Longer than a file system's clock stands still.
    try await Task.sleep(for: .milliseconds(30))
    let saved = try Processes.run(
      "/bin/sh",
      [
        "-c", "cd \"$0\"; touch -r a.swift b; printf other > a.swift; touch -r b a.swift",
        folder.path,
      ])
    try #require(saved.status == 0)
    after = watch.look()
    later = watch.look()
    #expect(!before && after && !later)
  }
}
