import Platform
import TestSupport
import Testing

/// What lesson 18 measured of regularisers comes out again.
///
/// `regularisers.py` measures it with NumPy: here one row in some seconds, with MEASURE=1 all of it in ten
/// minutes. Without MNIST in `../shared/mnist`, or without NumPy, nothing is.
@Suite struct MeasuredRegularisersTests {
  @Test(.needsPython("numpy"))
  func `networks on a thousand pictures misread as many of the others as lesson 18 says`() throws {
    guard let mnist = PackageFolder.beside("mnist") else { return }
    let script = Path.join(Path.folder(#filePath), "regularisers.py")
    let rows = Environment["MEASURE"] == nil ? ["dense, plain"] : []
    let result = try Processes.run("python3", [script, mnist] + rows)
    let said = String(decoding: result.output, as: UTF8.self)
    #expect(result.status == 0, "\(said)")
    #expect(said.contains("dense, plain: the lesson says"))
  }
}
