extension Network {
  /// Shows the network every picture once, in random order, and lets it take a step after each batch.
  ///
  /// - Parameters:
  ///   - data: the pictures to learn from.
  ///   - batch: of how many pictures the gradients are averaged for a step; the last batch may be
  ///     smaller.
  ///   - descent: the rule for a step, with what it remembers of the steps before.
  ///   - generator: for the order, and for layers that draw lots.
  /// - Returns: the mean cost of a picture, each taken before the step it led to.
  public mutating func learn(
    from data: Dataset, batch: Int, by descent: inout StochasticGradientDescent,
    using generator: inout SeededGenerator
  ) -> Double {
    require(batch > 0, "A batch has at least 1 picture, not \(batch).")
    require(!data.isEmpty, "There is nothing to learn from an empty data set.")
    let order = generator.permutation(of: data.count)
    var cost = 0.0
    for start in Swift.stride(from: 0, to: order.count, by: batch) {
      let examples = order[start..<min(start + batch, order.count)].map { data[$0] }
      let gradients = meanGradients(of: examples, classes: data.classes, using: &generator)
      descent.step(&self, against: gradients.layers)
      cost += gradients.cost * Double(examples.count)
    }
    return cost / Double(data.count)
  }

  /// The part of the pictures that the network reads rightly, from 0 to 1.
  public func accuracy(on data: Dataset) -> Double {
    require(!data.isEmpty, "There is no accuracy on an empty data set.")
    let right = data.count { classify($0.image) == $0.label }
    return Double(right) / Double(data.count)
  }

  /// The mean cost of some examples and the mean gradient of every parameter.
  private func meanGradients(
    of examples: [Dataset.Example], classes: Int, using generator: inout SeededGenerator
  ) -> (cost: Double, layers: [[Double]]) {
    var cost = 0.0
    var layers = self.layers.map { Array(repeating: 0.0, count: $0.parameters.count) }
    let share = 1 / Double(examples.count)
    for example in examples {
      let gradients = gradients(
        for: Volume([example.image]), target: oneHot(example.label, of: classes), using: &generator)
      cost += share * gradients.cost
      for (layer, gradient) in gradients.layers.enumerated() {
        for i in gradient.indices { layers[layer][i] += share * gradient[i] }
      }
    }
    return (cost, layers)
  }
}
