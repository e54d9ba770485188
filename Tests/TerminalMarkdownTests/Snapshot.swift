import Platform
import Testing

/// Whole outputs, kept as files to compare with; `UPDATE_SNAPSHOTS=1` writes them anew.
enum Snapshot {
  static func expect(
    _ output: String, matches name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let path = Path.join(Path.folder(#filePath), "Snapshots/\(name)")
    if Environment["UPDATE_SNAPSHOTS"] == "1" {
      try Files.write(Array(output.utf8), to: path)
    }
    let kept = try Files.readText(path)
    guard output != kept else { return }
    let lines = zip(lines(output), lines(kept)).enumerated().first { $1.0 != $1.1 }
    let place = lines.map { "line \($0 + 1):\n\($1.0)\ninstead of\n\($1.1)" } ?? "the length"
    Issue.record("\(name) differs in \(place)", sourceLocation: sourceLocation)
  }

  private static func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// Makes escape sequences readable in a diff.
  static func visible(_ output: String) -> String { output.replacing("\u{1B}", with: "␛") }
}
