import Platform
import TestSupport
import Testing

/// What lesson 14 says of its network and the tutor's own digits comes out again.
///
/// `digits.py` measures it with the course's solutions. Here it does so for the first seed; without
/// arguments, by hand, for all of them.
@Suite struct MeasuredDigitsTests {
  @Test(.needs("python3"), .needs("swiftc"))
  func `the network misreads as many digits of either split as lesson 14 says`() throws {
    let script = Path.join(Path.folder(#filePath), "digits.py")
    let result = try Processes.run("python3", [script, "1"])
    let said = String(decoding: result.output, as: UTF8.self)
    #expect(result.status == 0, "\(said)")
    #expect(said.contains("the last 359, seed 1"))
  }
}
