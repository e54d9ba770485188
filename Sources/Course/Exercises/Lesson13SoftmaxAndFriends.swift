internal import ConvNet

extension Exercise {
  /// Lesson 13: what today's networks use beside σ and the squared cost.
  static func softmaxAndFriends(_ article: Article) -> Exercise {
    Exercise(
      functions: [
        .softmax, .crossEntropy, .crossEntropyGradient, .relu, .reluGradient, .l2Penalty,
        .dropout,
      ],
      cases: softmaxCases(article) + friendsCases,
      randomCases: softmaxAndFriendsRandomCases,
      mistakes: softmaxMistakes + crossEntropyMistakes + friendsMistakes)
  }

  private static func softmaxCases(_ article: Article) -> [ExerciseCase] {
    let scores = article.input("pytorch.softmax", "output")
    let target = article.integer("pytorch.nll", "target")
    return [
      ExerciseCase(
        "softmax.article", .article, title: "the scores 0.2, 0.4 and 0.9", function: "softmax",
        arguments: [scores], facts: [.init("pytorch.softmax")]),
      ExerciseCase(
        "cost.article", .article, title: "the probabilities of the scores 0.2, 0.4 and 0.9",
        function: "crossEntropy", arguments: [.vector(softmax([scores].vector(0))), target],
        facts: [.init("pytorch.nll")]),
      ExerciseCase(
        "gradient.article", .article, title: "the scores 0.2, 0.4 and 0.9",
        function: "crossEntropyGradient",
        arguments: [article.input("pytorch.ce_gradient", "output"), target],
        facts: [.init("pytorch.ce_gradient")]),

      edge("softmax.equal", "four equal scores", "softmax", .vector([5, 5, 5, 5])),
      edge("softmax.one", "a single score", "softmax", .vector([3])),
      edge("softmax.signs", "scores of both signs", "softmax", .vector([-2, 0, 1, 0.5])),
      edge("softmax.large", "scores too large for e", "softmax", .vector([1000, 1001])),
      edge("softmax.far", "scores far apart", "softmax", .vector([0, 1000])),
      edge("softmax.farther", "scores still further apart", "softmax", .vector([0, 2000])),
      edge("softmax.larger", "still larger scores", "softmax", .vector([2000, 2001])),
      edge("softmax.small", "scores too small for e", "softmax", .vector([-1000, -1001])),
      edge(
        "cost.sure", "sure and right", "crossEntropy", .vector([0, 1, 0]), .integer(1)),
      edge(
        "cost.quarter", "a target that got a quarter", "crossEntropy",
        .vector([0.5, 0.25, 0.125, 0.125]), .integer(1)),
      edge(
        "cost.impossible", "a target that was held to be impossible", "crossEntropy",
        .vector([0.75, 0, 0.25]), .integer(1)),
      edge(
        "cost.ten", "ten answers, and no idea", "crossEntropy",
        .vector([Double](repeating: 0.1, count: 10)), .integer(3)),
      edge(
        "gradient.equal", "two equal scores", "crossEntropyGradient", .vector([0, 0]),
        .integer(1)),
      edge(
        "gradient.signs", "scores of both signs", "crossEntropyGradient",
        .vector([-2, 0, 1, 0.5]), .integer(0)),
      edge(
        "gradient.large", "scores too large for e", "crossEntropyGradient",
        .vector([1000, 1001]), .integer(0)),
      edge("gradient.one", "a single score", "crossEntropyGradient", .vector([3]), .integer(0)),
    ]
  }

  private static let friendsCases: [ExerciseCase] = [
    edge(
      "relu.signs", "both signs, and zero", "relu", .matrix([[-2, 0.5, 3], [0, -0.25, 1]])),
    edge("relu.negative", "nothing but negative numbers", "relu", .matrix([[-1], [-2]])),
    edge(
      "switch.signs", "both signs of z and of the gradient", "reluGradient",
      .matrix([[-2, 0.5, 3], [4, -0.25, 1]]), .matrix([[7, -8, 0.5], [2, -3, 0.25]])),
    edge(
      "switch.zero", "z exactly 0", "reluGradient", .matrix([[0, 2], [-1, 0], [3, 0]]),
      .matrix([[5, 1], [2, -4], [-6, 8]])),
    edge(
      "penalty.text", "the weights 3, −1, 2 and 0", "l2Penalty", .matrix([[3, -1], [2, 0]]),
      .number(0.1)),
    edge(
      "penalty.wide", "a row of weights", "l2Penalty", .matrix([[0.5, -2, 1, 4]]), .number(2)),
    edge("penalty.free", "a price of 0", "l2Penalty", .matrix([[5, -7]]), .number(0)),
    edge(
      "dropout.text", "half of them", "dropout", .vector([0.5, 0.8, 0.2, 0.4]), .number(0.5),
      .vector([0.9, 0.1, 0.4, 0.7])),
    edge(
      "dropout.quarter", "a quarter is kept", "dropout", .vector([1, -2, 3, 4, 5]),
      .number(0.25), .vector([0.2, 0.1, 0.3, 0.8, 0.24])),
    edge(
      "dropout.edge", "a random number that is just as large as keep", "dropout", .vector([3, -1]),
      .number(0.5), .vector([0.5, 0.25])),
    edge(
      "dropout.all", "everyone is kept", "dropout", .vector([1, -2, 3]), .number(1),
      .vector([0.99, 0, 0.5])),
  ]

  private static func edge(
    _ id: String, _ title: String, _ function: String, _ arguments: Value...
  ) -> ExerciseCase {
    ExerciseCase(id, .edge, title: title, function: function, arguments: arguments)
  }

  private static let softmaxAndFriendsRandomCases:
    @Sendable (inout SeededGenerator) -> [ExerciseCase] = { generator in
      (1...5).flatMap { size -> [ExerciseCase] in
        func fractions(_ count: Int, by unit: Double) -> [Double] {
          generator.matrix(rows: 1, columns: count)[0].map { $0 / unit }
        }
        func matrix() -> Value {
          .matrix(generator.matrix(rows: size, columns: (size + 2) / 2))
        }
        func random(_ function: String, _ title: String, _ arguments: Value...) -> ExerciseCase {
          ExerciseCase(
            "random.\(function).\(size)", .random, title: title, function: function,
            arguments: arguments)
        }
        let scores = fractions(size + 1, by: 4)
        let target = Value.integer(Int.random(in: 0...size, using: &generator))
        let shape = "\(size)×\((size + 2) / 2) numbers"
        let uniform = (0..<size).map { _ in Double(Int.random(in: 0...9, using: &generator)) / 10 }
        return [
          random("softmax", "\(size + 1) scores", .vector(scores)),
          random(
            "crossEntropy", "\(size + 1) probabilities", .vector(softmax(scores)), target),
          random("crossEntropyGradient", "\(size + 1) scores", .vector(scores), target),
          random("relu", shape, matrix()),
          random("reluGradient", shape, matrix(), matrix()),
          random("l2Penalty", shape, matrix(), .number(0.25)),
          random(
            "dropout", "\(size) activations", .vector(fractions(size, by: 8)), .number(0.75),
            .vector(uniform)),
        ]
      }
    }
}
