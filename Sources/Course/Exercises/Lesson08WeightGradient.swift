internal import ConvNet

extension Exercise {
  /// Lesson 8: ∂C/∂w as a correlation of the input with ∂C/∂z.
  static func weightGradient(_ article: Article) -> Exercise {
    Exercise(
      functions: [.weightGradient, .parameterGradients],
      cases: weightGradientCases(article) + parameterGradientsCases(article),
      randomCases: weightGradientRandomCases,
      mistakes: weightGradientMistakes)
  }

  private static func weightGradientCases(_ article: Article) -> [ExerciseCase] {
    let proven = FeatureMapPass.examples.map { id, title in
      ExerciseCase(
        "weights.\(id)", .article, title: title, function: "weightGradient",
        arguments: [
          article.input("\(id).w_gradient", "a_prev"),
          article.expected("\(id).b_gradient_components"),
        ],
        facts: [.init("\(id).w_gradient")])
    }
    let edges = [
      ("weights.small", "two neurons in a row", [[1, 2, 4], [3, 5, 9]], [[10, -1]]),
      ("weights.whole", "a filter as large as the input", [[1, -2, 3], [4, 5, -6]], [[0.5]]),
      (
        "weights.single", "a filter of one weight", [[1, 2, 3], [-4, 5, 6]],
        [[1, 0, -1], [2, 3, 1]]
      ),
      ("weights.column", "an input of one column", [[1], [-2], [4], [3]], [[5], [0.5]]),
    ].map { id, title, aPrev, slopes in
      ExerciseCase(
        id, .edge, title: title, function: "weightGradient",
        arguments: [.matrix(aPrev), .matrix(slopes)])
    }
    return proven + singleNeuronCases(article) + edges
  }

  /// The four small matrices whose sum is ∂C/∂w: each neuron with its own underlay.
  private static func singleNeuronCases(_ article: Article) -> [ExerciseCase] {
    let pass = FeatureMapPass(article, "fm3x3")
    guard let slopes = article.expected("fm3x3.b_gradient_components").matrix else { return [] }
    return slopes.indices.flatMap { row in
      slopes[row].indices.map { column in
        let underlay = pass.w.indices.map { i in
          pass.w[i].indices.map { j in pass.aPrev[row + i][column + j] }
        }
        return ExerciseCase(
          "neuron.\(row)\(column)", .edge,
          title: "the neuron in row \(row), column \(column), alone", function: "weightGradient",
          arguments: [.matrix(underlay), .matrix([[slopes[row][column]]])])
      }
    }
  }

  private static func parameterGradientsCases(_ article: Article) -> [ExerciseCase] {
    FeatureMapPass.examples.map { id, title in
      ExerciseCase(
        "parameters.\(id)", .article, title: title, function: "parameterGradients",
        arguments: FeatureMapPass(article, id).arguments,
        facts: [
          .init("\(id).w_gradient") { $0["w"] },
          .init("\(id).b_gradient") { result in result["b"].map { .list([.list([$0])]) } },
        ])
    } + [
      ExerciseCase(
        "parameters.single", .edge, title: "a filter of one weight",
        function: "parameterGradients",
        arguments: FeatureMapPass(
          aPrev: [[1, -2, 0.5]], w: [[0.5]], b: 0.25, aGradient: [[2, 1, -3]]
        ).arguments)
    ]
  }

  private static let weightGradientRandomCases:
    @Sendable (inout SeededGenerator) -> [ExerciseCase] =
      { generator in
        randomMapSizes.enumerated().flatMap { index, size in
          let pass = FeatureMapPass.random(
            rows: size.0, columns: size.1, overlay: (size.2, size.3), using: &generator)
          let title = "a \(size.0)×\(size.1) input, a \(size.2)×\(size.3) filter"
          return [
            ExerciseCase(
              "random.weights.\(index)", .random, title: title, function: "weightGradient",
              arguments: [.matrix(pass.aPrev), .matrix(pass.aGradient)]),
            ExerciseCase(
              "random.parameters.\(index)", .random, title: title, function: "parameterGradients",
              arguments: pass.arguments),
          ]
        }
      }
}

extension ExerciseFunction {
  fileprivate static let weightGradient = ExerciseFunction(
    "weightGradient",
    parameters: [
      Parameter("aPrev", "aPrev", .matrix), Parameter("zGradient", "zGradient", .matrix),
    ],
    result: .matrix,
    section: "You know this operation",
    shapeRule: { arguments in
      let slide = SlidingOverlay(input: arguments.matrix(0), overlay: arguments.matrix(1))
      return [
        validLength("rows", input: slide.inputRows, overlay: slide.rows),
        validLength("columns", input: slide.inputColumns, overlay: slide.columns),
      ]
    },
    working: { arguments, index in
      guard index.count == 2 else { return nil }
      let slide = SlidingOverlay(input: arguments.matrix(0), overlay: arguments.matrix(1))
      return sumText(slide.pairs(index[0], index[1]))
    },
    reference: { .matrix(weightSlopes($0.matrix(0), $0.matrix(1))) })

  fileprivate static let parameterGradients = ExerciseFunction(
    "parameterGradients",
    parameters: [
      Parameter("aPrev", "aPrev", .matrix), Parameter("w", "w", .matrix),
      Parameter("b", "b", .number), Parameter("aGradient", "aGradient", .matrix),
    ],
    result: .tuple([.init("w", .matrix), .init("b", .number)]),
    section: "Ask the judge about the weights",
    elementWorking: { arguments, label, index in
      let pass = FeatureMapPass(arguments)
      return switch (label, index.count) {
      case ("w", 2):
        sumText(
          SlidingOverlay(input: pass.aPrev, overlay: pass.zGradient).pairs(index[0], index[1]))
      case ("b", 0): pass.zGradient.joined().map(factorText).joined(separator: " + ")
      default: nil
      }
    },
    reference: { arguments in
      let pass = FeatureMapPass(arguments)
      return parameterSlopes(w: pass.wGradient, b: pass.bGradient)
    })
}

/// A result of `parameterGradients`.
func parameterSlopes(w: [[Double]], b: Double) -> Value {
  .tuple([.init("w", .matrix(w)), .init("b", .number(b))])
}
