import Platform
import Testing

/// Holds a text equal to the file of this name in `Snapshots`.
///
/// `RECORD_SNAPSHOTS=1 swift test` writes the files anew; look at them before committing.
func expectSnapshot(
  _ name: String, _ text: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let path = Path.join(Path.join(Path.folder(Path.folder(#filePath)), "Snapshots"), name)
  if Environment["RECORD_SNAPSHOTS"] == "1" {
    try Files.write(text, to: path)
  }
  #expect(try Files.readText(path) == text, "\(name) differs", sourceLocation: sourceLocation)
}
