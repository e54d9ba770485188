internal import ConvNet
internal import TerminalMarkdown

extension Exercise {
  /// Lesson 1: count positions and parameters.
  static func sharedWeights(_ article: Article) -> Exercise {
    Exercise(
      functions: [
        positionsFunction, featureMapShape, inputNeurons, fullyConnectedParameters,
        convolutionalParameters,
      ],
      cases: countsOfTheArticle(article) + countsAtTheEdges,
      randomCases: { generator in randomCounts(&generator) },
      mistakes: Mistake.sharedWeights)
  }

  private static let positionsFunction = ExerciseFunction(
    "positions",
    parameters: [
      .init("input", "input", .integer), .init("overlay", "overlay", .integer),
      .init("stride", "stride", .integer),
    ],
    result: .integer,
    section: "How many positions",
    working: { arguments, _ in
      positionsText(arguments.integer(0), arguments.integer(1), stride: arguments.integer(2))
    },
    reference: {
      .integer(positions($0.integer(0), $0.integer(1), stride: $0.integer(2)))
    })

  private static let featureMapShape = ExerciseFunction(
    "featureMapShape",
    parameters: [
      .init("input", "input", .shape), .init("overlay", "overlay", .shape),
      .init("stride", "stride", .shape),
    ],
    result: .shape,
    section: "Rows and columns, each for itself",
    elementWorking: { arguments, axis, _ in
      let (input, overlay) = (arguments.shape(0), arguments.shape(1))
      let stride = arguments.shape(2)
      return axis == "rows"
        ? positionsText(input.rows, overlay.rows, stride: stride.rows)
        : positionsText(input.columns, overlay.columns, stride: stride.columns)
    },
    reference: { arguments in
      let (input, overlay) = (arguments.shape(0), arguments.shape(1))
      let stride = arguments.shape(2)
      return .shape(
        rows: positions(input.rows, overlay.rows, stride: stride.rows),
        columns: positions(input.columns, overlay.columns, stride: stride.columns))
    })

  private static let inputNeurons = ExerciseFunction(
    "inputNeurons",
    parameters: [.init("rows", "rows", .integer), .init("columns", "columns", .integer)],
    result: .integer,
    section: "A picture is a grid of numbers",
    working: { arguments, _ in "\(arguments.integer(0))·\(arguments.integer(1))" },
    reference: { .integer($0.integer(0) * $0.integer(1)) })

  private static let fullyConnectedParameters = ExerciseFunction(
    "fullyConnectedParameters",
    parameters: [.init("inputs", "inputs", .integer), .init("neurons", "neurons", .integer)],
    result: .tuple([
      .init("weights", .integer), .init("biases", .integer), .init("total", .integer),
    ]),
    section: "Every pixel to every neuron",
    elementWorking: { arguments, counted, _ in
      let (inputs, neurons) = (arguments.integer(0), arguments.integer(1))
      return switch counted {
      case "weights": "\(inputs)·\(neurons)"
      case "total": "\(inputs)·\(neurons) + \(neurons)"
      default: "\(neurons)"
      }
    },
    reference: { arguments in
      let (inputs, neurons) = (arguments.integer(0), arguments.integer(1))
      return .parameters(
        weights: inputs * neurons, biases: neurons, total: inputs * neurons + neurons)
    })

  private static let convolutionalParameters = ExerciseFunction(
    "convolutionalParameters",
    parameters: [
      .init("input", "input", .shape), .init("mapsIn", "mapsIn", .integer),
      .init("mapsOut", "mapsOut", .integer), .init("overlay", "overlay", .shape),
    ],
    result: .tuple([
      .init("filters", .integer), .init("weights", .integer), .init("biases", .integer),
      .init("total", .integer),
    ]),
    section: "Counting for several maps",
    elementWorking: { arguments, counted, _ in
      let layer = ConvolutionalCount(arguments)
      let filters = "\(layer.mapsIn)·\(layer.mapsOut)"
      let weights = "\(filters)·\(layer.overlay.rows)·\(layer.overlay.columns)"
      return switch counted {
      case "filters": filters
      case "weights": weights
      case "total": "\(weights) + \(layer.mapsOut)"
      default: "\(layer.mapsOut)"
      }
    },
    reference: { arguments in
      let layer = ConvolutionalCount(arguments)
      let weights = layer.filters * layer.filterCells
      return .parameters(
        filters: layer.filters, weights: weights, biases: layer.mapsOut,
        total: weights + layer.mapsOut)
    })
}

/// The sum that counts positions, `5 − 2 + 1`; nil where there are none.
private func positionsText(_ input: Int, _ overlay: Int, stride: Int) -> String? {
  guard overlay <= input else { return nil }
  return validLength("", input: input, overlay: overlay, stride: stride).formula
}

/// The arguments of `convolutionalParameters`.
struct ConvolutionalCount {
  var input: (rows: Int, columns: Int)
  var mapsIn: Int
  var mapsOut: Int
  var overlay: (rows: Int, columns: Int)

  init(_ arguments: [Value]) {
    input = arguments.shape(0)
    mapsIn = arguments.integer(1)
    mapsOut = arguments.integer(2)
    overlay = arguments.shape(3)
  }

  var filters: Int { mapsIn * mapsOut }
  var filterCells: Int { overlay.rows * overlay.columns }
}

extension Value {
  /// What the two counting functions of lesson 1 return.
  static func parameters(filters: Int? = nil, weights: Int, biases: Int, total: Int) -> Value {
    let counted = [("weights", weights), ("biases", biases), ("total", total)]
    let all = filters.map { [("filters", $0)] + counted } ?? counted
    return .tuple(all.map { Field($0.0, .integer($0.1)) })
  }
}

// MARK: - Cases

private func shapeCase(
  _ id: String, _ kind: ExerciseCase.Kind, _ title: String, _ input: Value, _ overlay: Value,
  stride: Value = .shape(rows: 1, columns: 1), facts: [ExerciseCase.Fact] = []
) -> ExerciseCase {
  ExerciseCase(
    id, kind, title: title, function: "featureMapShape", arguments: [input, overlay, stride],
    facts: facts)
}

private func convolutionalCase(
  _ id: String, _ kind: ExerciseCase.Kind, _ title: String, input: Value, mapsIn: Int = 1,
  mapsOut: Int, overlay: Value, facts: [ExerciseCase.Fact] = []
) -> ExerciseCase {
  ExerciseCase(
    id, kind, title: title, function: "convolutionalParameters",
    arguments: [input, .integer(mapsIn), .integer(mapsOut), overlay], facts: facts)
}

private func countsOfTheArticle(_ article: Article) -> [ExerciseCase] {
  let digit = article.shape("shape.28x28.4x4", "input")
  let maps = ["shape.4x5.2x2", "shape.28x28.4x4", "shape.3x3.2x2", "shape.7x3.2x3", "fig1.shape"]
    .map { id in
      shapeCase(
        id, .article, shapeTitle(article, id), article.shape(id, "input"),
        article.shape(id, "overlay"), facts: [.init(id)])
    }
  let strides = [
    "4x5.2x2.s2x2", "28x28.5x5.s1x1", "24x24.2x2.s2x2", "12x12.5x5.s1x1", "8x8.2x2.s2x2",
    "227x227.11x11.s4x4", "10x10.3x3.s2x2", "5x7.3x3.s2x2", "7x7.3x2.s3x2", "2x2.2x2.s1x1",
  ].map { name in
    let id = "stride.\(name)"
    return shapeCase(
      id, .article, shapeTitle(article, id), article.shape(id, "input"),
      article.shape(id, "overlay"), stride: article.shape(id, "stride"), facts: [.init(id)])
  }
  return maps + strides + [
    ExerciseCase(
      "count.input_neurons", .article, title: "a neuron for each pixel of a digit",
      function: "inputNeurons",
      arguments: [
        article.integer("count.input_neurons", "rows"),
        article.integer("count.input_neurons", "cols"),
      ], facts: [.init("count.input_neurons")]),
    ExerciseCase(
      "count.fc", .article, title: "every pixel of a digit to every one of 30 neurons",
      function: "fullyConnectedParameters",
      arguments: [
        article.integer("count.fc.total", "inputs"), article.integer("count.fc.total", "hidden"),
      ],
      facts: [
        .init("count.fc.weights") { $0["weights"] }, .init("count.fc.biases") { $0["biases"] },
        .init("count.fc.total") { $0["total"] },
      ]),
    convolutionalCase(
      "count.map", .article, "one feature map of a digit", input: digit, mapsOut: 1,
      overlay: article.shape("count.map.weights", "overlay"),
      facts: [
        .init("count.map.weights") { $0["weights"] }, .init("count.map.biases") { $0["biases"] },
      ]),
    ExerciseCase(
      "count.conv", .article, title: "sixteen feature maps of a digit",
      function: "convolutionalParameters",
      arguments: [
        digit, .integer(1), article.integer("count.conv.total", "maps"),
        article.shape("count.conv.total", "overlay"),
      ], facts: [.init("count.conv.total") { $0["total"] }]),
    ExerciseCase(
      "count.3to2", .article, title: "three maps to two maps",
      function: "convolutionalParameters",
      arguments: [
        .shape(rows: 4, columns: 4), article.integer("count.filters.3to2", "maps_prev"),
        article.integer("count.filters.3to2", "maps_next"), .shape(rows: 2, columns: 2),
      ],
      facts: [
        // The article counts the filters of one new map, and of all of them.
        .init("count.filters.3to2") { result in
          guard let filters = result["filters"]?.integer, let maps = result["biases"]?.integer,
            maps > 0
          else { return nil }
          return .list([.integer(filters / maps), .integer(filters)])
        }
      ]),
  ]
}

/// "4×5 with 2×2", "4×5 with 2×2, stride 2×2".
private func shapeTitle(_ article: Article, _ id: String) -> String {
  func lengths(_ name: String) -> String? {
    article.example(id)?.inputs[name]?.vector?.map(NumberText.shortest).joined(separator: "×")
  }
  let title = "\(lengths("input") ?? "") with \(lengths("overlay") ?? "")"
  return lengths("stride").map { "\(title), stride \($0)" } ?? title
}

private let countsAtTheEdges: [ExerciseCase] = [
  positionsCase("positions.row", "a row of 5 and an overlay of 2", 5, 2, 1),
  positionsCase("positions.left-over", "a cell left over", 5, 2, 2),
  positionsCase("positions.whole", "an overlay as long as the input", 4, 4, 3),
  positionsCase("positions.single", "an overlay of one cell", 6, 1, 4),
  positionsCase("positions.far", "a stride longer than the overlay", 11, 3, 5),
  positionsCase("positions.too-long", "an overlay one cell too long", 2, 3, 2),
  positionsCase("positions.much-too-long", "an overlay much too long", 2, 9, 3),
  shapeCase(
    "shape.lying", .edge, "an overlay wider than tall", .shape(rows: 4, columns: 5),
    .shape(rows: 2, columns: 3)),
  shapeCase(
    "shape.strides", .edge, "another stride for rows than for columns",
    .shape(rows: 12, columns: 9), .shape(rows: 3, columns: 2),
    stride: .shape(rows: 4, columns: 3)),
  shapeCase(
    "shape.too-tall", .edge, "an overlay taller than the input", .shape(rows: 2, columns: 6),
    .shape(rows: 3, columns: 2), stride: .shape(rows: 2, columns: 2)),
  ExerciseCase(
    "count.pixels", .edge, title: "a picture that is not square", function: "inputNeurons",
    arguments: [.integer(3), .integer(5)]),
  ExerciseCase(
    "count.fc.small", .edge, title: "4 inputs and 3 neurons",
    function: "fullyConnectedParameters", arguments: [.integer(4), .integer(3)]),
  convolutionalCase(
    "count.20to40", .edge, "20 maps to 40 maps", input: .shape(rows: 12, columns: 12), mapsIn: 20,
    mapsOut: 40, overlay: .shape(rows: 5, columns: 5)),
  convolutionalCase(
    "count.lying", .edge, "filters that are not square", input: .shape(rows: 6, columns: 9),
    mapsIn: 2, mapsOut: 5, overlay: .shape(rows: 2, columns: 3)),
]

private func positionsCase(
  _ id: String, _ title: String, _ input: Int, _ overlay: Int, _ stride: Int,
  kind: ExerciseCase.Kind = .edge
) -> ExerciseCase {
  ExerciseCase(
    id, kind, title: title, function: "positions",
    arguments: [.integer(input), .integer(overlay), .integer(stride)])
}

private func randomCounts(_ generator: inout SeededGenerator) -> [ExerciseCase] {
  var cases: [ExerciseCase] = []
  for size in 1...6 {
    func length(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
    func shape(_ range: ClosedRange<Int>) -> Value {
      .shape(rows: length(range), columns: length(range))
    }
    let (input, overlay, stride) = (length(1...(4 * size)), length(1...(2 * size)), length(1...4))
    cases.append(
      positionsCase(
        "positions.random.\(size)", "\(input) with \(overlay), stride \(stride)", input, overlay,
        stride, kind: .random))
    cases.append(
      shapeCase(
        "shape.random.\(size)", .random, "two axes", shape(size...(6 * size)),
        shape(1...(3 * size)),
        stride: shape(1...4)))
    cases.append(
      ExerciseCase(
        "count.pixels.random.\(size)", .random, title: "a picture", function: "inputNeurons",
        arguments: [.integer(length(1...(9 * size))), .integer(length(1...(9 * size)))]))
    cases.append(
      ExerciseCase(
        "count.fc.random.\(size)", .random, title: "a fully connected layer",
        function: "fullyConnectedParameters",
        arguments: [.integer(length(1...(9 * size))), .integer(length(1...(9 * size)))]))
    cases.append(
      convolutionalCase(
        "count.convolutional.random.\(size)", .random, "a convolutional layer",
        input: shape(3...(3 + 4 * size)), mapsIn: length(1...(2 * size)),
        mapsOut: length(1...(3 * size)), overlay: shape(1...3)))
  }
  return cases
}
