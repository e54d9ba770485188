extension Exercise {
  static let biasGradientMistakes = sigmoidPrimeMistakes + zGradientMistakes + biasSumMistakes

  /// A wrong slope of σ spoils what is made with it, too.
  private static func wrongSlope(
    _ slope: @escaping @Sendable (_ z: Double) -> Double
  ) -> [String: @Sendable ([Value]) -> Value] {
    ["sigmoidPrime": { .number(slope($0.number(0))) }, "zGradient": wrongFactor(slope)]
  }

  /// A wrong factor of ∂C/∂a.
  private static func wrongFactor(
    _ factor: @escaping @Sendable (_ z: Double) -> Double
  ) -> @Sendable ([Value]) -> Value {
    { .matrix(products($0.matrix(0).map { $0.map(factor) }, $0.matrix(1))) }
  }

  private static let sigmoidPrimeMistakes = [
    Mistake(
      "prime.sign",
      title: "the slope of σ has the wrong sign",
      reason: "A derivative of e to the power −z brings a minus sign along, and it is easily lost.",
      advice: "Does σ rise or fall when z grows, and what does that say about its slope?",
      edits: [.init("return a * (1 - a)", "return -a * (1 - a)")],
      wrong: wrongSlope { -logisticSlope($0) }),
    Mistake(
      "prime.expectsa",
      title: "the slope of σ is made from z instead of from σ(z)",
      reason: "Many programs write the slope as a·(1 − a) and hand it the activation.",
      advice: "What does your function return for z = 0, where σ is steepest?",
      edits: [.init("let a = sigmoid(z)", "let a = z")],
      wrong: wrongSlope { $0 * (1 - $0) }),
  ]

  private static let zGradientMistakes = [
    Mistake(
      "grad.sigma.ofa",
      title: "σ′ is taken of the activation instead of z",
      reason: "The activation is at hand, and the numbers come out close to the right ones.",
      advice: "Count how often σ is applied to z on the way to your slope.",
      edits: [
        .init("sigmoidPrime(z[row][column])", "sigmoidPrime(sigmoid(z[row][column]))")
      ],
      wrong: ["zGradient": wrongFactor { logisticSlope(logistic($0)) }]),
    Mistake(
      "grad.sigma.itself",
      title: "∂C/∂a is multiplied by σ instead of by its slope",
      reason: "The two functions stand side by side and differ by one short mark on paper.",
      advice: "How far does the activation move when z is nudged: by σ, or by something else?",
      edits: [.init("sigmoidPrime(z[row][column])", "sigmoid(z[row][column])")],
      wrong: ["zGradient": wrongFactor(logistic)]),
    Mistake(
      "grad.b.nosigma",
      title: "∂C/∂a is passed on as ∂C/∂z, without the slope of σ",
      reason: "Both matrices have the same shape, so nothing seems to be missing.",
      advice:
        "Between z and the cost stands more than the next layer: what did z go through first?",
      edits: [
        .init("sigmoidPrime(z[row][column]) * aGradient[row][column]", "aGradient[row][column]")
      ],
      wrong: ["zGradient": { .matrix($0.matrix(1)) }]),
  ]

  private static let biasSumMistakes = [
    Mistake(
      "grad.b.mean",
      title: "the slopes of the neurons are averaged",
      reason: "A mean is how many numbers usually become one.",
      advice: "Nudge b by 0.01: by how much does the z of each of the four neurons move?",
      edits: [
        .init("return sum", "return sum / Double(zGradient.count * zGradient[0].count)")
      ],
      wrong: [
        "biasGradient": { arguments in
          let slopes = arguments.matrix(0).flatMap { $0 }
          return .number(slopes.reduce(0, +) / Double(slopes.count))
        }
      ]),
    Mistake(
      "grad.b.nosum",
      title: "the slopes are not added up: only the last neuron's is left",
      reason: "A single character decides whether a total grows or is replaced.",
      advice: "The bias is shared: which neurons does it move?",
      edits: [.init("sum += slope", "sum = slope")],
      wrong: ["biasGradient": { .number($0.matrix(0).last?.last ?? 0) }]),
  ]
}
