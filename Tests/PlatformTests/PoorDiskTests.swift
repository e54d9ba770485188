import Testing

@testable import Platform

@Suite struct PoorDiskTests {
  /// As on disks of a network, there is nothing to wait for: `fsync` says that the argument is invalid.
  @Test func `what cannot be waited for is no fault`() throws {
    let file = try System.openFile("/dev/null", for: .reading)
    defer { System.closeFile(file) }
    try System.synchronize(file)
  }
}
