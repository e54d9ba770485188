import Platform
import TestSupport
import Testing

/// What an editor makes of a workspace.
@Suite(.takesTurns) struct EditorTests {
  @Test(.needs("sourcekit-lsp"), .needs("python3"))
  func `SourceKit-LSP completes functions of earlier lessons`() async throws {
    try await inWorkspace { folder in
      let script = Path.join(PackageFolder.root, "Tests/TutorTests/Editor/complete.py")
      let python = try #require(Platform.Environment.find("python3"))
      let asked = try await Tool.program(
        python, [script, folder, "04-stacking.swift", "let sum = corr", "correlate("], in: folder)
      #expect(asked.status == 0, "\(asked.error)")
      let labels = asked.output.split(separator: "\n")
      #expect(labels.contains { $0.hasPrefix("correlate(") }, "\(asked.output)")
    }
  }
}
