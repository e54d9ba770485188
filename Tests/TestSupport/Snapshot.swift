internal import Platform
public import Testing

/// Holds a text equal to the file of this name in the folder `Snapshots` of the calling tests' target.
///
///     try expectSnapshot("list-40.txt", shown.output)
///
/// Escape sequences are kept as `␛`, so that a difference can be read. With `RECORD_SNAPSHOTS=1` the
/// files are written anew; look at them before committing.
public func expectSnapshot(
  _ name: String, _ text: String, sourceLocation: SourceLocation = #_sourceLocation,
  filePath: String = #filePath
) throws {
  let text = text.replacing("\u{1B}", with: "␛")
  let path = Path.join(testsFolder(of: filePath), "Snapshots/\(name)")
  if Environment["RECORD_SNAPSHOTS"] == "1" { try Files.write(text, to: path) }
  if let difference = firstDifference(of: text, from: try Files.readText(path)) {
    Issue.record("\(name) differs in \(difference)", sourceLocation: sourceLocation)
  }
}

/// Where two texts part, with both lines; nil where they do not.
///
///     firstDifference(of: "a\nb", from: "a\nc")  // "line 2:\nb\ninstead of\nc"
func firstDifference(of text: String, from kept: String) -> String? {
  guard text != kept else { return nil }
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  let keptLines = kept.split(separator: "\n", omittingEmptySubsequences: false)
  let number = zip(lines, keptLines).prefix { $0 == $1 }.count
  guard number < lines.count else { return "line \(number + 1): “\(keptLines[number])” is missing" }
  guard number < keptLines.count else {
    return "line \(number + 1), which is new:\n\(lines[number])"
  }
  return "line \(number + 1):\n\(lines[number])\ninstead of\n\(keptLines[number])"
}

/// The target's folder: the one in `Tests` that the file lies in, however deep.
private func testsFolder(of filePath: String) -> String {
  var folder = Path.folder(filePath)
  while Path.folder(folder) != Path.join(PackageFolder.root, "Tests"), folder != "/" {
    folder = Path.folder(folder)
  }
  return folder
}
