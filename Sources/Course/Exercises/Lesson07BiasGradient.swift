internal import ConvNet
internal import TerminalMarkdown

extension Exercise {
  /// Lesson 7: the slope of σ, ∂C/∂z neuron by neuron, and their sum.
  static func biasGradient(_ article: Article) -> Exercise {
    Exercise(
      functions: [.sigmoidPrime, .zGradient, .biasGradient],
      cases: sigmoidPrimeCases + zGradientCases(article) + biasGradientCases(article),
      randomCases: biasGradientRandomCases,
      mistakes: biasGradientMistakes)
  }

  private static let sigmoidPrimeCases = [
    ("prime.zero", "the steepest place", 0), ("prime.left", "z below 0", -0.13),
    ("prime.right", "z above 0", 2.5), ("prime.flat", "far up the flat end", 40),
    ("prime.flatbelow", "far down the flat end", -40),
    ("prime.farbelow", "so far down that a power of e is too large", -1000),
  ].map { id, title, z in
    ExerciseCase(id, .edge, title: title, function: "sigmoidPrime", arguments: [.number(z)])
  }

  private static func zGradientCases(_ article: Article) -> [ExerciseCase] {
    let passes = ["fm3x3", "code.featuremap", "code.featuremap.rect"]
    let titles = ["the 3×3 input", "the code's 4×5 input", "an overlay of 2 rows and 3 columns"]
    var cases = zip(passes, titles).map { id, title in
      ExerciseCase(
        "zgradient.\(id)", .article, title: title, function: "zGradient",
        arguments: [
          article.expected("\(id).z"), article.input("\(id).b_gradient_components", "a_gradient"),
        ],
        facts: [.init("\(id).b_gradient_components")])
    }
    cases.append(saturatedCase(article))
    cases.append(
      ExerciseCase(
        "zgradient.column", .edge, title: "a map of one column", function: "zGradient",
        arguments: [.matrix([[0.5], [-1], [2]]), .matrix([[1], [3], [-2]])]))
    return cases
  }

  /// One draw of the article's demonstration: z so far out that hardly a slope comes through.
  private static func saturatedCase(_ article: Article) -> ExerciseCase {
    let id = "code.featuremap.saturated"
    guard let w = article.input(id, "w").matrix, let b = article.input(id, "b").number else {
      preconditionFailure("article.json: '\(id)' has no weights or no bias.")
    }
    // The numbers 0 to 19 in four rows of five, and slopes of 1 behind them.
    let aPrev = (0..<4).map { row in (0..<5).map { Double(5 * row + $0) } }
    let ones = [[Double]](repeating: Array(repeating: 1, count: 4), count: 3)
    let pass = FeatureMapPass(aPrev: aPrev, w: w, b: b, aGradient: ones)
    return ExerciseCase(
      "zgradient.saturated", .article, title: "the demonstration's inputs, 0 to 19",
      function: "zGradient", arguments: [.matrix(pass.z), .matrix(ones)],
      facts: [
        .init(id) { result in
          guard let slopes = result.matrix, let first = slopes.first?.first,
            let last = slopes.last?.last
          else { return nil }
          return .vector([first, last])
        }
      ])
  }

  private static func biasGradientCases(_ article: Article) -> [ExerciseCase] {
    let passes = ["fm3x3", "code.featuremap", "code.featuremap.rect"]
    let titles = ["the 3×3 input", "the code's 4×5 input", "an overlay of 2 rows and 3 columns"]
    let proven = zip(passes, titles).map { id, title in
      ExerciseCase(
        "bias.\(id)", .article, title: title, function: "biasGradient",
        arguments: [article.expected("\(id).b_gradient_components")],
        // SciPy gives the sum as a matrix of one cell.
        facts: [.init("\(id).b_gradient") { .list([.list([$0])]) }])
    }
    return proven
      + [
        ("bias.four", "slopes up and down", [[0.5, -1], [0.75, 1.5]]),
        ("bias.one", "a map of one neuron", [[-0.75]]),
        ("bias.cancel", "slopes that cancel each other", [[1, -2, 3], [-1, 2, -3]]),
      ].map { id, title, slopes in
        ExerciseCase(
          id, .edge, title: title, function: "biasGradient", arguments: [.matrix(slopes)])
      }
  }

  private static let biasGradientRandomCases: @Sendable (inout SeededGenerator) -> [ExerciseCase] =
    { generator in
      [(1, 1), (1, 3), (2, 1), (2, 3), (3, 2), (4, 5)].enumerated().flatMap { index, shape in
        let z = generator.fractions(rows: shape.0, columns: shape.1)
        let slopes = generator.matrix(rows: shape.0, columns: shape.1)
        let title = "\(shape.0)×\(shape.1) neurons"
        return [
          ExerciseCase(
            "random.prime.\(index)", .random, title: "a small z", function: "sigmoidPrime",
            arguments: [.number(z[0][0])]),
          ExerciseCase(
            "random.zgradient.\(index)", .random, title: title, function: "zGradient",
            arguments: [.matrix(z), .matrix(slopes)]),
          ExerciseCase(
            "random.bias.\(index)", .random, title: title, function: "biasGradient",
            arguments: [.matrix(slopes)]),
        ]
      }
    }
}

extension ExerciseFunction {
  fileprivate static let sigmoidPrime = ExerciseFunction(
    "sigmoidPrime",
    parameters: [Parameter("_", "z", .number)],
    result: .number,
    section: "How steep is σ",
    working: { arguments, _ in
      let a = NumberText.shortest(logistic(arguments.number(0)))
      return "\(a)·(1 − \(a))"
    },
    reference: { .number(logisticSlope($0.number(0))) })

  fileprivate static let zGradient = ExerciseFunction(
    "zGradient",
    parameters: [Parameter("z", "z", .matrix), Parameter("aGradient", "aGradient", .matrix)],
    result: .matrix,
    section: "One neuron",
    shapeRule: { sameShape($0.matrix(0)) },
    working: { arguments, index in
      guard index.count == 2 else { return nil }
      let z = arguments.matrix(0)[index[0]][index[1]]
      return sumText([(logisticSlope(z), arguments.matrix(1)[index[0]][index[1]])])
    },
    reference: { arguments in
      .matrix(
        products(arguments.matrix(0).map { $0.map(logisticSlope) }, arguments.matrix(1)))
    })

  fileprivate static let biasGradient = ExerciseFunction(
    "biasGradient",
    parameters: [Parameter("zGradient", "zGradient", .matrix)],
    result: .number,
    section: "One bias, four neurons",
    working: { arguments, _ in
      arguments.matrix(0).joined().map(factorText).joined(separator: " + ")
    },
    reference: { .number(sum($0.matrix(0))) })
}
