import Platform
import TestSupport
import Testing

/// What lesson 19 says of changed digits comes out again.
///
/// `what-it-sees.py` measures it with MNIST and NumPy, and says so where it has not got them. Here it
/// only sees which changes hurt more; with MEASURE=1 it does all that the table says for the first seed.
@Suite struct MeasuredChangesTests {
  static let script = Path.join(Path.folder(#filePath), "what-it-sees.py")

  @Test(.needs("python3")) func `changes hurt as lesson 19 says, more or less`() throws {
    guard let folder = PackageFolder.beside("mnist") else { return }
    try expectToHold(["quick"], folder)
  }

  @Test(
    .needs("python3"),
    .enabled(if: Environment["MEASURE"] != nil, "measures for a minute with MEASURE=1"))
  func `a network reads as many changed digits as lesson 19 says`() throws {
    guard let folder = PackageFolder.beside("mnist") else { return }
    try expectToHold(["1"], folder)
  }

  private func expectToHold(_ arguments: [String], _ folder: String) throws {
    let result = try Processes.run("env", ["MNIST=\(folder)", "python3", Self.script] + arguments)
    let said = String(decoding: result.output, as: UTF8.self)
    #expect(result.status == 0, "\(said)")
    if said.contains("notice:") { print(said) }
  }
}
