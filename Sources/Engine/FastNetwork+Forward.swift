public import ConvNet
internal import KernelInterface
internal import RealModule

extension FastNetwork {
  /// How a network reads pictures: how many right, and at what cost.
  ///
  /// - Precondition: the pictures have the network's rows, columns and classes.
  public func evaluate(_ pictures: Dataset) -> Metrics {
    probabilities(of: pictures, Array(pictures.indices)).metrics
  }

  /// For each of the pictures numbered `indices` the probability of every class, one picture after
  /// the other; without softmax, the outputs as they are.
  public func probabilities(
    of pictures: Dataset, _ indices: [Int]
  ) -> (rows: [Float], metrics: Metrics) {
    check(pictures)
    let samples = indices.map(Int32.init)
    let blocks = (samples.count + lanesPerBlock - 1) / lanesPerBlock
    let rows = Buffer<Float>(samples.count * description.classes)
    let costs = Buffer<Double>(blocks)
    let rights = Buffer<Int32>(blocks)
    team.share(blocks) { worker, block in
      let memory = memories[worker]
      let block = block * lanesPerBlock..<min((block + 1) * lanesPerBlock, samples.count)
      let number = block.lowerBound / lanesPerBlock
      gather(pictures, samples[block], into: memory, shiftedBy: nil)
      forward(memory, droppingWith: nil)
      let result = judge(memory, pictures, samples[block])
      (costs[number], rights[number]) = (result.cost, Int32(result.right))
      for (lane, sample) in block.enumerated() {
        for label in 0..<description.classes {
          rows[sample * description.classes + label] =
            memory.probabilities[label * lanesPerBlock + lane]
        }
      }
    }
    var metrics = Metrics()
    metrics.pictures = samples.count
    for block in 0..<blocks {
      metrics.cost += costs[block]
      metrics.right += Int(rights[block])
    }
    return ((0..<rows.count).map { rows[$0] }, metrics)
  }

  func check(_ pictures: Dataset) {
    precondition(
      pictures.shape.rows == description.rows && pictures.shape.columns == description.columns
        && pictures.classes == description.classes,
      "the network reads \(description.rows)×\(description.columns) pictures of "
        + "\(description.classes) classes, not \(pictures.shape) of \(pictures.classes)")
  }

  /// Puts pictures into the lanes of a block; in training, each shifted at random.
  func gather(
    _ pictures: Dataset, _ samples: ArraySlice<Int32>, into memory: BlockMemory,
    shiftedBy generator: SeededGenerator?
  ) {
    var generator = generator
    let most = Int32(description.shift)
    for (lane, sample) in samples.enumerated() {
      memory.samples[lane] = sample
      for axis in 0..<2 {
        memory.shifts[2 * lane + axis] =
          generator?.nextInteger(from: -most, through: most) ?? 0
      }
    }
    unsafe pictures.pixels.withUnsafeBufferPointer { pixels in
      guard let pixels = pixels.baseAddress else { return }
      unsafe kernels.gather(
        rows: description.rows, columns: description.columns, pixels: pixels,
        samples: memory.samples.start, count: samples.count, shifts: memory.shifts.start,
        scale: 1 / Float(pictures.maximum), output: memory.input.start)
    }
  }

  /// Takes a block through all layers; in training, drops cells before the last.
  func forward(_ memory: BlockMemory, droppingWith generator: SeededGenerator?) {
    for (number, layer) in description.layers.enumerated() {
      if layer.isDense {
        unsafe kernels.denseForward(
          layer, input: input(number, memory), weights: weights(number), biases: biases(number),
          output: memory.outputs[number].start)
      } else {
        unsafe kernels.forward(
          layer, offsets: offsets[number].start, input: input(number, memory),
          weights: weights(number), biases: biases(number),
          output: memory.outputs[number].start, winners: memory.winners[number].start)
      }
      if let generator, description.dropout > 0, number == description.layers.count - 2 {
        drop(from: memory.outputs[number], memory.kept, generator)
      }
    }
  }

  /// What a layer takes: the pictures, or what the layer before gave.
  func input(_ layer: Int, _ memory: BlockMemory) -> UnsafePointer<Float> {
    let buffer = layer == 0 ? memory.input : memory.outputs[layer - 1]
    return unsafe UnsafePointer(buffer.start)
  }

  /// Sets a random share of the cells to 0, and raises the rest so that the mean stays.
  private func drop(
    from cells: Buffer<Float>, _ kept: Buffer<Float>, _ generator: SeededGenerator
  ) {
    var generator = generator
    let factor = 1 / (1 - description.dropout)
    for cell in 0..<cells.count {
      kept[cell] = generator.nextUniform() < description.dropout ? 0 : factor
      cells[cell] *= kept[cell]
    }
  }

  /// Fills in the probabilities of a block that went forward, and compares them with the labels.
  func judge(
    _ memory: BlockMemory, _ pictures: Dataset, _ samples: ArraySlice<Int32>
  ) -> Metrics {
    let outputs = memory.outputs[description.layers.count - 1]
    let probabilities = memory.probabilities
    switch description.cost {
    case .crossEntropy:
      unsafe kernels.softmax(
        classes: description.classes, logits: outputs.start, probabilities: probabilities.start)
    case .quadratic:
      unsafe probabilities.start.update(from: outputs.start, count: probabilities.count)
    }
    var metrics = Metrics()
    for (lane, sample) in samples.enumerated() {
      let label = Int(pictures.labels[Int(sample)])
      var best = 0
      var squares: Float = 0
      for number in 0..<description.classes {
        let cell = probabilities[number * lanesPerBlock + lane]
        if cell > probabilities[best * lanesPerBlock + lane] { best = number }
        let error = cell - (number == label ? 1 : 0)
        squares += error * error
      }
      metrics.pictures += 1
      metrics.right += best == label ? 1 : 0
      switch description.cost {
      case .quadratic: metrics.cost += Double(squares) / 2
      case .crossEntropy:
        // A probability too small for a Float counts as the smallest one; NaN stays NaN.
        let probability = probabilities[label * lanesPerBlock + lane]
        metrics.cost -= Double.log(Double(probability == 0 ? .leastNormalMagnitude : probability))
      }
    }
    return metrics
  }
}

extension SeededGenerator {
  /// Each integer from the first to the last is as likely as the others.
  mutating func nextInteger(from first: Int32, through last: Int32) -> Int32 {
    first + Int32(next() % UInt64(last - first + 1))
  }
}
