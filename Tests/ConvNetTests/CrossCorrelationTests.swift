internal import ConvNet
internal import Testing

@Suite struct `Cross-correlation` {
  // The article, appendix A.
  let values: Matrix = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
  let filter: Matrix = [[10, 20], [30, 40]]

  @Test func `a one-by-one filter of 1 leaves the input unchanged`() {
    for mode in CorrelationMode.allCases {
      #expect(correlate2D(values, [[1]], mode: mode) == values)
      #expect(convolve2D(values, [[1]], mode: mode) == values)
    }
  }

  @Test func `correlating multiplies what lies on top of each other and adds`() {
    #expect(correlate2D(values, filter, mode: .valid) == [[370, 470], [670, 770]])
  }

  @Test func `convolving rotates the filter first`() {
    #expect(convolve2D(values, filter, mode: .valid) == [[230, 330], [530, 630]])
    #expect(filter.rotated180 == [[40, 30], [20, 10]])
  }

  @Test func `a stride keeps every s-th position of each axis`() {
    // 4×5, 2×2, stride 2×3: rows 0 and 2, columns 0 and 3 of the 3×4 result.
    let input = Matrix(rows: 4, columns: 5, cells: (0..<20).map(Double.init))
    let all = correlate2D(input, filter, mode: .valid)
    let strided = correlate2D(input, filter, mode: .valid, stride: Shape(rows: 2, columns: 3))
    #expect(strided == [[all[0, 0], all[0, 3]], [all[2, 0], all[2, 3]]])
  }
}
