internal import ConvNet
internal import TerminalMarkdown

extension Exercise {
  /// Lesson 11: the strongest cell under a window, and the way back to it.
  static func maxPooling(_ article: Article) -> Exercise {
    Exercise(
      functions: [.maxPool, .maxPoolGradient],
      cases: maxPoolingCases(article),
      randomCases: maxPoolingRandomCases,
      mistakes: maxPoolingMistakes)
  }

  private static func maxPoolingCases(_ article: Article) -> [ExerciseCase] {
    func forward(
      _ id: String, _ kind: ExerciseCase.Kind, _ title: String, _ map: Value, window: Value,
      stride: Value, facts: [ExerciseCase.Fact] = []
    ) -> ExerciseCase {
      ExerciseCase(
        id, kind, title: title, function: "maxPool", arguments: [map, window, stride],
        facts: facts)
    }
    func backward(
      _ id: String, _ kind: ExerciseCase.Kind, _ title: String, shape: Value, positions: Value,
      _ aGradient: Value, facts: [ExerciseCase.Fact] = []
    ) -> ExerciseCase {
      ExerciseCase(
        id, kind, title: title, function: "maxPoolGradient",
        arguments: [shape, positions, aGradient], facts: facts)
    }
    /// The gradient of a map that `maxPool` has been over.
    func backward(
      _ id: String, _ title: String, _ pooling: Pooling, _ aGradient: [[Double]]
    ) -> ExerciseCase {
      backward(
        id, .edge, title, shape: pooling.inputShape, positions: pooling.maximumPositions,
        .matrix(aGradient))
    }
    let one = Value.shape(rows: 1, columns: 1)
    let two = Value.shape(rows: 2, columns: 2)
    let numbers: [[Double]] = [
      [3, 1, 4, 1, 5, 9, 2],
      [6, 5, 3, 5, 8, 9, 7],
      [9, 3, 2, 3, 8, 4, 6],
      [2, 6, 4, 3, 3, 8, 3],
      [2, 7, 9, 5, 0, 2, 8],
    ]
    return [
      forward(
        "figure.forward", .article, "the map that the article draws",
        article.input("maxpool.figure.forward", "feature_map"),
        window: article.shape("maxpool.figure.forward", "overlay"), stride: one,
        facts: [
          .init("maxpool.figure.forward") { $0["values"] },
          .init("maxpool.figure.positions") { $0["positions"] },
        ]),
      forward(
        "code.forward", .article, "the map of the article's program",
        article.input("code.maxpool.forward", "a_prev"),
        window: article.shape("code.maxpool.forward", "overlay"), stride: one,
        facts: [
          .init("code.maxpool.forward") { $0["values"] },
          .init("code.maxpool.positions") { $0["positions"] },
        ]),
      backward(
        "figure.backward", .article, "the gradients that the article draws",
        shape: shape(of: article.input("maxpool.figure.backward", "feature_map")),
        positions: places(article.expected("maxpool.figure.positions")),
        article.input("maxpool.figure.backward", "a_gradient"),
        facts: [.init("maxpool.figure.backward")]),
      backward(
        "code.backward", .article, "twelve gradients for the map of the article's program",
        shape: shape(of: article.input("code.maxpool.backward", "a_prev")),
        positions: places(article.expected("code.maxpool.positions")),
        article.input("code.maxpool.backward", "a_gradient"),
        facts: [.init("code.maxpool.backward")]),

      forward(
        "edge.tie", .edge, "the largest number stands there three times",
        .matrix([[2, 2], [1, 2]]), window: two, stride: one),
      forward(
        "edge.diagonal", .edge, "the same number in two corners", .matrix([[1, 2], [2, 1]]),
        window: two, stride: one),
      forward(
        "edge.empty", .edge, "an empty picture: every window is a tie",
        .matrix([[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]]), window: two, stride: one),
      forward(
        "edge.negative", .edge, "only negative numbers",
        .matrix([[-0.7, -0.2], [-0.5, -0.6]]), window: two, stride: one),
      forward(
        "edge.far-below", .edge, "numbers far below 0",
        .matrix([[-2000, -1500], [-3000, -1001]]), window: two, stride: one),
      forward(
        "edge.farther-below", .edge, "numbers still farther below 0",
        .matrix([[-3e20, -2e20, -4e20], [-5e20, -4e20, -2.5e20]]), window: two, stride: one),
      forward(
        "edge.apart", .edge, "windows side by side",
        .matrix([[1, 8, 2, 0], [4, 3, 7, 5], [6, 2, 1, 9], [0, 5, 3, 4]]), window: two,
        stride: two),
      forward(
        "edge.leftover", .edge, "a wide window with two strides; a row is left over",
        .matrix(numbers), window: .shape(rows: 2, columns: 3),
        stride: .shape(rows: 2, columns: 1)),
      forward(
        "edge.tall", .edge, "a tall window with two strides; columns are left over",
        .matrix(numbers), window: .shape(rows: 3, columns: 2),
        stride: .shape(rows: 1, columns: 3)),
      forward(
        "edge.single", .edge, "a window of one cell changes nothing",
        .matrix([[1, -2], [-3, 4], [5, 0]]), window: one, stride: one),
      forward(
        "edge.whole", .edge, "a window as large as the map", .matrix([[1, 5, 3], [4, 2, 0]]),
        window: .shape(rows: 2, columns: 3), stride: one),

      backward(
        "edge.everywhere", "one cell wins all windows",
        Pooling(map: [[1, 2, 0], [3, 9, 4], [0, 5, 6]], window: (2, 2), stride: (1, 1)),
        [[1, 20], [300, 4000]]),
      backward(
        "edge.sidebyside", "windows side by side; the last row is never looked at",
        Pooling(
          map: [[1, 8, 2, 0], [4, 3, 7, 5], [6, 2, 1, 9], [0, 5, 3, 4], [7, 7, 7, 7]],
          window: (2, 2), stride: (2, 2)),
        [[0.5, -1], [2, 0.25]]),
      backward(
        "edge.wide", "a wide window with two strides",
        Pooling(map: numbers, window: (2, 3), stride: (2, 1)),
        [[1, 2, 3, 4, 5], [-10, 20, -30, 40, -50]]),
      backward(
        "edge.one", "one window, one gradient",
        Pooling(map: [[1, 5, 3], [4, 2, 0]], window: (2, 3), stride: (1, 1)), [[-0.5]]),
    ]
  }

  private static let maxPoolingRandomCases: @Sendable (inout SeededGenerator) -> [ExerciseCase] = {
    generator in
    let poolings = (1...8).map { size in
      let window = (
        rows: Int.random(in: 1...3, using: &generator),
        columns: Int.random(in: 1...3, using: &generator)
      )
      let stride = (
        rows: Int.random(in: 1...2, using: &generator),
        columns: Int.random(in: 1...3, using: &generator)
      )
      let map = generator.matrix(rows: window.rows + size / 2, columns: window.columns + size)
      return Pooling(map: map, window: window, stride: stride)
    }
    let forwards = poolings.sorted { $0.map.joined().count < $1.map.joined().count }
    let backwards = poolings.sorted { $0.rows * $0.columns < $1.rows * $1.columns }
    return forwards.enumerated().map { index, pooling in
      ExerciseCase(
        "random.forward.\(index)", .random, title: pooling.title, function: "maxPool",
        arguments: [
          .matrix(pooling.map),
          .shape(rows: pooling.window.rows, columns: pooling.window.columns),
          .shape(rows: pooling.stride.rows, columns: pooling.stride.columns),
        ])
    }
      + backwards.enumerated().map { index, pooling in
        ExerciseCase(
          "random.backward.\(index)", .random, title: pooling.title, function: "maxPoolGradient",
          arguments: [
            pooling.inputShape, pooling.maximumPositions,
            .matrix(generator.matrix(rows: pooling.rows, columns: pooling.columns)),
          ])
      }
  }

  /// The rows and columns of a matrix, as the exercises pass them.
  private static func shape(of matrix: Value) -> Value {
    let rows = [matrix].matrix(0)
    return .shape(rows: rows.count, columns: rows.first?.count ?? 0)
  }

  /// Positions as the exercises pass them: the article's file knows no whole numbers.
  private static func places(_ positions: Value) -> Value {
    let places = [positions].volume(0)
    return .list(
      places.map { row in .list(row.map { place in .list(place.map { .integer(Int($0)) }) }) })
  }
}

extension ExerciseFunction {
  fileprivate static let maxPool = ExerciseFunction(
    "maxPool",
    parameters: [
      Parameter("_", "map", .matrix), Parameter("window", "window", .shape),
      Parameter("stride", "stride", .shape),
    ],
    result: .tuple([
      .init("values", .matrix), .init("positions", .list(.list(.list(.integer)))),
    ]),
    section: "The strongest answer wins",
    shapeRule: { arguments in
      let (window, stride) = (arguments.shape(1), arguments.shape(2))
      let map = arguments.matrix(0)
      return [
        validLength("rows", input: map.count, overlay: window.rows, stride: stride.rows),
        validLength(
          "columns", input: map.first?.count ?? 0, overlay: window.columns,
          stride: stride.columns),
      ]
    },
    working: { arguments, index in
      guard index.count == 2 else { return nil }
      let pooling = Pooling(arguments)
      let cells = pooling.cells(row: index[0], column: index[1])
      return "max(" + cells.map { NumberText.shortest(pooling[$0]) }.joined(separator: ", ") + ")"
    },
    reference: { Pooling($0).maximum })

  fileprivate static let maxPoolGradient = ExerciseFunction(
    "maxPoolGradient",
    parameters: [
      Parameter("shape", "shape", .shape),
      Parameter("positions", "positions", .list(.list(.list(.integer)))),
      Parameter("aGradient", "aGradient", .matrix),
    ],
    result: .matrix,
    section: "The gradient goes to the winner",
    shapeRule: { arguments in
      let shape = arguments.shape(0)
      return [
        .init("rows", "\(shape.rows)", shape.rows),
        .init("columns", "\(shape.columns)", shape.columns),
      ]
    },
    working: { arguments, index in
      let earned = PooledGradient(arguments).payments.filter { [$0.row, $0.column] == index }
      guard let first = earned.first else { return "0" }
      return earned.dropFirst().reduce(NumberText.shortest(first.amount)) {
        $0 + " + " + factorText($1.amount)
      }
    },
    reference: { arguments in
      let gradient = PooledGradient(arguments)
      return gradient.map { $0 + $1 }
    })
}
