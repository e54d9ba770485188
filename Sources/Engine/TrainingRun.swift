public import ConvNet

/// How a network is trained.
public struct TrainingOptions: Sendable, Equatable {
  /// How often each picture is learned from.
  public var epochs: Int
  /// Pictures in a mini-batch; the last of an epoch may have fewer.
  public var batch: Int
  /// With the largest step of the run.
  public var step: UpdateRule
  /// What the size of the step is multiplied by in the course of the run.
  public var schedule: StepSchedule
  /// Decides which pictures are held out, their order, and what dropout and shifts draw.
  public var seed: UInt64
  /// How many of the pictures are held out, to see after each epoch how well strange ones are read.
  public var validation: Int

  /// - Precondition: at least one epoch, and one picture in a batch.
  public init(
    epochs: Int, batch: Int, step: UpdateRule, schedule: StepSchedule = StepSchedule(),
    seed: UInt64, validation: Int = 0
  ) {
    precondition(epochs > 0 && batch > 0 && validation >= 0, "a run has epochs and batches")
    (self.epochs, self.batch, self.step, self.seed) = (epochs, batch, step, seed)
    (self.schedule, self.validation) = (schedule, validation)
  }
}

/// Training with mini-batches: every picture once in an epoch, in an order of its own each time.
public struct TrainingRun: Sendable {
  /// What came of an epoch.
  public struct Epoch: Sendable, Equatable {
    /// From 1.
    public var number: Int
    /// The pictures as they were read while they were learned from.
    public var training: Metrics
    /// The pictures held out, after the epoch; nil if there are none.
    public var validation: Metrics?
    /// How long the epoch took, the reading of what is held out included.
    public var seconds: Double
    /// The size of its last step.
    public var stepSize: Float
  }

  /// What happens in a run.
  public enum Event: Sendable {
    /// A batch is done: how many of the epoch's pictures, and what came of them so far.
    case batch(epoch: Int, metrics: Metrics, of: Int)
    /// An epoch is done.
    case epoch(Epoch)
  }

  /// The loss is no number any more.
  public struct Divergence: Error, Equatable, CustomStringConvertible {
    /// From 1.
    public var epoch: Int
    /// The largest step of the run, as it was asked for.
    public var stepSize: Float

    public var description: String {
      "The loss is no longer a number, in epoch \(epoch): the steps were too long. "
        + "Try a smaller step size: --rate \(stepSize / 10)."
    }
  }

  /// What is trained, in place.
  public let network: FastNetwork
  /// How it is trained.
  public let options: TrainingOptions
  let pictures: Dataset
  let learned: [Int32]
  /// The numbers of the pictures that are not learned from, ascending.
  public let heldOut: [Int]

  /// - Precondition: more pictures than are held out.
  public init(_ network: FastNetwork, pictures: Dataset, options: TrainingOptions) {
    precondition(options.validation < pictures.count, "some pictures are left to learn from")
    (self.network, self.options, self.pictures) = (network, options, pictures)
    // Drawn by lot: the order of a data set may mean something.
    var generator = SeededGenerator(seed: options.seed &+ 1)
    let order = generator.permutation(of: pictures.count)
    heldOut = order.prefix(options.validation).sorted()
    learned = order.dropFirst(options.validation).map(Int32.init)
  }

  /// How many pictures an epoch goes through.
  public var epochCount: Int { learned.count }

  /// Trains, and says after each batch and each epoch how it goes; stops early when `report`
  /// returns false.
  ///
  /// - Returns: whether the run went to its end.
  /// - Throws: `Divergence` when the loss is no number any more.
  public func train(_ report: (Event) -> Bool) throws(Divergence) -> Bool {
    var generator = SeededGenerator(seed: options.seed)
    var order = learned
    let batches = (order.count + options.batch - 1) / options.batch
    let clock = ContinuousClock()
    for number in 1...options.epochs {
      generator.shuffle(&order)
      let start = clock.now
      var metrics = Metrics()
      var step = options.step
      for batch in 0..<batches {
        let samples = order[batch * options.batch..<min((batch + 1) * options.batch, order.count)]
        step.size = stepSize((number - 1) * batches + batch, of: options.epochs * batches)
        metrics += network.train(
          on: pictures, Array(samples), step: step, random: generator.next())
        guard metrics.cost.isFinite else {
          throw Divergence(epoch: number, stepSize: options.step.size)
        }
        guard report(.batch(epoch: number, metrics: metrics, of: order.count)) else { return false }
      }
      let epoch = Epoch(
        number: number, training: metrics,
        validation: heldOut.isEmpty
          ? nil : network.probabilities(of: pictures, heldOut).metrics,
        seconds: seconds(from: start, to: clock.now), stepSize: step.size)
      guard report(.epoch(epoch)) else { return number == options.epochs }
    }
    return true
  }

  /// The size of one step of the run.
  func stepSize(_ batch: Int, of all: Int) -> Float {
    options.schedule.size(options.step.size, batch, of: all)
  }

  private func seconds(
    from start: ContinuousClock.Instant, to end: ContinuousClock.Instant
  ) -> Double {
    (end - start) / .seconds(1)
  }
}
