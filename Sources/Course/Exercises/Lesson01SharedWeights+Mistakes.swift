extension Mistake {
  /// What goes wrong when positions and parameters are counted.
  static let sharedWeights: [Mistake] = [
    Mistake(
      "shape.offbyone.positions",
      title: "the steps are counted, not the positions",
      reason: "Subtracting the overlay's length from the input's feels like the whole story.",
      advice: "Count the positions of an overlay that is exactly as long as its input.",
      edits: [.init("/ stride + 1", "/ stride")],
      wrong: inPositions { input, overlay, stride in
        overlay <= input ? (input - overlay) / stride : 0
      }),
    Mistake(
      "stride.ceil",
      title: "a position that hangs over the edge is counted",
      reason: "Rounding up looks fair to the cells that are left over.",
      advice: "Draw the last position that you count: do all its cells lie on the input?",
      section: "Strides",
      edits: [
        .init(
          "return (input - overlay) / stride + 1",
          "return (input - overlay + stride - 1) / stride + 1")
      ],
      wrong: inPositions { input, overlay, stride in
        overlay <= input ? (input - overlay + stride - 1) / stride + 1 : 0
      }),
    Mistake(
      "stride.swiftdiv",
      title: "an overlay that does not fit gets a position, or less than none",
      reason: "The formula is used without a test, and Swift rounds −1 / 2 to 0, not down to −1.",
      advice: "Before you divide, ask whether there is any place for the overlay at all.",
      section: "Strides",
      edits: [.init("  guard overlay <= input else { return 0 }\n", "")],
      wrong: inPositions { input, overlay, stride in (input - overlay) / stride + 1 }),
    Mistake(
      "shape.offbyone.untested",
      title: "the steps are counted, not the positions, even where the overlay does not fit",
      reason: "Subtracting the overlay's length from the input's feels like the whole story.",
      advice: "Count the positions of an overlay that is exactly as long as its input, and then of "
        + "one that is longer.",
      edits: [
        .init("  guard overlay <= input else { return 0 }\n", ""),
        .init("/ stride + 1", "/ stride"),
      ],
      wrong: inPositions { input, overlay, stride in (input - overlay) / stride }),
    Mistake(
      "stride.forgotten",
      title: "the stride is forgotten",
      reason: "Most examples have a stride of 1, where it makes no difference.",
      advice: "Count by hand how many places remain when each step takes you two cells on.",
      section: "Strides",
      edits: [.init("/ stride + 1", "+ 1")],
      wrong: inPositions { input, overlay, _ in overlay <= input ? input - overlay + 1 : 0 }),
    Mistake(
      "shape.axes",
      title: "the overlay's rows and columns are swapped",
      reason: "With square overlays nobody notices which of the two lengths was taken.",
      advice: "Name each length aloud: how tall is the overlay, and how wide?",
      edits: [
        .init("overlay: overlay.rows, stride", "overlay: overlay.columns, stride"),
        .init(
          "overlay: overlay.columns, stride: stride.columns",
          "overlay: overlay.rows, stride: stride.columns"),
      ],
      wrong: inShape { input, overlay, stride in
        (
          positions(input.rows, overlay.columns, stride: stride.rows),
          positions(input.columns, overlay.rows, stride: stride.columns)
        )
      }),
    Mistake(
      "shape.flipped",
      title: "rows and columns of the result are swapped",
      reason: "Width before height is the habit of pictures and screens; here rows come first.",
      advice: "Compare the order in your result with the order in the type `Shape`.",
      edits: [.init("return (rows, columns)", "return (rows: columns, columns: rows)")],
      wrong: inShape { input, overlay, stride in
        (
          positions(input.columns, overlay.columns, stride: stride.columns),
          positions(input.rows, overlay.rows, stride: stride.rows)
        )
      }),
    Mistake(
      "shape.article",
      title: "the columns follow the article's formula, which is upside down",
      reason: "The article prints J − N + 1, the overlay's columns minus the input's.",
      advice: "A number of columns below zero cannot be; what has to be subtracted from what?",
      section: "Rows and columns, each for itself",
      edits: [
        .init(
          "positions(input: input.columns, overlay: overlay.columns, stride: stride.columns)",
          "(overlay.columns - input.columns) / stride.columns + 1")
      ],
      wrong: inShape { input, overlay, stride in
        (
          positions(input.rows, overlay.rows, stride: stride.rows),
          (overlay.columns - input.columns) / stride.columns + 1
        )
      }),
    Mistake(
      "count.nobias",
      title: "the biases are left out of the total",
      reason: "There are so many weights that the few biases are easily forgotten.",
      advice: "The network learns more than its weights: what else does a neuron add?",
      edits: [
        .init("total: weights + biases", "total: weights"),
        .init("total: filterWeights + filterBiases", "total: filterWeights"),
      ],
      wrong: [
        "fullyConnectedParameters": { arguments in
          let (inputs, neurons) = (arguments.integer(0), arguments.integer(1))
          return .parameters(
            weights: inputs * neurons, biases: neurons, total: inputs * neurons)
        },
        "convolutionalParameters": { arguments in
          let layer = ConvolutionalCount(arguments)
          let weights = layer.filters * layer.filterCells
          return .parameters(
            filters: layer.filters, weights: weights, biases: layer.mapsOut, total: weights)
        },
      ]),
    Mistake(
      "count.positions",
      title: "weights and biases are counted for every position",
      reason:
        "Every neuron does have its lines to the input, but lines that share a weight are one "
        + "parameter.",
      advice: "When the overlay has slid on by one column, which of its weights are new?",
      edits: [
        .init(
          "let filterWeights = filters * overlay.rows * overlay.columns",
          """
          let map = featureMapShape(input: input, overlay: overlay, stride: (1, 1))
            let filterWeights = map.rows * map.columns * filters * overlay.rows * overlay.columns
          """),
        .init("let filterBiases = mapsOut", "let filterBiases = map.rows * map.columns * mapsOut"),
      ],
      wrong: inLayer { layer in
        let neurons =
          positions(layer.input.rows, layer.overlay.rows)
          * positions(layer.input.columns, layer.overlay.columns)
        return (
          layer.filters, neurons * layer.filters * layer.filterCells, neurons * layer.mapsOut
        )
      }),
    Mistake(
      "count.depth",
      title: "each new map has one filter only, however many maps come in",
      reason: "With one grey picture as input that is right, so the rule seems complete.",
      advice: "Draw one new map and the maps that it looks at: how many filters does it need?",
      edits: [.init("let filters = mapsIn * mapsOut", "let filters = mapsOut")],
      wrong: inLayer { layer in
        (layer.mapsOut, layer.mapsOut * layer.filterCells, layer.mapsOut)
      }),
    Mistake(
      "count.biasperfilter",
      title: "every filter has a bias of its own",
      reason:
        "With one map coming in there are as many filters as biases, which looks like a rule.",
      advice: "The bias is added once to a finished sum: how many sums does a new map make of its "
        + "filters?",
      edits: [.init("let filterBiases = mapsOut", "let filterBiases = filters")],
      wrong: inLayer { layer in
        (layer.filters, layer.filters * layer.filterCells, layer.filters)
      }),
  ]
}

private typealias Lengths = (rows: Int, columns: Int)

/// What `positions` returns with the mistake, and `featureMapShape`, which asks it.
private func inPositions(
  _ count: @escaping @Sendable (_ input: Int, _ overlay: Int, _ stride: Int) -> Int
) -> [String: @Sendable ([Value]) -> Value] {
  let shape = inShape { input, overlay, stride in
    (
      count(input.rows, overlay.rows, stride.rows),
      count(input.columns, overlay.columns, stride.columns)
    )
  }
  let positions: @Sendable ([Value]) -> Value = {
    .integer(count($0.integer(0), $0.integer(1), $0.integer(2)))
  }
  return shape.merging(["positions": positions]) { $1 }
}

private func inShape(
  _ shape: @escaping @Sendable (_ input: Lengths, _ overlay: Lengths, _ stride: Lengths) -> Lengths
) -> [String: @Sendable ([Value]) -> Value] {
  [
    "featureMapShape": { arguments in
      let result = shape(arguments.shape(0), arguments.shape(1), arguments.shape(2))
      return .shape(rows: result.rows, columns: result.columns)
    }
  ]
}

private func inLayer(
  _ count:
    @escaping @Sendable (ConvolutionalCount) -> (filters: Int, weights: Int, biases: Int)
) -> [String: @Sendable ([Value]) -> Value] {
  [
    "convolutionalParameters": { arguments in
      let (filters, weights, biases) = count(ConvolutionalCount(arguments))
      return .parameters(
        filters: filters, weights: weights, biases: biases, total: weights + biases)
    }
  ]
}
