internal import ConvNet
internal import Engine

enum TrainingSpeed {
  /// Prints how many images a second go through training steps.
  static func print(threads: Int) {
    let network = FastNetwork(
      NetworkDescription(name: "benchmark", layers: EngineBenchmark.layers, cost: .crossEntropy),
      seed: 1, threads: threads)
    var generator = SeededGenerator(seed: 1)
    let batches = 16
    let count = batches * EngineBenchmark.batch
    let pictures = Dataset(
      shape: 28,
      pixels: (0..<count * 28 * 28).map { _ in UInt8(truncatingIfNeeded: generator.next()) },
      labels: (0..<count).map { UInt8($0 % 10) })
    let samples = (0..<batches).map { batch in
      (batch * EngineBenchmark.batch..<(batch + 1) * EngineBenchmark.batch).map(Int32.init)
    }
    let seconds = EngineBenchmark.fastest(of: 12) {
      for (number, batch) in samples.enumerated() {
        _ = network.train(
          on: pictures, batch, step: UpdateRule(size: 0.01, momentum: 0.9), random: UInt64(number))
      }
    }
    Swift.print("training \(threads) \(Double(count) / seconds)")
  }
}
