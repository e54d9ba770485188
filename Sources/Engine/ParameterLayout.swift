internal import KernelInterface

/// Where the weights and biases of each layer lie in one buffer.
struct ParameterLayout: Sendable {
  struct Layer: Sendable {
    var weights: Int
    var biases: Int
    /// Where the weights in the order of the input gradient begin, in a buffer of their own.
    var backward: Int
  }

  let layers: [Layer]
  let count: Int
  let backwardCount: Int

  init(_ shapes: [LayerShape]) {
    /// To the next line of the cache.
    func aligned(_ count: Int) -> Int { (count + 15) / 16 * 16 }
    var layers: [Layer] = []
    var (count, backwardCount) = (0, 0)
    for shape in shapes {
      let biases = count + aligned(shape.weightCount)
      layers.append(Layer(weights: count, biases: biases, backward: backwardCount))
      count = biases + aligned(shape.mapsOut)
      backwardCount += aligned(shape.backwardWeightCount)
    }
    (self.layers, self.count, self.backwardCount) = (layers, count, backwardCount)
  }
}
