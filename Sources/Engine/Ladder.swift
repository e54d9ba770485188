public import ConvNet
internal import KernelInterface

/// The networks of the last lesson: each a recipe with more in it than the one before.
///
///     Ladder.relu.description(for: digits)
public enum Ladder: String, CaseIterable, Sendable {
  /// Two layers of neurons, without a convolution.
  case fullyConnected = "fully-connected"
  /// A layer of feature maps before the neurons, as in the article.
  case convolution
  /// The network that learners make of their own functions.
  case course
  /// Convolution, pooling, two layers of neurons, softmax.
  case onePair = "one-pair"
  /// Convolution and pooling twice.
  case twoPairs = "two-pairs"
  /// Two pairs with ReLU in place of the sigmoid.
  case relu
  /// The largest: ReLU, dropout, and shifted training images.
  case dropout
  /// Fewer maps, smaller second filters, and smoothed targets: what reads 99 % of MNIST with the least
  /// arithmetic.
  case thin
  /// The same with more maps, and shifted training images.
  case wide

  /// What is new on this rung.
  public var summary: String {
    switch self {
    case .fullyConnected: "30 sigmoid neurons, quadratic cost: no convolution"
    case .convolution: "a layer of the article: 16 maps without pooling, quadratic cost"
    case .course: "the network of the exercises: 8 maps of 3×3 with ReLU, pooling, softmax"
    case .onePair: "20 maps and pooling, 100 neurons, softmax and cross-entropy; sigmoid"
    case .twoPairs: "a second pair of convolution and pooling, 40 maps; sigmoid"
    case .relu: "the layers of two-pairs with ReLU"
    case .dropout: "more maps and neurons, dropout, weight decay, pictures shifted by a pixel"
    case .thin: "fewer maps, second filters of 3×3, targets smoothed: a recipe of one epoch"
    case .wide: "the recipe of thin with more maps and neurons, pictures shifted by a pixel"
    }
  }

  /// How a rung is trained when nobody says otherwise.
  public struct Settings: Sendable, Equatable {
    /// How often each picture is learned from.
    public var epochs: Int
    /// Pictures in a mini-batch.
    public var batch: Int
    /// The largest step of the run, as `UpdateRule.size`.
    public var stepSize: Float
    /// As `UpdateRule.momentum`.
    public var momentum: Float
    /// As `UpdateRule.decay`.
    public var decay: Float
    /// As `StepSchedule.rise`.
    public var rise: Float = 0.05

    /// The largest step of the run.
    public var step: UpdateRule { UpdateRule(size: stepSize, momentum: momentum, decay: decay) }
    /// How the step grows and falls.
    public var schedule: StepSchedule { StepSchedule(rise: rise) }
  }

  /// The network that is trained when nobody says which.
  public static let `default` = Ladder.thin

  /// The smallest and largest sides of pictures that all rungs can read.
  public static let sides = 8...64

  /// The network of this rung for pictures of this shape.
  ///
  /// - Precondition: both sides of the pictures are in `sides`.
  public func description(for shape: Shape, classes: Int = 10) -> NetworkDescription {
    precondition(
      Self.sides.contains(shape.rows) && Self.sides.contains(shape.columns),
      "pictures have sides of \(Self.sides), not \(shape)")
    var stack = Stack(shape)
    switch self {
    case .fullyConnected:
      stack.addDense(30, .sigmoid)
      stack.addDense(classes, .sigmoid)
    case .convolution:
      stack.addConvolution(16, filter: Shape(rows: 4, columns: 4), pool: 1, .sigmoid)
      stack.addDense(classes, .sigmoid)
    case .course:
      stack.addConvolution(8, filter: Shape(rows: 3, columns: 3), pool: 2, .relu)
      stack.addDense(classes, .identity)
    case .onePair:
      stack.addPair(20, .sigmoid)
      stack.addDense(100, .sigmoid)
      stack.addDense(classes, .identity)
    case .twoPairs, .relu:
      let activation: Activation = self == .relu ? .relu : .sigmoid
      stack.addPair(20, activation)
      stack.addPair(40, activation)
      stack.addDense(100, activation)
      stack.addDense(classes, .identity)
    case .dropout:
      stack.addPair(30, .relu)
      stack.addPair(60, .relu)
      stack.addDense(300, .relu)
      stack.addDense(classes, .identity)
    case .thin:
      stack.addPair(16, .relu)
      stack.addPair(32, .relu, largest: 3)
      stack.addDense(128, .relu)
      stack.addDense(classes, .identity)
    case .wide:
      stack.addPair(24, .relu)
      stack.addPair(48, .relu, largest: 3)
      stack.addDense(200, .relu)
      stack.addDense(classes, .identity)
    }
    return NetworkDescription(
      name: rawValue, layers: stack.layers,
      cost: self == .fullyConnected || self == .convolution ? .quadratic : .crossEntropy,
      dropout: self == .dropout ? 0.5 : 0,
      shift: self == .dropout || self == .wide ? 1 : 0,
      smoothing: self == .thin || self == .wide ? 0.1 : 0)
  }

  /// What trains this rung well, on a few hundred pictures or on tens of thousands.
  public func settings(pictures: Int) -> Settings {
    let isSmall = pictures < 10_000
    switch self {
    case .fullyConnected:
      return Settings(
        epochs: isSmall ? 30 : 10, batch: 10, stepSize: 3, momentum: 0, decay: 0)
    case .convolution:
      return Settings(
        epochs: isSmall ? 30 : 5, batch: 10, stepSize: isSmall ? 0.1 : 0.03, momentum: 0, decay: 0)
    case .onePair, .twoPairs:
      return Settings(
        epochs: isSmall ? 60 : 10, batch: isSmall ? 16 : 32, stepSize: 0.05, momentum: 0.9,
        decay: 0)
    case .course, .relu:
      return Settings(
        epochs: isSmall ? 30 : 3, batch: isSmall ? 16 : 64, stepSize: isSmall ? 0.02 : 0.05,
        momentum: 0.9, decay: 0)
    case .dropout:
      return Settings(
        epochs: isSmall ? 60 : 15, batch: isSmall ? 16 : 64, stepSize: isSmall ? 0.02 : 0.05,
        momentum: 0.9, decay: 1e-4)
    case .thin, .wide:
      return Settings(
        epochs: isSmall ? 30 : self == .thin ? 1 : 4, batch: isSmall ? 16 : 32,
        stepSize: isSmall ? 0.02 : 0.11, momentum: 0.9, decay: 0, rise: 0.1)
    }
  }
}

/// Layers being put on top of each other, each taking what the one below gives.
private struct Stack {
  private(set) var layers: [LayerShape] = []
  private var maps = 1
  private var shape: Shape

  init(_ shape: Shape) { self.shape = shape }

  mutating func addConvolution(
    _ mapsOut: Int, filter: Shape, pool: Int, _ activation: Activation
  ) {
    let layer = LayerShape(
      mapsIn: maps, rowsIn: shape.rows, columnsIn: shape.columns, mapsOut: mapsOut,
      filterRows: filter.rows, filterColumns: filter.columns, pool: pool, activation: activation)
    layers.append(layer)
    maps = mapsOut
    shape = Shape(rows: layer.rowsOut, columns: layer.columnsOut)
  }

  /// A convolution and a 2×2 pooling; the filter as large as the pictures allow, up to `largest`.
  mutating func addPair(_ mapsOut: Int, _ activation: Activation, largest: Int = 5) {
    func side(_ cells: Int) -> Int { min(largest, cells >= 10 ? 5 : cells >= 5 ? 3 : 2) }
    let filter = Shape(rows: side(shape.rows), columns: side(shape.columns))
    addConvolution(mapsOut, filter: filter, pool: 2, activation)
  }

  mutating func addDense(_ neurons: Int, _ activation: Activation) {
    addConvolution(neurons, filter: shape, pool: 1, activation)
  }
}
