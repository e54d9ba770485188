internal import ConvNet

extension Exercise {
  /// Lesson 3: half a turn, and hanging over the edges.
  static func validAndFull(_ article: Article) -> Exercise {
    Exercise(
      functions: [rotate180, convolve, fullShape, correlateFull, convolveFull],
      cases: bothModesOnTheArticle(article) + turnsAtTheEdges + bothModesAtTheEdges,
      randomCases: { generator in randomTurns(&generator) + randomModes(&generator) },
      mistakes: Mistake.validAndFull)
  }

  private static let rotate180 = ExerciseFunction(
    "rotate180",
    parameters: [.init("_", "overlay", .matrix)],
    result: .matrix,
    section: "Half a turn",
    shapeRule: { arguments in
      let overlay = arguments.matrix(0)
      let columns = overlay.first?.count ?? 0
      return [
        .init("rows", "\(overlay.count)", overlay.count),
        .init("columns", "\(columns)", columns),
      ]
    },
    reference: { .matrix(Matrix($0.matrix(0)).rotated180.rowsOfColumns) })

  private static let convolve = ExerciseFunction(
    "convolve",
    parameters: [.init("_", "input", .matrix), .init("_", "overlay", .matrix)],
    result: .matrix,
    section: "Convolution turns first",
    shapeRule: { arguments in
      let sliding = SlidingOverlay(arguments)
      guard !sliding.valid().isEmpty else { return [] }
      return [
        validLength("rows", input: sliding.inputRows, overlay: sliding.rows),
        validLength("columns", input: sliding.inputColumns, overlay: sliding.columns),
      ]
    },
    working: { arguments, index in
      guard index.count == 2 else { return nil }
      return sumText(SlidingOverlay(arguments).turned.pairs(index[0], index[1]))
    },
    reference: { arguments in
      let sliding = SlidingOverlay(arguments)
      // ConvNet stops where an overlay does not fit; the exercise asks for an empty matrix.
      guard !sliding.valid().isEmpty else { return .matrix([]) }
      let sums = convolve2D(Matrix(sliding.input), Matrix(sliding.overlay), mode: .valid)
      return .matrix(sums.rowsOfColumns)
    })

  private static let fullShape = ExerciseFunction(
    "fullShape",
    parameters: [.init("input", "input", .shape), .init("overlay", "overlay", .shape)],
    result: .shape,
    section: "How large a full result is",
    elementWorking: { arguments, axis, _ in
      let (input, overlay) = (arguments.shape(0), arguments.shape(1))
      return axis == "rows"
        ? "\(input.rows) + \(overlay.rows) − 1" : "\(input.columns) + \(overlay.columns) − 1"
    },
    reference: { arguments in
      let (input, overlay) = (arguments.shape(0), arguments.shape(1))
      return .shape(
        rows: input.rows + overlay.rows - 1, columns: input.columns + overlay.columns - 1)
    })

  private static let correlateFull = ExerciseFunction(
    "correlateFull",
    parameters: [.init("_", "input", .matrix), .init("_", "overlay", .matrix)],
    result: .matrix,
    section: "Full: hang over the edge",
    shapeRule: { fullLengths(SlidingOverlay($0)) },
    working: { arguments, index in
      guard index.count == 2 else { return nil }
      return sumText(SlidingOverlay(arguments).hangingOver.pairsInside(index[0], index[1]))
    },
    reference: {
      let sums = correlate2D(Matrix($0.matrix(0)), Matrix($0.matrix(1)), mode: .full)
      return .matrix(sums.rowsOfColumns)
    })

  private static let convolveFull = ExerciseFunction(
    "convolveFull",
    parameters: [.init("_", "input", .matrix), .init("_", "overlay", .matrix)],
    result: .matrix,
    section: "Full convolution",
    shapeRule: { fullLengths(SlidingOverlay($0)) },
    working: { arguments, index in
      guard index.count == 2 else { return nil }
      return sumText(SlidingOverlay(arguments).turned.hangingOver.pairsInside(index[0], index[1]))
    },
    reference: {
      let sums = convolve2D(Matrix($0.matrix(0)), Matrix($0.matrix(1)), mode: .full)
      return .matrix(sums.rowsOfColumns)
    })
}

extension SlidingOverlay {
  /// The overlay turned by 180°: what convolution slides.
  var turned: SlidingOverlay {
    var turned = self
    turned.overlay = rotated180(overlay)
    return turned
  }
}

/// The lengths of a full result with their numbers filled in: `3 + 2 − 1`.
private func fullLengths(_ sliding: SlidingOverlay) -> [ExerciseFunction.ShapeRule] {
  [
    .init(
      "rows", "\(sliding.inputRows) + \(sliding.rows) − 1", sliding.inputRows + sliding.rows - 1),
    .init(
      "columns", "\(sliding.inputColumns) + \(sliding.columns) − 1",
      sliding.inputColumns + sliding.columns - 1),
  ]
}

// MARK: - Cases

private func operation(
  _ function: String, _ id: String, _ kind: ExerciseCase.Kind, _ title: String, _ input: Value,
  _ overlay: Value, facts: [ExerciseCase.Fact] = []
) -> ExerciseCase {
  ExerciseCase(
    id, kind, title: title, function: function, arguments: [input, overlay], facts: facts)
}

private func turn(
  _ id: String, _ kind: ExerciseCase.Kind, _ title: String, _ overlay: Value,
  facts: [ExerciseCase.Fact] = []
) -> ExerciseCase {
  ExerciseCase(
    id, kind, title: title, function: "rotate180", arguments: [overlay], facts: facts)
}

private func bothModesOnTheArticle(_ article: Article) -> [ExerciseCase] {
  func appendix(
    _ function: String, _ id: String, _ title: String, overlay: String = "f"
  ) -> ExerciseCase {
    operation(
      function, id, .article, title, article.input(id, "values"), article.input(id, overlay),
      facts: [.init(id)])
  }
  return [
    turn(
      "A.rot180", .article, "the article's overlay", article.input("A.rot180", "f"),
      facts: [.init("A.rot180")]),
    appendix("convolve", "A.convolve.valid", "the article's convolution, valid"),
    operation(
      "fullShape", "shape.da_prev", .article, "2×2 with 2×2",
      article.shape("shape.da_prev", "b_gradient_components"),
      article.shape("shape.da_prev", "w"), facts: [.init("shape.da_prev")]),
    appendix("correlateFull", "A.correlate.full", "the article's correlation, full"),
    appendix(
      "correlateFull", "A.correlate.rot180.full", "the overlay turned beforehand",
      overlay: "f_rot180"),
    appendix("convolveFull", "A.convolve.full", "the article's convolution, full"),
    operation(
      "convolveFull", "3b1b.convolve", .article, "a row of three with a row of three",
      .list([article.input("3b1b.convolve", "a")]), .list([article.input("3b1b.convolve", "b")]),
      facts: [
        .init("3b1b.convolve") { result in
          guard case .list(let rows) = result, rows.count == 1 else { return nil }
          return rows[0]
        }
      ]),
  ]
}

private let turnsAtTheEdges: [ExerciseCase] = [
  turn("rotate.single", .edge, "one number", .matrix([[7]])),
  turn("rotate.lying", .edge, "two rows of three", .matrix([[1, 2, 3], [4, 5, 6]])),
  turn("rotate.standing", .edge, "three rows of two", .matrix([[1, 2], [3, 4], [5, 6]])),
  turn("rotate.row", .edge, "one row", .matrix([[1, -2, 3, 0]])),
  turn("rotate.column", .edge, "one column", .matrix([[1], [2], [-3]])),
]

private let lying = Value.matrix([[1, 0, 2, -1], [3, 5, -2, 4], [0, 1, 6, 2]])
private let lyingOverlay = Value.matrix([[1, 2, 3], [-4, 5, 6]])

private let bothModesAtTheEdges: [ExerciseCase] = [
  operation(
    "convolve", "convolve.lying", .edge, "neither of them square", lying, lyingOverlay),
  operation(
    "convolve", "convolve.single", .edge, "an overlay of one weight",
    .matrix([[3, -1, 4], [1, 5, -9]]), .matrix([[-2]])),
  operation(
    "convolve", "convolve.whole", .edge, "an overlay as large as the input",
    .matrix([[1, 2, 0], [-3, 4, 5]]), .matrix([[2, -1, 7], [1, 0, 3]])),
  operation(
    "convolve", "convolve.row", .edge, "one row", .matrix([[0, 0, 1, 1, 0, -2]]),
    .matrix([[1, -1]])),
  operation(
    "convolve", "convolve.too-large", .edge, "an overlay that does not fit",
    .matrix([[1, 2, 3, 4]]), .matrix([[1, 2], [3, 4]])),
  operation(
    "fullShape", "full.shape.lying", .edge, "4×5 with 2×3", .shape(rows: 4, columns: 5),
    .shape(rows: 2, columns: 3)),
  operation(
    "fullShape", "full.shape.larger", .edge, "an overlay larger than the input",
    .shape(rows: 2, columns: 1), .shape(rows: 3, columns: 6)),
  operation(
    "correlateFull", "full.correlate.lying", .edge, "neither of them square", lying, lyingOverlay),
  operation(
    "correlateFull", "full.correlate.single", .edge, "an overlay of one weight",
    .matrix([[3, -1, 4], [1, 5, -9]]), .matrix([[-2]])),
  operation(
    "correlateFull", "full.correlate.row", .edge, "one row", .matrix([[1, 2, 3]]),
    .matrix([[10, 20]])),
  operation(
    "correlateFull", "full.correlate.larger", .edge, "an overlay larger than the input",
    .matrix([[2, -3]]), .matrix([[1, 0, 4], [5, 2, -1], [3, 6, 7]])),
  operation(
    "convolveFull", "full.convolve.lying", .edge, "neither of them square", lying, lyingOverlay),
  operation(
    "convolveFull", "full.convolve.row", .edge, "one row", .matrix([[1, 2, 3]]),
    .matrix([[10, 20]])),
  operation(
    "convolveFull", "full.convolve.larger", .edge, "an overlay larger than the input",
    .matrix([[2, -3]]), .matrix([[1, 0, 4], [5, 2, -1], [3, 6, 7]])),
]

private func randomTurns(_ generator: inout SeededGenerator) -> [ExerciseCase] {
  [(1, 2), (2, 1), (2, 3), (4, 3)].enumerated().map { number, size in
    turn(
      "rotate.random.\(number + 1)", .random, "\(size.0)×\(size.1)",
      .matrix(generator.matrix(rows: size.0, columns: size.1)))
  }
}

// Smallest first, so that the first one that fails is the easiest to follow.
private func randomModes(_ generator: inout SeededGenerator) -> [ExerciseCase] {
  let sizes: [(input: (Int, Int), overlay: (Int, Int))] = [
    ((1, 2), (1, 1)), ((1, 3), (1, 2)), ((3, 2), (2, 1)), ((2, 4), (2, 3)), ((4, 3), (3, 2)),
    ((5, 4), (2, 3)),
  ]
  var cases: [ExerciseCase] = []
  for (number, size) in sizes.enumerated() {
    let title = "\(size.input.0)×\(size.input.1) with \(size.overlay.0)×\(size.overlay.1)"
    let input = Value.matrix(generator.matrix(rows: size.input.0, columns: size.input.1))
    let overlay = Value.matrix(generator.matrix(rows: size.overlay.0, columns: size.overlay.1))
    for function in ["convolve", "correlateFull", "convolveFull"] {
      cases.append(
        operation(function, "\(function).random.\(number + 1)", .random, title, input, overlay))
    }
    cases.append(
      operation(
        "fullShape", "full.shape.random.\(number + 1)", .random, title,
        .shape(rows: size.input.0, columns: size.input.1),
        .shape(rows: size.overlay.0, columns: size.overlay.1)))
  }
  return cases
}
