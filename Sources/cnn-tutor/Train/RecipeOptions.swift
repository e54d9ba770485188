public import ArgumentParser
internal import ConvNet
public import Engine

/// How a network is trained. What is not given is chosen for the network and the number of pictures.
struct RecipeOptions: ParsableArguments {
  @Option(help: ArgumentHelp("How often each picture is learned from.", valueName: "count"))
  var epochs: Int?

  @Option(help: ArgumentHelp("Pictures in a mini-batch.", valueName: "count"))
  var batch: Int?

  @Option(
    help: ArgumentHelp("The largest step size (learning rate) of the run.", valueName: "size"))
  var rate: Float?

  @Option(
    help: ArgumentHelp(
      "The share of the run in which the step size grows to its largest.", valueName: "share"))
  var warmUp: Float?

  @Option(help: "How the step size falls to 0 during the run, or constant.")
  var schedule: StepSchedule.Fall = .linear

  @Option(help: ArgumentHelp("The share of a step that the next one repeats.", valueName: "share"))
  var momentum: Float?

  @Option(help: ArgumentHelp("How much weights are pulled towards 0 (L2).", valueName: "size"))
  var decay: Float?

  @Option(
    help: ArgumentHelp(
      "The share of each target that is spread over all classes (label smoothing).",
      valueName: "share"))
  var smoothing: Float?

  @Option(
    help: ArgumentHelp(
      "Move each training picture by up to so many pixels, anew each time.", valueName: "pixels"))
  var shift: Int?

  @Option(
    help: ArgumentHelp(
      "The share of the cells before the last layer that a step drops.", valueName: "share"))
  var dropout: Float?

  func validate() throws {
    try require("--epochs", epochs, in: 1...100_000)
    try require("--batch", batch, in: 1...10_000)
    try require("--shift", shift, in: 0...8)
    if let rate, !(rate > 0 && rate.isFinite) {
      throw ValidationError("--rate takes a number above 0, not \(rate).")
    }
    if let decay, !(decay >= 0 && decay.isFinite) {
      throw ValidationError("--decay takes a number, 0 or more, not \(decay).")
    }
    if let warmUp, !(warmUp >= 0 && warmUp <= 1) {
      throw ValidationError("--warm-up takes a number from 0 to 1, not \(warmUp).")
    }
    let shares = [
      ("--momentum", momentum), ("--smoothing", smoothing), ("--dropout", dropout),
    ]
    for (option, share) in shares {
      guard let share, !(share >= 0 && share < 1) else { continue }
      throw ValidationError("\(option) takes a number from 0 to below 1, not \(share).")
    }
  }

  /// The network of a rung, with what it is trained with besides examples.
  ///
  /// - Throws: `Stop` where the network cannot be trained so.
  func description(of rung: Ladder, for pictures: Dataset) throws -> NetworkDescription {
    var network = rung.description(for: pictures.shape, classes: pictures.classes)
    network.smoothing = smoothing ?? network.smoothing
    network.shift = shift ?? network.shift
    if let dropout, dropout > 0, !network.canDrop {
      throw Stop(
        .wrongUsage,
        "--dropout needs a network with ReLU before its last layer, and \(rung.rawValue) has none: "
          + "choose another with --network.")
    }
    network.dropout = dropout ?? network.dropout
    return network
  }

  func training(of rung: Ladder, pictures: Int, seed: UInt64, validation: Int) -> TrainingOptions {
    let settings = rung.settings(pictures: pictures)
    return TrainingOptions(
      epochs: epochs ?? settings.epochs, batch: batch ?? settings.batch,
      step: UpdateRule(
        size: rate ?? settings.stepSize, momentum: momentum ?? settings.momentum,
        decay: decay ?? settings.decay),
      schedule: StepSchedule(rise: warmUp ?? settings.rise, fall: schedule), seed: seed,
      validation: validation)
  }
}

/// - Throws: `ValidationError` where an option's value is out of its range.
func require(_ option: String, _ value: Int?, in range: ClosedRange<Int>) throws {
  guard let value, !range.contains(value) else { return }
  let most = range.upperBound < 1_000_000_000 ? " to \(range.upperBound)" : " or more"
  throw ValidationError(
    "\(option) takes a whole number, \(range.lowerBound)\(most), not \(value).")
}

extension StepSchedule.Fall: ExpressibleByArgument {}
