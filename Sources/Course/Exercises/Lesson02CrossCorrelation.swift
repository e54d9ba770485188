internal import ConvNet

extension Exercise {
  /// Lesson 2: slide, multiply, add.
  static func crossCorrelation(_ article: Article) -> Exercise {
    Exercise(
      functions: [correlate],
      cases: correlateOnTheArticle(article) + correlateAtTheEdges,
      randomCases: { generator in randomCorrelations(&generator) },
      mistakes: Mistake.crossCorrelation)
  }

  private static let correlate = ExerciseFunction(
    "correlate",
    parameters: [
      .init("_", "input", .matrix), .init("_", "overlay", .matrix),
      .init("stride", "stride", .integer),
    ],
    result: .matrix,
    section: "The overlay meets the underlay",
    shapeRule: { arguments in
      let sliding = SlidingOverlay(arguments)
      guard !sliding.valid().isEmpty else { return [] }
      return [
        validLength(
          "rows", input: sliding.inputRows, overlay: sliding.rows, stride: sliding.stride),
        validLength(
          "columns", input: sliding.inputColumns, overlay: sliding.columns,
          stride: sliding.stride),
      ]
    },
    working: { arguments, index in
      guard index.count == 2 else { return nil }
      return sumText(SlidingOverlay(arguments).pairs(index[0], index[1]))
    },
    reference: { arguments in
      let sliding = SlidingOverlay(arguments)
      // ConvNet stops where an overlay does not fit; the exercise asks for an empty matrix.
      guard !sliding.valid().isEmpty else { return .matrix([]) }
      let sums = correlate2D(
        Matrix(sliding.input), Matrix(sliding.overlay), mode: .valid,
        stride: Shape(rows: sliding.stride, columns: sliding.stride))
      return .matrix(sums.rowsOfColumns)
    })
}

extension SlidingOverlay {
  /// The arguments of `correlate`: input, overlay and, where there is one, the stride.
  init(_ arguments: [Value]) {
    self.init(
      input: arguments.matrix(0), overlay: arguments.matrix(1),
      stride: arguments.count > 2 ? arguments.integer(2) : 1)
  }
}

// MARK: - Cases

private func correlation(
  _ id: String, _ kind: ExerciseCase.Kind, _ title: String, _ input: Value, _ overlay: Value,
  stride: Int = 1, facts: [ExerciseCase.Fact] = []
) -> ExerciseCase {
  ExerciseCase(
    id, kind, title: title, function: "correlate",
    arguments: [input, overlay, .integer(stride)], facts: facts)
}

private func correlateOnTheArticle(_ article: Article) -> [ExerciseCase] {
  func example(
    _ id: String, _ title: String, _ input: String, _ overlay: String
  ) -> ExerciseCase {
    correlation(
      id, .article, title, article.input(id, input), article.input(id, overlay),
      facts: [.init(id)])
  }
  return [
    example("A.correlate.valid", "the article's first correlation", "values", "f"),
    example(
      "A.correlate.rot180.valid", "the overlay turned by 180° beforehand", "values", "f_rot180"),
    example("fig1.ones", "white pixels of the Z, nine at a time", "image", "overlay"),
    example("chain.7x3.values", "seven rows, an overlay as wide as they are", "input", "overlay"),
    example("d2l.corr2d", "another book's first correlation", "X", "K"),
  ]
}

/// The numbers 0, 1, 2, … row after row.
func counting(rows: Int, columns: Int) -> Value {
  .matrix((0..<rows).map { row in (0..<columns).map { Double(row * columns + $0) } })
}

private let correlateAtTheEdges: [ExerciseCase] = [
  correlation(
    "correlate.single", .edge, "an overlay of one weight",
    .matrix([[3, -1, 4], [1, 5, -9]]), .matrix([[-2]])),
  correlation(
    "correlate.whole", .edge, "an overlay as large as the input",
    .matrix([[1, 2, 0], [-3, 4, 5]]), .matrix([[2, -1, 7], [1, 0, 3]])),
  correlation(
    "correlate.row", .edge, "one row", .matrix([[0, 0, 1, 1, 0, -2]]), .matrix([[1, -1]])),
  correlation(
    "correlate.decimals", .edge, "decimals", .matrix([[0.1, 0.2, -0.3], [0.4, 0.7, 0.9]]),
    .matrix([[0.3, -0.1]])),
  correlation(
    "correlate.tall", .edge, "an overlay taller than wide",
    .matrix([[1, 4, -2, 0], [3, 0, 5, 2], [-1, 6, 2, -4], [2, 7, 1, 3], [0, -5, 8, 6]]),
    .matrix([[2, 0], [-1, 3], [4, 1]])),
  correlation(
    "correlate.stride", .edge, "a stride of 2 that leaves a column over",
    counting(rows: 4, columns: 5), .matrix([[1, 1], [1, 1]]), stride: 2),
  correlation(
    "correlate.stride.uneven", .edge, "a stride of 3 that leaves rows and columns over",
    .matrix([
      [1, 0, 2, -3, 5, 1, 4, 0], [2, 6, -1, 0, 3, 3, -2, 7], [0, 4, 1, 8, -5, 2, 0, 1],
      [9, -1, 3, 2, 0, 6, 1, 5], [4, 4, 0, -7, 1, 2, 8, 3], [2, 1, 5, 0, 6, -4, 3, 9],
    ]),
    .matrix([[1, -2, 3], [5, 1, -1]]), stride: 3),
  // Too wide, not too tall: a loop over its positions makes rows without numbers unless it asks.
  correlation(
    "correlate.too-large", .edge, "an overlay that does not fit",
    .matrix([[1, 2], [3, 4]]), .matrix([[1, 0, 2]])),
  // By one cell too tall there are 0 positions for any formula; by more, less than none.
  correlation(
    "correlate.much-too-tall", .edge, "an overlay much taller than the input",
    .matrix([[1, 2, -1]]), .matrix([[1], [0], [2], [4]])),
]

// Smallest first, so that the first one that fails is the easiest to follow.
private func randomCorrelations(_ generator: inout SeededGenerator) -> [ExerciseCase] {
  let sizes: [(overlay: (Int, Int), positions: (Int, Int), stride: Int)] = [
    ((1, 1), (1, 2), 1), ((1, 2), (1, 2), 1), ((2, 1), (2, 1), 1), ((2, 2), (1, 2), 1),
    ((2, 3), (2, 1), 1), ((3, 2), (2, 3), 1), ((2, 2), (2, 3), 2), ((1, 3), (3, 2), 2),
    ((3, 2), (2, 3), 3), ((4, 3), (3, 4), 1),
  ]
  return sizes.enumerated().map { number, size in
    // The last step may leave up to `stride` − 1 cells over.
    let spareRows = Int.random(in: 0..<size.stride, using: &generator)
    let spareColumns = Int.random(in: 0..<size.stride, using: &generator)
    let rows = size.overlay.0 + (size.positions.0 - 1) * size.stride + spareRows
    let columns = size.overlay.1 + (size.positions.1 - 1) * size.stride + spareColumns
    return correlation(
      "correlate.random.\(number + 1)", .random,
      "\(rows)×\(columns) with \(size.overlay.0)×\(size.overlay.1), stride \(size.stride)",
      .matrix(generator.matrix(rows: rows, columns: columns)),
      .matrix(generator.matrix(rows: size.overlay.0, columns: size.overlay.1)),
      stride: size.stride)
  }
}
