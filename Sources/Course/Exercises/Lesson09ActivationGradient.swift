internal import ConvNet
internal import TerminalMarkdown

extension Exercise {
  /// Lesson 9: ∂C/∂a of the previous layer as a full convolution, and a step downhill.
  static func activationGradient(_ article: Article) -> Exercise {
    Exercise(
      functions: [.aPrevGradient, .step],
      cases: aPrevGradientCases(article) + stepCases(article),
      randomCases: activationGradientRandomCases,
      mistakes: activationGradientMistakes)
  }

  private static func aPrevGradientCases(_ article: Article) -> [ExerciseCase] {
    let proven = FeatureMapPass.examples.map { id, title in
      ExerciseCase(
        "previous.\(id)", .article, title: title, function: "aPrevGradient",
        arguments: [
          article.input("\(id).a_prev_gradient", "w"),
          article.expected("\(id).b_gradient_components"),
        ],
        facts: [.init("\(id).a_prev_gradient")])
    }
    let edges = [
      ("previous.small", "two neurons in a row", [[1, 2], [3, 4]], [[10, -1]]),
      ("previous.whole", "a filter as large as the input", [[1, -2, 3], [4, 5, -6]], [[0.5]]),
      ("previous.single", "a filter of one weight", [[-2]], [[1, 0, -1], [2, 3, 1]]),
      ("previous.column", "an input of one column", [[1], [-2], [4]], [[5], [0.5]]),
    ].map { id, title, w, slopes in
      ExerciseCase(
        id, .edge, title: title, function: "aPrevGradient",
        arguments: [.matrix(w), .matrix(slopes)])
    }
    return proven + singleNeuronCases(article) + edges
  }

  /// The four matrices with zeros whose sum is the gradient: each neuron with its own slope only.
  private static func singleNeuronCases(_ article: Article) -> [ExerciseCase] {
    guard let slopes = article.expected("fm3x3.b_gradient_components").matrix else { return [] }
    return slopes.indices.flatMap { row in
      slopes[row].indices.map { column in
        var alone = slopes.map { $0.map { _ in 0.0 } }
        alone[row][column] = slopes[row][column]
        return ExerciseCase(
          "neuron.\(row)\(column)", .edge,
          title: "only the neuron in row \(row), column \(column)", function: "aPrevGradient",
          arguments: [article.input("fm3x3.z", "w"), .matrix(alone)])
      }
    }
  }

  private static func stepCases(_ article: Article) -> [ExerciseCase] {
    FeatureMapPass.examples.map { id, title in
      let pass = FeatureMapPass(article, id)
      return ExerciseCase(
        "step.\(id)", .article, title: title, function: "step",
        arguments: pass.arguments + [article.input("\(id).z", "step_size")],
        facts: [
          .init("\(id).w_updated") { $0["w"] },
          .init("\(id).b_updated") { result in result["b"].map { .list([.list([$0])]) } },
          .init("\(id).a_prev_gradient") { $0["aPrevGradient"] },
          .init("\(id).cost_before_after") { result in
            pass.changed(to: result).map { .vector([pass.cost, $0.cost]) }
          },
        ])
    } + twoNeuronCases(article) + [
      ExerciseCase(
        "step.whole", .edge, title: "a filter as large as the input", function: "step",
        arguments: FeatureMapPass(
          aPrev: [[0.5, -1], [1, 0.25], [0.75, -0.5]], w: [[1, -0.5], [0.25, 2], [-1, 0.5]],
          b: 0.5, aGradient: [[-2]]
        ).arguments + [.number(0.5)])
    ]
  }

  /// The same author's "PyTorch Hello World": two neurons in a row, each a map of one cell.
  private static func twoNeuronCases(_ article: Article) -> [ExerciseCase] {
    let id = "hello.chain_rule"
    func number(_ name: String) -> Double {
      guard let number = article.input(id, name).number else {
        preconditionFailure("article.json: input '\(name)' of '\(id)' is not a number.")
      }
      return number
    }
    let stepSize = number("step_size")
    var first = FeatureMapPass(
      aPrev: [[number("a_l0")]], w: [[number("w_l1")]], b: number("b_l1"), aGradient: [[0]])
    var second = FeatureMapPass(
      aPrev: first.a, w: [[number("w_l2")]], b: number("b_l2"), aGradient: [[0]])
    // C = (a − target)², so ∂C/∂a = 2 · (a − target)
    second.aGradient = second.a.map { $0.map { 2 * ($0 - number("target")) } }
    first.aGradient = second.aPrevGradient

    let before = second.a[0][0]
    let laterNeuron = second.stepped(by: stepSize)
    let firstNeuron = first
    return [
      ExerciseCase(
        "step.hello.second", .article, title: "the second of two neurons in a row",
        function: "step", arguments: second.arguments + [.number(stepSize)]),
      ExerciseCase(
        "step.hello.first", .article, title: "the first of two neurons in a row",
        function: "step", arguments: first.arguments + [.number(stepSize)],
        facts: [
          .init(id) { result in
            guard let learned = firstNeuron.changed(to: result) else { return nil }
            var later = laterNeuron
            later.aPrev = learned.a
            return .vector([
              before, learned.w[0][0], learned.b, later.w[0][0], later.b, later.a[0][0],
            ])
          }
        ]),
    ]
  }

  private static let activationGradientRandomCases:
    @Sendable (inout SeededGenerator) -> [ExerciseCase] = { generator in
      randomMapSizes.enumerated().flatMap { index, size in
        let pass = FeatureMapPass.random(
          rows: size.0, columns: size.1, overlay: (size.2, size.3), using: &generator)
        let title = "a \(size.0)×\(size.1) input, a \(size.2)×\(size.3) filter"
        return [
          ExerciseCase(
            "random.previous.\(index)", .random, title: title, function: "aPrevGradient",
            arguments: [.matrix(pass.w), .matrix(pass.aGradient)]),
          ExerciseCase(
            "random.step.\(index)", .random, title: title, function: "step",
            arguments: pass.arguments + [.number(0.25)]),
        ]
      }
    }
}

extension FeatureMapPass {
  /// The map with the weights and the bias of a result of `step`.
  fileprivate func changed(to result: Value) -> FeatureMapPass? {
    guard let w = result["w"]?.matrix, let b = result["b"]?.number, w.count == self.w.count,
      w.first?.count == self.w.first?.count
    else { return nil }
    return FeatureMapPass(aPrev: aPrev, w: w, b: b, aGradient: aGradient)
  }
}

extension ExerciseFunction {
  fileprivate static let aPrevGradient = ExerciseFunction(
    "aPrevGradient",
    parameters: [Parameter("w", "w", .matrix), Parameter("zGradient", "zGradient", .matrix)],
    result: .matrix,
    section: "The weights run backwards",
    shapeRule: { arguments in
      let w = arguments.matrix(0)
      let slopes = arguments.matrix(1)
      return [
        fullLength("rows", w.count, slopes.count),
        fullLength("columns", w.first?.count ?? 0, slopes.first?.count ?? 0),
      ]
    },
    working: { activationShares($0.matrix(0), $0.matrix(1), $1) },
    reference: { .matrix(activationSlopes($0.matrix(0), $0.matrix(1))) })

  fileprivate static let step = ExerciseFunction(
    "step",
    parameters: [
      Parameter("aPrev", "aPrev", .matrix), Parameter("w", "w", .matrix),
      Parameter("b", "b", .number), Parameter("aGradient", "aGradient", .matrix),
      Parameter("stepSize", "stepSize", .number),
    ],
    result: .tuple([
      .init("w", .matrix), .init("b", .number), .init("aPrevGradient", .matrix),
    ]),
    section: "A step downhill",
    elementWorking: { arguments, label, index in
      let pass = FeatureMapPass(arguments)
      func step(_ number: Double, _ slope: Double) -> String {
        "\(NumberText.shortest(number)) − \(NumberText.shortest(arguments.number(4)))·\(factorText(slope))"
      }
      return switch (label, index.count) {
      case ("w", 2): step(pass.w[index[0]][index[1]], pass.wGradient[index[0]][index[1]])
      case ("b", 0): step(pass.b, pass.bGradient)
      case ("aPrevGradient", 2): activationShares(pass.w, pass.zGradient, index)
      default: nil
      }
    },
    reference: { arguments in
      let pass = FeatureMapPass(arguments)
      return stepResult(pass.stepped(by: arguments.number(4)), handingBack: pass.aPrevGradient)
    })
}

/// A result of `step`: the changed map's weights and bias, and the slopes for the previous layer.
func stepResult(_ changed: FeatureMapPass, handingBack slopes: [[Double]]) -> Value {
  .tuple([
    .init("w", .matrix(changed.w)), .init("b", .number(changed.b)),
    .init("aPrevGradient", .matrix(slopes)),
  ])
}

/// The shares that one activation gets, neuron by neuron: slope times the weight it is seen under.
func activationShares(
  _ w: [[Double]], _ slopes: [[Double]], _ index: [Int]
) -> String? {
  guard index.count == 2 else { return nil }
  var shares: [(Double, Double)] = []
  for row in slopes.indices {
    for column in slopes[row].indices {
      let i = index[0] - row
      let j = index[1] - column
      guard w.indices.contains(i), w[i].indices.contains(j) else { continue }
      shares.append((slopes[row][column], w[i][j]))
    }
  }
  return sumText(shares)
}

/// The length of one axis of a full result with its numbers filled in: `2 + 2 − 1`.
func fullLength(_ axis: String, _ input: Int, _ overlay: Int) -> ExerciseFunction.ShapeRule {
  ExerciseFunction.ShapeRule(axis, "\(input) + \(overlay) − 1", input + overlay - 1)
}
