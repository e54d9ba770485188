public import ConvNet
internal import KernelInterface

/// How far the gradients of a batch move the weights: step size, momentum and weight decay.
public struct UpdateRule: Sendable, Equatable {
  /// What the mean gradient of a batch is multiplied by: η.
  public var size: Float
  /// The share of the last step that is gone again.
  public var momentum: Float
  /// What each weight is pulled towards 0 by, in units of the weight (L2).
  public var decay: Float

  /// Without momentum and decay it is plain gradient descent.
  public init(size: Float, momentum: Float = 0, decay: Float = 0) {
    (self.size, self.momentum, self.decay) = (size, momentum, decay)
  }
}

extension FastNetwork {
  /// One step downhill: the gradients of a mini-batch, then the update of all weights.
  ///
  /// - Parameters:
  ///   - samples: the numbers of the pictures in the batch.
  ///   - random: what dropout and shifts are drawn from; another number for each step.
  /// - Returns: how the pictures were read before the step.
  public func train(
    on pictures: Dataset, _ samples: [Int32], step: UpdateRule, random: UInt64
  ) -> Metrics {
    let metrics = gradients(of: pictures, samples, random: random)
    update(parts: parts(of: samples.count).count, step)
    return metrics
  }

  /// The blocks of a batch, in parts of neighbours.
  func parts(of samples: Int) -> (blocks: Int, count: Int, size: Int) {
    let blocks = (samples + lanesPerBlock - 1) / lanesPerBlock
    let size = max(1, (blocks + Self.mostParts - 1) / Self.mostParts)
    return (blocks, (blocks + size - 1) / size, size)
  }

  /// Computes the gradient of each part of a batch; see `partGradients`.
  func gradients(of pictures: Dataset, _ samples: [Int32], random: UInt64) -> Metrics {
    check(pictures)
    let parts = parts(of: samples.count)
    team.share(parts.count) { worker, part in
      let memory = memories[worker]
      let gradients = unsafe partGradients.start + part * layout.count
      unsafe gradients.update(repeating: 0, count: layout.count)
      var metrics = Metrics()
      for block in part * parts.size..<min((part + 1) * parts.size, parts.blocks) {
        let range = block * lanesPerBlock..<min((block + 1) * lanesPerBlock, samples.count)
        var generator = SeededGenerator(seed: random &+ UInt64(block) &* 0x9fb2_1c65_1e98_df25)
        let (shifting, dropping) = (
          SeededGenerator(seed: generator.next()), SeededGenerator(seed: generator.next())
        )
        gather(pictures, samples[range], into: memory, shiftedBy: shifting)
        forward(memory, droppingWith: dropping)
        metrics += judge(memory, pictures, samples[range])
        startGradient(memory, pictures, samples[range], batch: samples.count)
        unsafe goBack(memory, gradients)
      }
      (partCosts[part], partRights[part]) = (metrics.cost, Int32(metrics.right))
    }
    var metrics = Metrics()
    metrics.pictures = samples.count
    for part in 0..<parts.count {
      metrics.cost += partCosts[part]
      metrics.right += Int(partRights[part])
    }
    return metrics
  }

  /// ∂C/∂a of the last layer, of the mean cost of the batch; 0 in lanes without a picture.
  private func startGradient(
    _ memory: BlockMemory, _ pictures: Dataset, _ samples: ArraySlice<Int32>, batch: Int
  ) {
    let gradient = memory.gradients[description.layers.count - 1]
    gradient.clear()
    // The target of the right class, and that of each other.
    let spread = description.smoothing / Float(description.classes)
    let right = 1 - description.smoothing + spread
    for (lane, sample) in samples.enumerated() {
      let label = Int(pictures.labels[Int(sample)])
      for number in 0..<description.classes {
        let cell = number * lanesPerBlock + lane
        // a − y of the quadratic cost; p − y of the cross-entropy, which is ∂C/∂z.
        gradient[cell] =
          (memory.probabilities[cell] - (number == label ? right : spread)) / Float(batch)
      }
    }
  }

  /// Takes the gradients of a block back through all layers, and adds those of the weights.
  private func goBack(_ memory: BlockMemory, _ gradients: UnsafeMutablePointer<Float>) {
    for number in description.layers.indices.reversed() {
      let layer = description.layers[number]
      let place = layout.layers[number]
      let gradient = memory.gradients[number]
      let zGradient = memory.zGradient
      if description.dropout > 0, number == description.layers.count - 2 {
        for cell in 0..<gradient.count { gradient[cell] *= memory.kept[cell] }
      }
      unsafe kernels.activationGradient(
        layer, output: memory.outputs[number].start, gradient: gradient.start,
        biasGradients: gradients + place.biases)
      let isFirst = number == 0 && !layer.isDense
      let mapsAtATime = isFirst ? BlockMemory.mapsAtATime : layer.mapsOut
      for first in stride(from: 0, to: layer.mapsOut, by: mapsAtATime) {
        let maps = first..<min(first + mapsAtATime, layer.mapsOut)
        unsafe kernels.unpool(
          layer, maps: maps, gradient: gradient.start, winners: memory.winners[number].start,
          zGradient: zGradient.start)
        if layer.isDense {
          unsafe kernels.denseWeightGradient(
            layer, input: input(number, memory), zGradient: zGradient.start,
            weightGradients: gradients + place.weights)
        } else {
          unsafe kernels.weightGradient(
            layer, offsets: offsets[number].start, maps: maps, input: input(number, memory),
            zGradient: zGradient.start, weightGradients: gradients + place.weights)
        }
      }
      guard number > 0 else { return }
      let inputGradient = unsafe memory.gradients[number - 1].start
      if layer.isDense {
        unsafe kernels.denseInputGradient(
          layer, zGradient: zGradient.start, weights: weights(number),
          inputGradient: inputGradient)
      } else {
        unsafe kernels.inputGradient(
          layer, zGradient: zGradient.start, backwardWeights: backwardWeights(number),
          inputGradient: inputGradient)
      }
    }
  }

  /// Moves all weights and biases against the sum of the gradients of the parts.
  private func update(parts: Int, _ step: UpdateRule) {
    // A tile of weights at a time, and the biases of a layer after its last tile.
    let items = description.layers.enumerated().flatMap { number, layer in
      (0...tiles(of: layer.mapsOut)).map { (layer: number, tile: $0) }
    }
    team.share(items.count) { _, number in
      let item = items[number]
      let layer = description.layers[item.layer]
      let place = layout.layers[item.layer]
      let isBias = item.tile == tiles(of: layer.mapsOut)
      let tile = layer.tileWeights(item.tile)
      let start = isBias ? place.biases : place.weights + tile.lowerBound
      unsafe kernels.update(
        count: isBias ? layer.mapsOut : tile.count,
        parameters: parameters.start + start,
        velocities: velocities.start + start,
        gradients: partGradients.start + start, gradientCount: parts,
        gradientStride: layout.count, stepSize: step.size, momentum: step.momentum,
        // Biases are not pulled: they do not make a network fit single pictures.
        decay: isBias ? 0 : step.decay)
      if !isBias { arrangeBackward(layer: item.layer, tile: item.tile) }
    }
  }
}
