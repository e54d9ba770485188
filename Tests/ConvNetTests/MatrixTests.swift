internal import ConvNet
internal import Testing

@Suite struct `A matrix` {
  @Test func `is written and read as rows of columns`() {
    let matrix: Matrix = [[1, 2, 3], [4, 5, 6]]
    #expect(matrix.shape == Shape(rows: 2, columns: 3))
    #expect(matrix[1, 0] == 4)
    #expect(matrix.cells == [1, 2, 3, 4, 5, 6])
    #expect(matrix.rowsOfColumns == [[1, 2, 3], [4, 5, 6]])
    #expect(Matrix(matrix.rowsOfColumns) == matrix)
  }

  @Test func `prints its columns aligned at the decimal points`() {
    #expect("\([[370, 470], [5, 77]] as Matrix)" == "[[370 470]\n [  5  77]]")
    #expect("\([[1.5, 20], [-3, 4.25]] as Matrix)" == "[[ 1.5  20   ]\n [-3     4.25]]")
    // 0.1 + 0.2 is 0.30000000000000004; nobody wants to read that in a matrix.
    #expect("\([[0.1 + 0.2]] as Matrix)" == "[[0.3]]")
    #expect("\([[-1e-300, 1e20, .nan]] as Matrix)" == "[[-1e-300   1e+20     nan]]")
  }

  @Test func `prints a volume as its matrices below each other`() {
    let volume: Volume = [[[1, 2], [3, 4]], [[-5, 6], [7, 8]]]
    #expect(
      "\(volume)" == """
        [[[ 1  2]
          [ 3  4]]
         [[-5  6]
          [ 7  8]]]
        """)
  }
}

@Suite struct `A volume` {
  @Test func `stacks matrices and gives them back`() {
    var volume: Volume = [[[1, 2, 3]], [[4, 5, 6]]]
    #expect(volume.shape == VolumeShape(depth: 2, rows: 1, columns: 3))
    #expect(volume[1, 0, 2] == 6)
    #expect(volume[1] == [[4, 5, 6]])
    volume[0] = [[7, 8, 9]]
    volume[1, 0, 0] = -1
    #expect(volume.maps == [[[7, 8, 9]], [[-1, 5, 6]]])
    #expect(Volume(volume.maps) == volume)
  }
}
