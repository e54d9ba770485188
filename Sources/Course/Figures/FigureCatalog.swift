internal import TerminalText

extension Figure {
  /// The figure of this name, or nil.
  public static func named(_ name: String) -> Figure? { catalog[name]?(Article.embedded) }

  /// All names, in the order of the lessons.
  public static let names = [
    "z-feature-map", "one-neuron", "four-positions", "hanging-over", "stack", "letter-u",
    "centred-difference", "bias-gradient", "weight-gradient", "activation-gradient",
    "full-convolution", "chaining", "max-pooling", "max-pooling-gradient", "flatten", "softmax",
    "digits-network",
  ]

  private static let catalog: [String: @Sendable (Article) -> Figure] = [
    "z-feature-map": zFeatureMap,
    "one-neuron": oneNeuron,
    "four-positions": fourPositions,
    "hanging-over": hangingOver,
    "stack": stack,
    "letter-u": letterU,
    "centred-difference": { _ in centredDifference() },
    "bias-gradient": biasGradient,
    "weight-gradient": weightGradient,
    "activation-gradient": activationGradient,
    "full-convolution": fullConvolution,
    "chaining": { _ in chaining() },
    "max-pooling": maxPooling,
    "max-pooling-gradient": maxPoolingGradient,
    "flatten": flatten,
    "softmax": softmax,
    "digits-network": { _ in digitsNetwork() },
  ]
}

/// A number in a figure: as it is, or with a fixed count of decimals; 0 is always `0`.
func figureNumber(_ number: Double, decimals: Int?) -> String {
  guard let decimals, number != 0 else { return NumberText.shortest(number) }
  return NumberText.fixed(number, decimals: decimals)
}

extension Article {
  /// An input of an example that is a matrix.
  func matrix(_ id: String, _ input: String) -> [[Double]] { rows(self.input(id, input), of: id) }

  /// The result of an example that is a matrix.
  func matrix(_ id: String) -> [[Double]] { rows(expected(id), of: id) }

  private func rows(_ value: Value, of id: String) -> [[Double]] {
    guard let matrix = value.matrix else {
      preconditionFailure("'\(id)' in this binary is not a matrix here.")
    }
    return matrix
  }
}

extension Figure {
  /// A box with a word in it.
  static func box(_ text: String, caption: String = "") -> Panel {
    .grid(Grid([[Cell(text)]], caption: caption))
  }

  /// Row and column of each position of an overlay, in reading order.
  static func positions(rows: Int, columns: Int) -> [(row: Int, column: Int)] {
    (0..<rows).flatMap { row in (0..<columns).map { (row, $0) } }
  }
}
