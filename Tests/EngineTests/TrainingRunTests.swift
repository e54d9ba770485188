internal import ConvNet
@testable internal import Engine
internal import HandwrittenDigits
internal import Testing

@Suite struct `A training run` {
  static func run(
    _ rung: Ladder = .relu, epochs: Int = 4, stepSize: Float = 0.02, seed: UInt64 = 1,
    threads: Int = 2, validation: Int = 0
  ) -> TrainingRun {
    TrainingRun(
      FastNetwork(rung.description(for: 8), seed: seed, threads: threads),
      pictures: HandwrittenDigits.training,
      options: TrainingOptions(
        epochs: epochs, batch: 16, step: UpdateRule(size: stepSize, momentum: 0.9), seed: seed,
        validation: validation))
  }

  @Test func `teaches a network to read strange digits`() throws {
    let run = Self.run()
    let before = run.network.evaluate(HandwrittenDigits.test)
    #expect(before.accuracy < 0.4)
    #expect(try run.train { _ in true })
    let after = run.network.evaluate(HandwrittenDigits.test)
    #expect(after.pictures == HandwrittenDigits.test.count)
    // Four epochs are enough for more than nine of ten.
    #expect(after.accuracy > 0.9)
    #expect(after.meanCost < before.meanCost)
  }

  @Test func `goes through every picture once in an epoch`() throws {
    let run = Self.run(epochs: 2, validation: 100)
    var epochs: [TrainingRun.Epoch] = []
    var last = 0
    _ = try run.train { event in
      switch event {
      case .batch(_, let metrics, let all):
        #expect(all == HandwrittenDigits.training.count - 100)
        last = metrics.pictures
      case .epoch(let epoch):
        #expect(last == HandwrittenDigits.training.count - 100)
        epochs.append(epoch)
      }
      return true
    }
    #expect(epochs.map(\.number) == [1, 2])
    #expect(epochs.allSatisfy { $0.validation?.pictures == 100 })
    #expect(Set(run.learned).isDisjoint(with: run.heldOut.map(Int32.init)))
    #expect(Set(run.learned).count + Set(run.heldOut).count == HandwrittenDigits.training.count)
  }

  @Test func `holds out the same pictures on every machine`() {
    // Fisher and Yates over SplitMix64 of seed 2, one more than the run's, worked out in Python.
    let run = Self.run(epochs: 1, validation: 10)
    #expect(run.heldOut == [58, 160, 198, 617, 930, 961, 968, 1013, 1265, 1295])
    #expect(run.learned.prefix(5) == [741, 154, 1371, 382, 415])
  }

  @Test func `takes the pictures in the order that the seeded generator puts them in`() throws {
    let run = Self.run(epochs: 1)
    var batches = 0
    _ = try run.train { _ in
      batches += 1
      return batches < 3
    }
    let other = Self.run(epochs: 1)
    var generator = SeededGenerator(seed: other.options.seed)
    let order = generator.permutation(of: other.learned.count).map { other.learned[$0] }
    let all = (other.learned.count + 15) / 16
    for batch in 0..<3 {
      var step = other.options.step
      step.size = other.stepSize(batch, of: all)
      _ = other.network.train(
        on: HandwrittenDigits.training, Array(order[batch * 16..<(batch + 1) * 16]), step: step,
        random: generator.next())
    }
    #expect(run.network.tensors == other.network.tensors)
  }

  @Test func `ends with the same weights for the same seed`() throws {
    let runs = [(1, 1), (1, 2), (2, 2)].map { Self.run(.dropout, epochs: 1, seed: $0, threads: $1) }
    for run in runs { _ = try run.train { _ in true } }
    #expect(runs[0].network.tensors == runs[1].network.tensors)
    #expect(runs[1].network.tensors != runs[2].network.tensors)
  }

  @Test func `stops after the batch in which it is told to`() throws {
    let run = Self.run()
    var batches = 0
    let isComplete = try run.train { _ in
      batches += 1
      return batches < 5
    }
    #expect(!isComplete)
    #expect(batches == 5)
  }

  @Test func `stops when the loss is no number any more, and says which step size to try`() {
    #expect(throws: TrainingRun.Divergence.self) {
      _ = try Self.run(stepSize: 1e20).train { _ in true }
    }
    #expect(
      TrainingRun.Divergence(epoch: 2, stepSize: 5).description.contains("--rate 0.5"))
  }

  @Test(arguments: Ladder.allCases)
  func `lowers the cost on each rung of the ladder`(_ rung: Ladder) throws {
    let settings = rung.settings(pictures: 1000)
    let run = Self.run(rung, epochs: 3, stepSize: settings.stepSize)
    let before = run.network.evaluate(HandwrittenDigits.test).meanCost
    _ = try run.train { _ in true }
    #expect(run.network.evaluate(HandwrittenDigits.test).meanCost < before)
  }
}
