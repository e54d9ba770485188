func cases(_ cases: inout Cases) {
  let scores: [Double] = article["pytorch.softmax", "output"]
  let target: Int = article["pytorch.nll", "target"]
  cases.article(
    "softmax.article", "the scores 0.2, 0.4 and 0.9", .softmax(scores),
    gives: .all("pytorch.softmax"))
  cases.edge("softmax.one", "a single score", .softmax([3]))
  cases.edge("softmax.large", "scores too large for e", .softmax([1000, 1001]))
  cases.edge("softmax.larger", "still larger scores", .softmax([2000, 2001]))
  cases.edge("softmax.far", "scores far apart", .softmax([0, 1000]))
  cases.edge("softmax.farther", "scores still further apart", .softmax([0, 2000]))
  cases.edge("softmax.small", "scores too small for e", .softmax([-1000, -1001]))
  cases.edge("softmax.equal", "four equal scores", .softmax([5, 5, 5, 5]))
  cases.edge("softmax.signs", "scores of both signs", .softmax([-2, 0, 1, 0.5]))

  cases.article(
    "cost.article", "the probabilities of the scores 0.2, 0.4 and 0.9",
    .crossEntropy(softmax(scores), target: target), gives: .all("pytorch.nll"))
  cases.edge("cost.sure", "sure and right", .crossEntropy([0, 1, 0], target: 1))
  cases.edge(
    "cost.impossible", "a target that was held to be impossible",
    .crossEntropy([0.75, 0, 0.25], target: 1))
  cases.edge(
    "cost.quarter", "a target that got a quarter",
    .crossEntropy([0.5, 0.25, 0.125, 0.125], target: 1))
  cases.edge(
    "cost.ten", "ten answers, and no idea",
    .crossEntropy([Double](repeating: 0.1, count: 10), target: 3))

  cases.article(
    "gradient.article", "the scores 0.2, 0.4 and 0.9",
    .crossEntropyGradient(article["pytorch.ce_gradient", "output"], target: target),
    gives: .all("pytorch.ce_gradient"))
  cases.edge("gradient.one", "a single score", .crossEntropyGradient([3], target: 0))
  cases.edge("gradient.equal", "two equal scores", .crossEntropyGradient([0, 0], target: 1))
  cases.edge(
    "gradient.large", "scores too large for e", .crossEntropyGradient([1000, 1001], target: 0))
  cases.edge(
    "gradient.signs", "scores of both signs", .crossEntropyGradient([-2, 0, 1, 0.5], target: 0))

  cases.edge("relu.negative", "nothing but negative numbers", .relu([[-1], [-2]]))
  cases.edge("relu.signs", "both signs, and zero", .relu([[-2, 0.5, 3], [0, -0.25, 1]]))
  cases.edge(
    "switch.zero", "z exactly 0",
    .reluGradient(z: [[0, 2], [-1, 0], [3, 0]], aGradient: [[5, 1], [2, -4], [-6, 8]]))
  cases.edge(
    "switch.signs", "both signs of z and of the gradient",
    .reluGradient(
      z: [[-2, 0.5, 3], [4, -0.25, 1]], aGradient: [[7, -8, 0.5], [2, -3, 0.25]]))

  cases.edge("penalty.free", "a price of 0", .l2Penalty([[5, -7]], lambda: 0))
  cases.edge(
    "penalty.text", "the weights 3, −1, 2 and 0", .l2Penalty([[3, -1], [2, 0]], lambda: 0.1))
  cases.edge("penalty.wide", "a row of weights", .l2Penalty([[0.5, -2, 1, 4]], lambda: 2))

  cases.edge(
    "dropout.edge", "a random number that is just as large as keep",
    .dropout([3, -1], keep: 0.5, uniform: [0.5, 0.25]))
  cases.edge(
    "dropout.all", "everyone is kept", .dropout([1, -2, 3], keep: 1, uniform: [0.99, 0, 0.5]))
  cases.edge(
    "dropout.text", "half of them",
    .dropout([0.5, 0.8, 0.2, 0.4], keep: 0.5, uniform: [0.9, 0.1, 0.4, 0.7]))
  cases.edge(
    "dropout.quarter", "a quarter is kept",
    .dropout([1, -2, 3, 4, 5], keep: 0.25, uniform: [0.2, 0.1, 0.3, 0.8, 0.24]))
}

func random(_ draw: inout Draw, _ cases: inout Cases) {
  for size in 1...5 {
    let scores = draw.matrix(1, size + 1)[0].map { $0 / 4 }
    let target = draw.integer(in: 0...size)
    cases.random("random.softmax.\(size)", "\(size + 1) scores", .softmax(scores))
    cases.random(
      "random.crossEntropy.\(size)", "\(size + 1) probabilities",
      .crossEntropy(softmax(scores), target: target))
    cases.random(
      "random.crossEntropyGradient.\(size)", "\(size + 1) scores",
      .crossEntropyGradient(scores, target: target))

    let (rows, columns) = (size, (size + 2) / 2)
    let shape = "\(rows)×\(columns) numbers"
    cases.random("random.relu.\(size)", shape, .relu(draw.matrix(rows, columns)))
    cases.random(
      "random.reluGradient.\(size)", shape,
      .reluGradient(z: draw.matrix(rows, columns), aGradient: draw.matrix(rows, columns)))
    cases.random(
      "random.l2Penalty.\(size)", shape, .l2Penalty(draw.matrix(rows, columns), lambda: 0.25))

    var uniform: [Double] = []
    for _ in 0..<size { uniform.append(Double(draw.integer(in: 0...9)) / 10) }
    cases.random(
      "random.dropout.\(size)", "\(size) activations",
      .dropout(draw.eighths(1, size)[0], keep: 0.75, uniform: uniform))
  }
}

func softmaxShape(_ logits: [Double]) -> [Axis] { [.same("scores", logits.count)] }

func crossEntropyGradientShape(_ logits: [Double], target: Int) -> [Axis] {
  [.same("scores", logits.count)]
}

func reluShape(_ z: Matrix) -> [Axis] { .same(z) }

func reluGradientShape(z: Matrix, aGradient: Matrix) -> [Axis] { .same(z) }

func dropoutShape(_ a: [Double], keep: Double, uniform: [Double]) -> [Axis] {
  [.same("activations", a.count)]
}
