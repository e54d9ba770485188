public import LessonFolder

/// What a training tells while it runs, for whoever watches.
///
/// The learner's program tells it as plain values of these types.
public enum TrainingMoment: Sendable, Equatable {
  /// The mean loss of the pictures since the last moment, at a share of the whole training.
  case loss(Double, at: Double)
  /// An epoch is over; the first one stands for the network before any step.
  case epoch(Epoch)

  /// How well the network reads at the end of an epoch.
  public struct Epoch: Sendable, Equatable {
    /// How much of the training is done, from 0 to 1.
    public var share: Double
    /// The mean loss of the pictures that were learned from.
    public var loss: Double
    /// The share of the held-out pictures read rightly.
    public var accuracy: Double
    /// What the network has learned so far.
    public var network: TrainingReport.Network
  }
}

extension TrainingMoment {
  /// A way of telling: the word under which it is told, the function of `training.swift` that does it,
  /// and what that takes.
  public struct Kind: Sendable {
    /// `loss`
    public let word: String
    /// `cnnTutorTellLoss`
    public let function: String
    /// What the function takes.
    public let type: ValueType
  }

  private static let loss = Kind(
    word: "loss", function: "cnnTutorTellLoss",
    type: .tuple([.init("share", .number), .init("loss", .number)]))
  private static let epoch = Kind(
    word: "epoch", function: "cnnTutorTellEpoch",
    type: .tuple([
      .init("share", .number), .init("loss", .number), .init("accuracy", .number),
      .init("network", TrainingReport.Network.type),
    ]))

  /// All ways of telling.
  public static let kinds = [loss, epoch]

  /// - Returns: nil where the value is not of the kind's type.
  public init?(_ word: some StringProtocol, _ value: Value) {
    guard let share = value["share"]?.number, let loss = value["loss"]?.number else { return nil }
    guard word != Self.loss.word else {
      self = .loss(loss, at: share)
      return
    }
    guard let accuracy = value["accuracy"]?.number,
      let network = value["network"].flatMap(TrainingReport.Network.init)
    else { return nil }
    self = .epoch(Epoch(share: share, loss: loss, accuracy: accuracy, network: network))
  }
}
