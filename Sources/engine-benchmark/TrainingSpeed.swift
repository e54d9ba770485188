internal import ConvNet
internal import Datasets
internal import Engine

enum TrainingSpeed {
  /// Prints how many images a second go through training steps with the batches of the rung.
  static func print(_ rung: Ladder, threads: Int) {
    let settings = rung.settings(pictures: 60_000)
    let network = FastNetwork(rung.description(for: 28), seed: 1, threads: threads)
    var generator = SeededGenerator(seed: 1)
    let batches = 32
    let count = batches * settings.batch
    let pictures = Dataset(
      shape: 28,
      pixels: (0..<count * 28 * 28).map { _ in UInt8(truncatingIfNeeded: generator.next()) },
      labels: (0..<count).map { UInt8($0 % 10) })
    let samples = (0..<batches).map { batch in
      (batch * settings.batch..<(batch + 1) * settings.batch).map(Int32.init)
    }
    let seconds = EngineBenchmark.fastest(of: 12) {
      for (number, batch) in samples.enumerated() {
        _ = network.train(
          on: pictures, batch, step: UpdateRule(size: 0.01, momentum: 0.9), random: UInt64(number))
      }
    }
    Swift.print("training \(threads) \(Double(count) / seconds)")
  }

  /// Trains the rung on the pictures of a folder as `cnn-tutor train` does, and prints the seconds of
  /// it, without reading files, and how many of the test pictures are read right.
  static func printRecipe(_ rung: Ladder, _ folder: String, threads: Int) throws {
    let training = try Dataset(folder: folder, part: .training)
    let test = try Dataset(folder: folder, part: .test)
    let settings = rung.settings(pictures: training.count)
    let network = FastNetwork(rung.description(for: training.shape), seed: 1, threads: threads)
    let run = TrainingRun(
      network, pictures: training,
      options: TrainingOptions(
        epochs: settings.epochs, batch: settings.batch, step: settings.step,
        schedule: settings.schedule, seed: 1))
    let clock = ContinuousClock()
    let seconds = try clock.measure { _ = try run.train { _ in true } } / .seconds(1)
    Swift.print("recipe \(threads) \(seconds) \(network.evaluate(test).right)")
  }
}
