internal import ConvNet
internal import TestSupport
internal import Testing

/// Golden/scipy.json, made by Golden/make-scipy.py.
@Suite struct `What SciPy makes` {
  /// Read once: a file of this size takes a second in a debug build.
  static let file = Result { try Golden.read("ConvNetTests/Golden/scipy.json", as: JSON.self) }

  let file: JSON
  init() throws { file = try Self.file.get() }

  // Results reach 9 · 9 · 81; SciPy's are rounded to four decimals, which is exact.
  let tolerance = 1e-11

  @Test func `of matrices is what the 2-d functions make`() throws {
    let functions = ["correlate2D": correlate2D, "convolve2D": convolve2D]
    let cases = file["matrices"].items
    #expect(cases.count == 360)
    for (number, item) in cases.enumerated() {
      let function = try #require(functions[item["function"].string])
      let mode = try #require(CorrelationMode(rawValue: item["mode"].string))
      let (input, filter) = (item["input"].matrix, item["filter"].matrix)
      let stride = item["stride"].pair
      let result = function(input, filter, mode, stride)
      expectEqual(Tensor(result), item["result"], within: tolerance, "case \(number)")
      #expect(
        result.shape == mode.outputShape(input: input.shape, filter: filter.shape, stride: stride))
    }
  }

  @Test func `of volumes is what the 3-d functions make`() throws {
    let functions = ["correlate3D": correlate3D, "convolve3D": convolve3D]
    let cases = file["volumes"].items
    #expect(cases.count == 60)
    for (number, item) in cases.enumerated() {
      let function = try #require(functions[item["function"].string])
      let mode = try #require(CorrelationMode(rawValue: item["mode"].string))
      let result = function(item["input"].volume, item["filter"].volume, mode)
      expectEqual(Tensor(result), item["result"], within: tolerance, "case \(number)")
    }
  }

  @Test func `covers every mode, strides, and filters larger than the input`() {
    let cases = file["matrices"].items
    let larger = cases.filter { $0["filter"].shape[0] > $0["input"].shape[0] }
    #expect(Set(larger.map { $0["mode"].string }) == ["same", "full"])
    let strided = cases.filter { $0["stride"].numbers != [1, 1] }
    #expect(strided.count > 100)
    #expect(Set(strided.map { $0["mode"].string }).count == 3)
    #expect(cases.count { $0["input"].shape[0] != $0["input"].shape[1] } > 250)
  }
}
