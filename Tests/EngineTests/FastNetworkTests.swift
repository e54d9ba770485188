internal import ConvNet
@testable internal import Engine
internal import KernelInterface
internal import Testing

/// A network, small enough for the clear functions, that has something the others have not.
struct NetworkCase: Sendable, CustomTestStringConvertible {
  var name: String
  var rows = 9
  var columns = 8
  var layers: [LayerShape]
  var cost = Cost.crossEntropy
  var testDescription: String { name }

  /// Ends in a layer of three classes.
  init(
    _ name: String, rows: Int = 9, columns: Int = 8, cost: Cost = .crossEntropy,
    _ layers: LayerShape...
  ) {
    (self.name, self.rows, self.columns, self.cost) = (name, rows, columns, cost)
    let last = layers.last.map { ($0.mapsOut, $0.rowsOut, $0.columnsOut) } ?? (1, rows, columns)
    self.layers =
      layers + [
        LayerShape(
          mapsIn: last.0, rowsIn: last.1, columnsIn: last.2, mapsOut: 3, filterRows: last.1,
          filterColumns: last.2, activation: cost == .quadratic ? .sigmoid : .identity)
      ]
  }

  var description: NetworkDescription {
    NetworkDescription(name: name, layers: layers, cost: cost)
  }

  static func first(
    maps: Int, filter: (Int, Int), pool: Int = 1, _ activation: Activation = .relu
  ) -> LayerShape {
    LayerShape(
      mapsIn: 1, rowsIn: 9, columnsIn: 8, mapsOut: maps, filterRows: filter.0,
      filterColumns: filter.1, pool: pool, activation: activation)
  }

  static let all = [
    NetworkCase("one fully connected layer"),
    NetworkCase("quadratic cost after sigmoids", cost: .quadratic),
    NetworkCase("a hidden layer of seven", first(maps: 7, filter: (9, 8), .tanh)),
    NetworkCase("one map", first(maps: 1, filter: (2, 3), .sigmoid)),
    NetworkCase("six maps, one more than a tile", first(maps: 6, filter: (4, 3), .tanh)),
    NetworkCase("pooling that leaves a row out", first(maps: 5, filter: (3, 3), pool: 2)),
    NetworkCase("pooling by three", first(maps: 2, filter: (4, 3), pool: 3, .sigmoid)),
    NetworkCase(
      "two convolutions", first(maps: 3, filter: (2, 1), pool: 2),
      LayerShape(
        mapsIn: 3, rowsIn: 4, columnsIn: 4, mapsOut: 4, filterRows: 2, filterColumns: 3,
        activation: .relu)),
    NetworkCase(
      "seven maps to six, the second pooled", first(maps: 7, filter: (2, 2), .sigmoid),
      LayerShape(
        mapsIn: 7, rowsIn: 8, columnsIn: 7, mapsOut: 6, filterRows: 3, filterColumns: 2, pool: 2,
        activation: .tanh)),
    NetworkCase(
      "two convolutions and a hidden layer", first(maps: 4, filter: (2, 3), pool: 2),
      LayerShape(
        mapsIn: 4, rowsIn: 4, columnsIn: 3, mapsOut: 6, filterRows: 3, filterColumns: 2,
        activation: .sigmoid),
      LayerShape(
        mapsIn: 6, rowsIn: 2, columnsIn: 2, mapsOut: 11, filterRows: 2, filterColumns: 2,
        activation: .relu)),
  ]
}

@Suite struct `The fast network` {
  /// Pictures of random pixels and labels.
  static func pictures(_ count: Int, rows: Int = 9, columns: Int = 8) -> Dataset {
    var generator = SeededGenerator(seed: 5)
    return Dataset(
      shape: Shape(rows: rows, columns: columns), classes: 3,
      pixels: (0..<count * rows * columns).map { _ in UInt8.random(in: 0...255, using: &generator)
      },
      labels: (0..<count).map { _ in UInt8.random(in: 0..<3, using: &generator) })
  }

  // Batches that fill the sixteen lanes, that do not, and that make more than one part or block.
  @Test(arguments: NetworkCase.all, [1, 5, 16, 33])
  func `computes every gradient as the clear functions do`(
    _ networkCase: NetworkCase, _ batch: Int
  ) {
    let pictures = Self.pictures(40)
    let samples = (0..<batch).map { Int32($0 * 7 % 40) }
    for kernels in Processor.variants {
      let network = FastNetwork(networkCase.description, seed: 11, threads: 2, kernels: kernels)
      // Biases start at 0, which would hide that one is left out.
      network.tensors = network.tensors.map { tensor in
        guard tensor.name.hasSuffix("bias") else { return tensor }
        var tensor = tensor
        for number in tensor.numbers.indices { tensor.numbers[number] = 0.05 * Float(number + 1) }
        return tensor
      }
      let metrics = network.gradients(of: pictures, samples, random: 0)
      let tensors = network.gradientTensors(parts: network.parts(of: batch).count)

      let clear = Network(network)
      var generator = SeededGenerator(seed: 0)
      var expected = tensors.map { [Double](repeating: 0, count: $0.numbers.count) }
      var cost = 0.0
      for sample in samples {
        let example = pictures[Int(sample)]
        let result = clear.gradients(
          for: Volume([example.image]), target: oneHot(example.label, of: 3), using: &generator)
        cost += result.cost
        let parameters = result.layers.filter { !$0.isEmpty }
        for (layer, gradients) in parameters.enumerated() {
          let weights = expected[2 * layer].count
          for (number, gradient) in gradients.enumerated() {
            let (tensor, place) =
              number < weights ? (2 * layer, number) : (2 * layer + 1, number - weights)
            expected[tensor][place] += gradient / Double(batch)
          }
        }
      }
      #expect(abs(metrics.cost - cost) < 1e-5 * cost, "\(kernels.name)")
      for (tensor, expected) in zip(tensors, expected) {
        // Float has 24 bits; sums of some hundred products lose a few of them.
        let largest = expected.map(abs).max() ?? 0
        #expect(largest > 0, "\(tensor.name) is tested with gradients that are not all 0")
        let difference = zip(tensor.numbers, expected).map { abs(Double($0) - $1) }.max() ?? 0
        #expect(difference < 2e-5 * largest, "\(tensor.name), \(kernels.name)")
      }
    }
  }

  @Test(arguments: NetworkCase.all)
  func `reads pictures as the clear functions do`(_ networkCase: NetworkCase) {
    let pictures = Self.pictures(37)
    for kernels in Processor.variants {
      let network = FastNetwork(networkCase.description, seed: 3, threads: 2, kernels: kernels)
      let clear = Network(network)
      let (rows, metrics) = network.probabilities(of: pictures, Array(pictures.indices))
      var right = 0
      for (number, example) in pictures.enumerated() {
        var outputs = clear.predict(Volume([example.image]))
        if networkCase.cost == .crossEntropy { outputs = softmax(outputs) }
        for label in 0..<3 {
          #expect(abs(Double(rows[number * 3 + label]) - outputs[label]) < 1e-5, "\(kernels.name)")
        }
        right += outputs.firstIndex(of: outputs.max() ?? 0) == example.label ? 1 : 0
      }
      #expect(metrics.right == right)
      #expect(metrics.pictures == 37)
    }
  }

  @Test func `gets the same weights with any number of threads`() {
    let pictures = Self.pictures(300)
    let description = NetworkCase.all[9].description
    let weights = [1, 2, 3, 5].map { threads in
      let network = FastNetwork(description, seed: 1, threads: threads)
      for step in 0..<6 {
        _ = network.train(
          on: pictures, (0..<150).map { Int32(($0 + 50 * step) % 300) },
          step: UpdateRule(size: 0.1, momentum: 0.9), random: UInt64(step))
      }
      return network.tensors
    }
    #expect(weights[0] != FastNetwork(description, seed: 1, threads: 1).tensors)
    for other in weights { #expect(other == weights[0]) }
  }

  @Test func `gets other weights from another seed`() {
    let description = NetworkCase.all[9].description
    let networks = [1, 1, 2].map { FastNetwork(description, seed: $0, threads: 1).tensors }
    #expect(networks[0] == networks[1])
    #expect(networks[0] != networks[2])
  }

  @Test func `steps against the gradient with momentum and decay`() {
    let pictures = Self.pictures(20)
    let network = FastNetwork(NetworkCase.all[9].description, seed: 2, threads: 1)
    let samples = (0..<20).map(Int32.init)
    let step = UpdateRule(size: 0.5, momentum: 0.75, decay: 0.125)
    var velocities = network.tensors.map { [Double](repeating: 0, count: $0.numbers.count) }
    for _ in 0..<3 {
      let before = network.tensors
      _ = network.train(on: pictures, samples, step: step, random: 0)
      let gradients = network.gradientTensors(parts: network.parts(of: 20).count)
      for (tensor, after) in network.tensors.enumerated() {
        let decay = after.name.hasSuffix("weight") ? 0.125 : 0
        for number in after.numbers.indices {
          let parameter = Double(before[tensor].numbers[number])
          let gradient = Double(gradients[tensor].numbers[number]) + decay * parameter
          velocities[tensor][number] = 0.75 * velocities[tensor][number] - 0.5 * gradient
          let expected = parameter + velocities[tensor][number]
          #expect(abs(Double(after.numbers[number]) - expected) < 1e-5)
        }
      }
    }
  }

  @Test(arguments: [Cost.crossEntropy, .quadratic])
  func `spreads a share of each target over all classes`(_ cost: Cost) {
    // Without a layer before the last, and without an activation, ∂C/∂b is the mean of p − y.
    var description = NetworkCase.all[0].description
    (description.cost, description.smoothing) = (cost, 0.3)
    let network = FastNetwork(description, seed: 2, threads: 1)
    let pictures = Self.pictures(20)
    let samples = (0..<20).map(Int32.init)
    let (rows, _) = network.probabilities(of: pictures, Array(0..<20))
    let metrics = network.gradients(of: pictures, samples, random: 0)
    let gradients = network.gradientTensors(parts: network.parts(of: 20).count)[1].numbers
    for label in 0..<3 {
      var expected: Float = 0
      for (number, example) in pictures.enumerated() {
        expected += (rows[3 * number + label] - (example.label == label ? 0.8 : 0.1)) / 20
      }
      #expect((gradients[label] - expected).magnitude < 1e-5)
    }
    // What is said of the cost stays comparable.
    #expect(metrics == network.evaluate(pictures))
  }

  @Test func `drops a share of the cells and raises the rest`() {
    var description = NetworkCase.all[9].description
    description.dropout = 0.25
    let network = FastNetwork(description, seed: 2, threads: 1)
    let pictures = Self.pictures(16)
    let memory = network.memories[0]
    network.gather(pictures, ArraySlice((0..<16).map(Int32.init)), into: memory, shiftedBy: nil)
    network.forward(memory, droppingWith: nil)
    let whole = (0..<11 * 16).map { memory.outputs[2][$0] }
    network.forward(memory, droppingWith: SeededGenerator(seed: 1))
    let dropped = (0..<11 * 16).map { memory.outputs[2][$0] }
    for (kept, all) in zip(dropped, whole) {
      #expect(kept == 0 || abs(kept - all / 0.75) < 1e-6)
    }
    let share = (0..<11 * 16).filter { memory.kept[$0] == 0 }.count
    // 176 cells: 44 on average, 5.7 the deviation.
    #expect((27...61).contains(share))
  }

  @Test func `shifts training images by at most as many pixels as asked for`() {
    var description = NetworkCase.all[0].description
    description.shift = 1
    let network = FastNetwork(description, seed: 2, threads: 1)
    let pictures = Self.pictures(1)
    let memory = network.memories[0]
    var seen: Set<[Int32]> = []
    for seed in 0..<100 {
      network.gather(
        pictures, [0], into: memory, shiftedBy: SeededGenerator(seed: UInt64(seed)))
      let (down, right) = (Int(memory.shifts[0]), Int(memory.shifts[1]))
      seen.insert([memory.shifts[0], memory.shifts[1]])
      for row in 0..<9 {
        for column in 0..<8 {
          let (fromRow, fromColumn) = (row - down, column - right)
          let inside = (0..<9).contains(fromRow) && (0..<8).contains(fromColumn)
          let expected = inside ? Float(pictures[0].image[fromRow, fromColumn]) : 0
          #expect(abs(memory.input[(row * 8 + column) * lanesPerBlock] - expected) < 1e-6)
        }
      }
    }
    #expect(seen.count == 9)
    #expect(seen.allSatisfy { $0.allSatisfy { (-1...1).contains($0) } })
  }
}
