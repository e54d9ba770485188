public import LessonFolder

/// What a training with the learner's functions came to: everything that `run` draws.
///
/// The learner's program returns it as a plain value of `TrainingReport.type`.
public struct TrainingReport: Sendable, Equatable {
  /// The mean loss of the training pictures before the first epoch, then of each epoch.
  public var losses: [Double]
  /// The share of the held-out pictures read rightly before the first epoch, then after each.
  public var accuracies: [Double]
  /// How many pictures were learned from.
  public var trained: Int
  /// How many pictures were held out.
  public var heldOut: Int
  /// What the network has learned.
  public var network: Network
  /// The held-out pictures that are read wrongly after the last epoch.
  public var misread: [Misread]

  /// The weights of a network with one convolutional layer of 8 filters on pictures of 8×8, pooling
  /// and ten outputs.
  public struct Network: Sendable, Equatable {
    /// Of each map its filter, of each of its depths.
    public var filters: [[[[Double]]]]
    /// Of each map.
    public var filterBiases: [Double]
    /// Of each digit the weights of all pooled cells, map after map, each row after row.
    public var weights: [[Double]]
    /// Of each digit.
    public var biases: [Double]
  }

  /// A picture, the digit that it shows, and the digit that the network reads.
  public struct Misread: Sendable, Equatable {
    /// Rows of numbers from 0 to 1.
    public var picture: [[Double]]
    /// What it shows.
    public var digit: Int
    /// What the network takes it for.
    public var read: Int

    init(picture: [[Double]], digit: Int, read: Int) {
      self.picture = picture
      self.digit = digit
      self.read = read
    }
  }
}

extension TrainingReport {
  /// The type that the training returns.
  public static let type = ValueType.tuple([
    .init("losses", .vector),
    .init("accuracies", .vector),
    .init("trained", .integer),
    .init("heldOut", .integer),
    .init("network", Network.type),
    .init(
      "misread",
      .list(
        .tuple([
          .init("picture", .matrix), .init("digit", .integer), .init("read", .integer),
        ]))),
  ])

  /// Reads the value that the training returned.
  ///
  /// - Returns: nil where the value is not of `TrainingReport.type`.
  public init?(_ value: Value) {
    guard
      let losses = value["losses"]?.vector,
      let accuracies = value["accuracies"]?.vector,
      let trained = value["trained"]?.integer,
      let heldOut = value["heldOut"]?.integer,
      let network = value["network"].flatMap(Network.init),
      case .list(let values)? = value["misread"]
    else { return nil }
    let misread = values.compactMap(Misread.init)
    guard misread.count == values.count else { return nil }
    self.init(
      losses: losses, accuracies: accuracies, trained: trained, heldOut: heldOut,
      network: network, misread: misread)
  }
}

extension TrainingReport.Network {
  /// As a lesson's `Network` is declared.
  public static let type = ValueType.tuple([
    .init("filters", .list(.volume)), .init("filterBiases", .vector), .init("w", .matrix),
    .init("b", .vector),
  ])

  init?(_ value: Value) {
    guard
      case .list(let filters)? = value["filters"],
      let filterBiases = value["filterBiases"]?.vector,
      let weights = value["w"]?.matrix,
      let biases = value["b"]?.vector
    else { return nil }
    let volumes = filters.compactMap(\.volume)
    guard volumes.count == filters.count else { return nil }
    self.init(filters: volumes, filterBiases: filterBiases, weights: weights, biases: biases)
  }
}

extension TrainingReport.Misread {
  init?(_ value: Value) {
    guard
      let picture = value["picture"]?.matrix,
      let digit = value["digit"]?.integer,
      let read = value["read"]?.integer
    else { return nil }
    self.init(picture: picture, digit: digit, read: read)
  }
}
