internal import Platform

/// Runs `body` in a folder of its own, which is gone afterwards.
///
/// - Parameter body: is given the path of the folder, which leads through no link.
public func inFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let folder = try TemporaryFolder(prefix: "cnn-tutor-tests")
  defer { try? folder.remove() }
  return try body(try Files.resolved(folder.path))
}

/// The same for what waits.
public func inFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
  let folder = try TemporaryFolder(prefix: "cnn-tutor-tests")
  defer { try? folder.remove() }
  return try await body(try Files.resolved(folder.path))
}
