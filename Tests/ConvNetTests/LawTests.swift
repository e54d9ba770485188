internal import ConvNet
internal import Testing

/// Laws that hold for every input; each is tried on random shapes and numbers.
@Suite struct `By law` {
  static let seeds = 1...40 as ClosedRange<UInt64>

  @Test(arguments: seeds) func `convolution commutes in full mode`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let a = random.matrix(random.integer(1...8), random.integer(1...8))
    let b = random.matrix(random.integer(1...8), random.integer(1...8))
    expectEqual(Tensor(convolve2D(a, b, mode: .full)), convolve2D(b, a, mode: .full))
    // Correlation does not, but for a rotation.
    expectEqual(
      Tensor(correlate2D(a, b, mode: .full)), correlate2D(b, a, mode: .full).rotated180)
  }

  @Test(arguments: seeds) func `to correlate is to convolve with the rotated filter`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let filter = random.matrix(random.integer(1...5), random.integer(1...5))
    let input = random.matrix(filter.rows + random.integer(0...5), filter.columns + 3)
    for mode in [CorrelationMode.valid, .full] {
      let stride = Shape(rows: random.integer(1...3), columns: random.integer(1...3))
      #expect(
        correlate2D(input, filter, mode: mode, stride: stride)
          == convolve2D(input, filter.rotated180, mode: mode, stride: stride))
    }
    #expect(filter.rotated180.rotated180 == filter)
  }

  @Test(arguments: seeds)
  func `correlating and convolving fully are adjoint`(seed: UInt64) {
    // ⟨correlate(x, w), y⟩ = ⟨x, convolve_full(y, w)⟩: why the way back is a full convolution.
    var random = SeededGenerator(seed: seed)
    let w = random.matrix(random.integer(1...4), random.integer(1...4))
    let x = random.matrix(w.rows + random.integer(0...5), w.columns + random.integer(0...5))
    let forward = correlate2D(x, w, mode: .valid)
    let y = random.matrix(forward.rows, forward.columns)
    let left = forward.combined(with: y, *).sum
    let right = x.combined(with: convolve2D(y, w, mode: .full), *).sum
    #expect(abs(left - right) < 1e-12)
  }

  @Test(arguments: seeds) func `a shifted input has a shifted map`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let filter = random.matrix(random.integer(1...3), random.integer(1...3))
    let picture = random.matrix(4, 5)
    let (down, right) = (random.integer(0...3), random.integer(0...4))
    /// The picture on a background of zeros.
    func placed(_ row: Int, _ column: Int) -> Matrix {
      var wide = Matrix(rows: 12, columns: 14)
      for i in 0..<4 {
        for j in 0..<5 { wide[row + i, column + j] = picture[i, j] }
      }
      return wide
    }
    let map = FeatureMap(weights: filter, bias: random.uniform())
    let here = map.forward(placed(2, 2)).a
    let there = map.forward(placed(2 + down, 2 + right)).a
    for row in 0..<here.rows - down {
      for column in 0..<here.columns - right {
        #expect(there[row + down, column + right] == here[row, column])
      }
    }
  }

  @Test(arguments: seeds) func `the sum of 2-d correlations is one in 3-d`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let (depth, rows, columns) = (random.integer(1...4), random.integer(1...4), 3)
    let filter = random.volume(depth, rows, columns)
    let maps = random.volume(depth, rows + random.integer(0...4), columns + random.integer(0...4))
    let sum = (1..<depth).reduce(correlate2D(maps[0], filter[0], mode: .valid)) {
      $0.combined(with: correlate2D(maps[$1], filter[$1], mode: .valid), +)
    }
    let whole = correlate3D(maps, filter, mode: .valid)
    #expect(whole.depth == 1)
    expectEqual(Tensor(whole[0]), sum)
    let layer = ConvolutionalLayer(filters: [filter], biases: [0], activation: .identity)
    expectEqual(Tensor(layer.predict(maps)[0]), sum)
  }

  @Test(arguments: seeds) func `a layer of one map is a feature map`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let weights = random.matrix(random.integer(1...3), random.integer(1...3))
    let map = FeatureMap(weights: weights, bias: random.uniform(), activation: .tanh)
    let layer = ConvolutionalLayer(
      filters: [[weights]], biases: [map.bias], activation: .tanh)
    let input = random.matrix(weights.rows + 2, weights.columns + random.integer(0...3))
    let (one, several) = (map.forward(input), layer.forward([input]))
    expectEqual(Tensor(several.a[0]), one.a)
    let upstream = random.matrix(one.a.rows, one.a.columns)
    let ours = map.backward(one, aGradient: upstream)
    let theirs = layer.backward(several, aGradient: [upstream])
    expectEqual(theirs.biases, [ours.bias])
    expectEqual(Tensor(theirs.filters[0][0]), ours.weights)
    expectEqual(Tensor(theirs.input[0]), ours.input)
  }

  @Test(arguments: seeds) func `each cell is the sum of four loops`(seed: UInt64) {
    // The definition, written out; the library's loops run in another order and must not differ in
    // a single bit.
    var random = SeededGenerator(seed: seed)
    let input = random.matrix(random.integer(1...9), random.integer(1...9))
    let filter = random.matrix(
      random.integer(1...input.rows), random.integer(1...input.columns))
    let stride = Shape(rows: random.integer(1...3), columns: random.integer(1...3))
    let result = correlate2D(input, filter, mode: .valid, stride: stride)
    for row in 0..<result.rows {
      for column in 0..<result.columns {
        var sum = 0.0
        for i in 0..<filter.rows {
          for j in 0..<filter.columns {
            sum += input[row * stride.rows + i, column * stride.columns + j] * filter[i, j]
          }
        }
        #expect(result[row, column] == sum)
      }
    }
  }

  @Test(arguments: seeds) func `softmax makes probabilities that a shift does not change`(
    seed: UInt64
  ) {
    var random = SeededGenerator(seed: seed)
    let logits = random.matrix(1, random.integer(1...9)).cells.map { 20 * $0 }
    let probabilities = softmax(logits)
    #expect(abs(probabilities.reduce(0, +) - 1) < 1e-15)
    #expect(probabilities.allSatisfy { $0 > 0 })
    expectEqual(softmax(logits.map { $0 + 1000 }), probabilities)
  }
}
