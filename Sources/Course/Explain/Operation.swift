/// The operations that can be explained.
public enum Operation: String, Sendable, CaseIterable {
  /// Cross-correlation of matrices.
  case correlate2D = "correlate2d"
  /// Convolution of matrices.
  case convolve2D = "convolve2d"
  /// Cross-correlation of stacks of maps.
  case correlate3D = "correlate3d"
  /// What the neurons of one feature map compute.
  case featureMap = "feature-map"
  /// The gradient of the bias that a map's neurons share.
  case biasGradient = "bias-gradient"
  /// The gradients of the weights that a map's neurons share.
  case weightGradient = "weight-gradient"
  /// The gradients of what goes into a map.
  case activationGradient = "activation-gradient"
  /// Max pooling.
  case maxPool = "max-pool"
  /// The gradients of what goes into max pooling.
  case maxPoolGradient = "max-pool-gradient"
  /// What the neurons of a fully connected layer compute.
  case fullyConnected = "fully-connected"
  /// Softmax of one row of scores.
  case softmax

  /// What it does, in a sentence.
  public var summary: String {
    switch self {
    case .correlate2D: "Slides a filter over an input and adds up the products."
    case .convolve2D: "Rotates a filter by 180°, then slides it and adds up the products."
    case .correlate3D: "Slides a stack of filters over a stack of maps."
    case .featureMap: "z = correlate(a_prev, w) + b, then a = σ(z)."
    case .biasGradient: "∂C/∂b: the sum of all cells of ∂C/∂z."
    case .weightGradient: "∂C/∂w = correlate(a_prev, ∂C/∂z), valid."
    case .activationGradient: "∂C/∂a_prev = convolve(∂C/∂z, w), full."
    case .maxPool: "Keeps the largest number of each window."
    case .maxPoolGradient: "Sends each gradient to the cell that was the largest of its window."
    case .fullyConnected: "z = w · a_prev + b, a row of weights for each neuron, then a = σ(z)."
    case .softmax: "Turns numbers into shares that add up to 1."
    }
  }

  /// Options, each with whether it must be given.
  public var options: [(option: ExplainOption, isNeeded: Bool)] {
    switch self {
    case .correlate2D, .convolve2D:
      [(.input, true), (.filter, true), (.mode, false), (.stride, false)]
    case .correlate3D: [(.input, true), (.filter, true), (.mode, false)]
    case .featureMap: [(.input, true), (.filter, true), (.bias, false), (.stride, false)]
    case .biasGradient: [(.gradient, true)]
    case .weightGradient: [(.input, true), (.gradient, true), (.stride, false)]
    case .activationGradient: [(.gradient, true), (.filter, true), (.stride, false)]
    case .maxPool: [(.input, true), (.window, false), (.stride, false)]
    case .maxPoolGradient:
      [(.input, true), (.gradient, true), (.window, false), (.stride, false)]
    case .fullyConnected: [(.input, true), (.filter, true), (.bias, false)]
    case .softmax: [(.input, true)]
    }
  }
}

/// What can be given to an operation.
public enum ExplainOption: String, Sendable, CaseIterable {
  /// What an overlay slides over, or what goes into a layer.
  case input
  /// The overlay, or the weights.
  case filter
  /// What is added to each sum.
  case bias
  /// The gradient that flows back.
  case gradient
  /// At which positions an overlay stands: valid, same or full.
  case mode
  /// How many rows and columns lie between neighbouring positions.
  case stride
  /// How many rows and columns are pooled into one.
  case window

  /// What can be given for the option.
  var example: String {
    switch self {
    case .input: "1 2 3; 4 5 6; 7 8 9"
    case .filter: "1 0; 0 -1"
    case .bias: "0.5"
    case .gradient: "1 2; 3 4"
    case .mode: "full"
    case .stride, .window: "2"
    }
  }

  /// The option as it is typed with what is given for it, quoted for the shell.
  func typed(_ text: String) -> String {
    "--\(rawValue) " + (text.contains(" ") ? "\"\(text)\"" : text)
  }
}
