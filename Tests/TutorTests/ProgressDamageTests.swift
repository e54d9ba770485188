import Platform
import TestSupport
import Testing

/// A progress file that was cut off, at every byte there is.
@Suite(.takesTurns) struct ProgressDamageTests {
  @Test
  func `wherever it is cut, it is said, the damaged file is kept, and no whole line is lost`()
    async throws
  {
    try await inWorkspace { workspace in
      let state = "\(workspace)/.cnn-tutor"
      _ = try await Tool.run(["hint", "1"], in: workspace)
      _ = try await Tool.run(["hint", "2"], in: workspace)
      let whole = try Files.read("\(state)/progress")
      #expect(String(decoding: whole, as: UTF8.self).split(separator: "\n").count == 4)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for lane in 0..<2 {
          group.addTask {
            for cut in stride(from: lane, to: whole.count, by: 2) {
              try await check(Array(whole.prefix(cut)), at: "\(workspace)/cut-\(cut)")
            }
          }
        }
        try await group.waitForAll()
      }
    }
  }

  /// Lists the lessons in a workspace that has nothing but this progress.
  private func check(_ bytes: [UInt8], at workspace: String) async throws {
    let state = "\(workspace)/.cnn-tutor"
    try Files.makeFolder(state)
    try Files.write(bytes, to: "\(state)/progress")
    let outcome = try await Tool.run(["list"], in: workspace)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("Digits"), "\(outcome)")
    #expect(outcome.error.contains("was damaged") && outcome.error.contains("It is kept as"))
    let kept = try Files.names(in: state).filter { $0.hasPrefix("progress.damaged-") }
    #expect(kept.count == 1, "\(kept)")
    for name in kept { #expect(try Files.read("\(state)/\(name)") == bytes) }
    // What ends in a line end is whole.
    let text = String(decoding: bytes, as: UTF8.self)
    let facts = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      .filter { $0.contains(" hints ") }
    let mended = try Files.readText("\(state)/progress").split(separator: "\n")
    #expect(mended.dropFirst().dropLast() == facts[...], "\(mended)")
    let again = try await Tool.run(["list"], in: workspace)
    #expect(again.error.isEmpty && again.status == 0, "\(again)")
  }
}
