internal import ConvNet
internal import Testing

/// Golden/scipy.json, made by Golden/make-scipy.py.
@Suite struct `What SciPy makes` {
  struct File: Decodable {
    var matrices: [MatrixCase]
    var volumes: [VolumeCase]
  }

  struct MatrixCase: Decodable {
    var function: String
    var mode: String
    var stride: [Int]
    var input: [[Double]]
    var filter: [[Double]]
    var result: [[Double]]
  }

  struct VolumeCase: Decodable {
    var function: String
    var mode: String
    var input: [[[Double]]]
    var filter: [[[Double]]]
    var result: [[[Double]]]
  }

  let file: File
  init() throws { file = try Golden.read("scipy.json", as: File.self) }

  // Results reach 9 · 9 · 81; SciPy's are rounded to four decimals, which is exact.
  let tolerance = 1e-11

  @Test func `of matrices is what the 2-d functions make`() throws {
    #expect(file.matrices.count == 360)
    for (number, item) in file.matrices.enumerated() {
      let mode = try #require(CorrelationMode(rawValue: item.mode))
      let function = try #require(
        ["correlate2D": correlate2D, "convolve2D": convolve2D][item.function])
      let stride = Shape(rows: item.stride[0], columns: item.stride[1])
      let result = function(Matrix(item.input), Matrix(item.filter), mode, stride)
      expectEqual(result, item.result, within: tolerance, "case \(number): \(item)")
      #expect(
        result.shape
          == mode.outputShape(
            input: Matrix(item.input).shape, filter: Matrix(item.filter).shape, stride: stride))
    }
  }

  @Test func `of volumes is what the 3-d functions make`() throws {
    #expect(file.volumes.count == 60)
    for (number, item) in file.volumes.enumerated() {
      let mode = try #require(CorrelationMode(rawValue: item.mode))
      let function = try #require(
        ["correlate3D": correlate3D, "convolve3D": convolve3D][item.function])
      let result = function(
        Volume(item.input.map { Matrix($0) }), Volume(item.filter.map { Matrix($0) }), mode)
      expectEqual(result, item.result, within: tolerance, "case \(number): \(item)")
    }
  }

  @Test func `covers every mode, strides, and filters larger than the input`() {
    let larger = file.matrices.filter { $0.filter.count > $0.input.count }
    #expect(Set(larger.map(\.mode)) == ["same", "full"])
    #expect(Set(file.matrices.filter { $0.stride != [1, 1] }.map(\.mode)).count == 3)
    let notSquare = file.matrices.filter { $0.input.count != $0.input[0].count }
    #expect(notSquare.count > 250)
  }
}
