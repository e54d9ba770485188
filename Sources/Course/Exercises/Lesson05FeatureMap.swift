internal import ConvNet
internal import TerminalMarkdown

extension Exercise {
  /// Lesson 5: sums become neurons.
  static func featureMap(_ article: Article) -> Exercise {
    Exercise(
      functions: [sigmoid, featureMapFunction],
      cases: mapsOfTheArticle(article) + squeezedAtTheEdges + mapsAtTheEdges(article),
      randomCases: { generator in randomSqueezes(&generator) + randomMaps(&generator) },
      mistakes: Mistake.featureMap)
  }

  private static let sigmoid = ExerciseFunction(
    "sigmoid",
    parameters: [.init("_", "z", .number)],
    result: .number,
    section: "Squeezed between 0 and 1",
    working: { arguments, _ in "1 / (1 + exp(\(NumberText.shortest(-arguments.number(0)))))" },
    reference: { .number(logistic($0.number(0))) })

  private static let featureMapFunction = ExerciseFunction(
    "featureMap",
    parameters: [
      .init("_", "aPrev", .matrix), .init("w", "w", .matrix), .init("b", "b", .number),
    ],
    result: .tuple([.init("z", .matrix), .init("a", .matrix)]),
    section: "From a sum to a neuron",
    shapeRule: { arguments in
      let sliding = FeatureMapSums(arguments).sliding
      return [
        validLength("rows", input: sliding.inputRows, overlay: sliding.rows),
        validLength("columns", input: sliding.inputColumns, overlay: sliding.columns),
      ]
    },
    elementWorking: { arguments, element, index in
      guard index.count == 2 else { return nil }
      let map = FeatureMapSums(arguments)
      let sum =
        sumText(map.sliding.pairs(index[0], index[1])) + " + " + factorText(map.b)
      return element == "z" ? sum : "σ(\(sum))"
    },
    reference: { arguments in
      let pass = FeatureMapPass(
        aPrev: arguments.matrix(0), w: arguments.matrix(1), b: arguments.number(2), aGradient: [])
      return .featureMap(z: pass.z, a: pass.a)
    })
}

/// The arguments of `featureMap`, taken apart.
struct FeatureMapSums {
  var sliding: SlidingOverlay
  var b: Double

  init(_ arguments: [Value]) {
    sliding = SlidingOverlay(input: arguments.matrix(0), overlay: arguments.matrix(1))
    b = arguments.number(2)
  }

  /// z = correlate(aPrev, w) + b
  var z: [[Double]] { sliding.valid().map { $0.map { $0 + b } } }
}

extension Value {
  /// What `featureMap` returns.
  static func featureMap(z: [[Double]], a: [[Double]]) -> Value {
    .tuple([Field("z", .matrix(z)), Field("a", .matrix(a))])
  }
}

// MARK: - Cases

private func mapCase(
  _ id: String, _ kind: ExerciseCase.Kind, _ title: String, _ aPrev: Value, w: Value, b: Value,
  facts: [ExerciseCase.Fact] = []
) -> ExerciseCase {
  ExerciseCase(
    id, kind, title: title, function: "featureMap", arguments: [aPrev, w, b], facts: facts)
}

private func mapsOfTheArticle(_ article: Article) -> [ExerciseCase] {
  let maps = FeatureMapPass.examples.map { id, title in
    let pass = FeatureMapPass(article, id)
    return mapCase(
      id, .article, title, .matrix(pass.aPrev), w: .matrix(pass.w), b: .number(pass.b),
      facts: [.init("\(id).z") { $0["z"] }, .init("\(id).a") { $0["a"] }])
  }
  let stuck = "code.featuremap.saturated"
  return maps + [
    mapCase(
      stuck, .article, "the code's own input with weights too large for it",
      counting(rows: 4, columns: 5), w: article.input(stuck, "w"), b: article.input(stuck, "b"),
      facts: [
        // How much the first and the last activation still answer to a change: a · (1 − a).
        .init(stuck) { result in
          guard let a = result["a"]?.matrix, let first = a.first?.first, let last = a.last?.last
          else { return nil }
          return .vector([first * (1 - first), last * (1 - last)])
        }
      ])
  ]
}

private let squeezedAtTheEdges: [ExerciseCase] = [
  ("zero", "neither positive nor negative", 0), ("two", "a positive number", 2),
  ("minus-two", "a negative number", -2), ("four", "further up", 4),
  ("minus-four", "further down", -4), ("far", "so large that e to its power is infinite", 1000),
  ("far-below", "the same on the other side", -1000),
].map { name, title, z in
  ExerciseCase(
    "sigmoid.\(name)", .edge, title: title, function: "sigmoid", arguments: [.number(z)])
}

private func mapsAtTheEdges(_ article: Article) -> [ExerciseCase] {
  let u: [[Double]] = [
    [1, 0, 0, 0, 1], [1, 0, 0, 0, 1], [1, 0, 0, 0, 1], [1, 0, 0, 0, 1], [1, 1, 1, 1, 1],
  ]
  let stroke = Value.matrix([[1], [1], [1]])
  return [
    mapCase(
      "map.five", .edge, "Appendix A with a bias of 5",
      article.input("A.correlate.valid", "values"), w: article.input("A.correlate.valid", "f"),
      b: .number(5)),
    mapCase(
      "letter.u", .edge, "a stroke finder on the letter U", .matrix(u), w: stroke, b: .number(-2)),
    mapCase(
      "letter.u.moved", .edge, "the U one column further to the right",
      .matrix(u.map { [0] + $0 }), w: stroke, b: .number(-2)),
    mapCase(
      "map.no-bias", .edge, "a bias of 0", .matrix([[0.5, -1, 2], [1.5, 0.25, -0.5]]),
      w: .matrix([[1, -0.5]]), b: .number(0)),
    mapCase(
      "map.single", .edge, "one weight", .matrix([[0.5, -1], [2, 0.25], [-3, 1]]),
      w: .matrix([[-2]]), b: .number(0.5)),
    mapCase(
      "map.whole", .edge, "one neuron that sees everything",
      .matrix([[0.5, -1, 2], [1.5, 0.25, -0.5]]), w: .matrix([[1, 0.5, -1], [2, -4, 0]]),
      b: .number(-0.25)),
  ]
}

private func randomSqueezes(_ generator: inout SeededGenerator) -> [ExerciseCase] {
  (1...6).map { number in
    ExerciseCase(
      "sigmoid.random.\(number)", .random, title: "any number", function: "sigmoid",
      arguments: [.number(generator.smallInteger() * Double(number) / 8)])
  }
}

private func randomMaps(_ generator: inout SeededGenerator) -> [ExerciseCase] {
  randomMapSizes.enumerated().map { number, size in
    let pass = FeatureMapPass.random(
      rows: size.0, columns: size.1, overlay: (size.2, size.3), using: &generator)
    return mapCase(
      "map.random.\(number + 1)", .random, "\(size.0)×\(size.1) with \(size.2)×\(size.3)",
      .matrix(pass.aPrev), w: .matrix(pass.w), b: .number(pass.b))
  }
}
