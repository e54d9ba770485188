// The smallest come first: what a learner sees of a slip should fit into one glance.
func cases(_ cases: inout Cases) {
  parts(&cases)
  momentum(&cases)
  adam(&cases)
  loops(&cases)
}

func parts(_ cases: inout Cases) {
  cases.edge("split.five", "two of five", .split([3, 0, 4, 1, 2], heldOut: 2))
  cases.edge("split.one", "one of four", .split([7, 5, 9, 6], heldOut: 1))
  cases.edge("split.none", "nothing is held out", .split([2, 0, 1], heldOut: 0))
  cases.edge("split.most", "four of five", .split([4, 2, 0, 3, 1], heldOut: 4))

  cases.edge("batches.five", "five in twos", .batches(of: [3, 0, 4, 1, 2], size: 2))
  cases.edge("batches.even", "six in threes", .batches(of: [5, 2, 0, 4, 1, 3], size: 3))
  cases.edge("batches.one", "three, one by one", .batches(of: [2, 0, 1], size: 1))
  cases.edge("batches.large", "a batch larger than the epoch", .batches(of: [1, 0, 2], size: 5))
  cases.edge("batches.whole", "all of them in one batch", .batches(of: [1, 3, 0, 2], size: 4))
  cases.edge("batches.none", "nothing to learn from", .batches(of: [], size: 4))
  cases.edge(
    "batches.ten", "ten in fours", .batches(of: [6, 1, 9, 0, 3, 8, 2, 7, 5, 4], size: 4))
}

func momentum(_ cases: inout Cases) {
  func edge(
    _ id: String, _ title: String, _ weights: [Double], _ gradient: [Double],
    _ velocity: [Double], _ stepSize: Double, _ momentum: Double
  ) {
    cases.edge(
      "momentum.\(id)", title,
      .momentumStep(
        weights, gradient: gradient, velocity: velocity, stepSize: stepSize, momentum: momentum))
  }
  // C(w) = 2w², from w = 1 on: three steps of size 0.1.
  edge("first", "the first step, from rest", [1], [4], [0], 0.1, 0.5)
  edge("second", "the second step", [0.6], [2.4], [4], 0.1, 0.5)
  edge("third", "the third step", [0.16], [0.64], [4.4], 0.1, 0.5)
  edge("long", "a step that is too long, without momentum", [-1.4], [-5.6], [4], 0.6, 0)
  edge("flat", "no slope: it rolls on", [2], [0], [-3], 0.5, 0.75)
  edge("against", "a slope against the velocity", [1], [-2], [4], 0.25, 0.5)
  edge("two", "two weights", [1, -2], [0.5, 3], [-1, 2], 0.5, 0.25)
  edge("several", "four weights", [0, 1, -1, 2], [1, -2, 4, 0], [2, 2, -1, 0], 0.125, 0.5)
}

func adam(_ cases: inout Cases) {
  func edge(
    _ id: String, _ title: String, _ weights: [Double], _ gradient: [Double], _ mean: [Double],
    _ meanSquare: [Double], _ time: Int, stepSize: Double = 0.1,
    _ betas: (Double, Double) = (0.5, 0.75), epsilon: Double = 0
  ) {
    cases.edge(
      "adam.\(id)", title,
      .adamStep(
        weights, gradient: gradient, mean: mean, meanSquare: meanSquare, time: time,
        stepSize: stepSize, beta1: betas.0, beta2: betas.1, epsilon: epsilon))
  }
  edge("first", "the first step", [1], [4], [0], [0], 1)
  edge("second", "the second step", [0.9], [1], [2], [4], 2)
  edge("pair", "a steep and a flat slope", [1, 2], [-8, 0.02], [0, 0], [0, 0], 1)
  edge(
    "usual", "the usual shares", [0.5, -1], [0.25, -3], [0, 0], [0, 0], 1, stepSize: 0.001,
    (0.9, 0.999), epsilon: 1e-8)
  edge("third", "the third step", [1], [-2], [1.5], [3.25], 3)
  edge("epsilon", "an ε that counts", [1, 2], [0.5, -1], [1, 0.25], [0.25, 1], 2, epsilon: 0.5)
  edge(
    "flat", "no slope so far", [3, -1], [0, 1], [0, 0], [0, 0], 1, stepSize: 0.5, epsilon: 0.125)
  edge(
    "late", "the fourth step, three weights", [1, 0, -1], [2, -1, 0.5], [0.5, -1, 1], [1, 0.5, 2],
    4, stepSize: 0.25, (0.75, 0.5), epsilon: 0.25)
}

func loops(_ cases: inout Cases) {
  func edge(
    _ id: String, _ title: String, _ weights: [Double], _ orders: [[Int]], heldOut: [Int],
    batch: Int, stepSize: Double, momentum: Double = 0, _ problem: String = "targets"
  ) {
    cases.edge(
      "train.\(id)", title,
      .train(
        weights, orders: orders, heldOut: heldOut, batchSize: batch, stepSize: stepSize,
        momentum: momentum, exampleCost: problem, exampleGradient: problem))
  }
  edge("one", "one epoch of one example", [0], [[0]], heldOut: [3], batch: 1, stepSize: 0.5)
  edge("none", "no epoch at all", [1], [], heldOut: [3, 2], batch: 2, stepSize: 0.5)
  edge("batch", "a batch of two", [0], [[0, 2]], heldOut: [3], batch: 2, stepSize: 0.5)
  edge("twice", "two batches", [0], [[0, 2]], heldOut: [1], batch: 1, stepSize: 0.5)
  edge("two", "two held-out examples", [0], [[0]], heldOut: [1, 3], batch: 1, stepSize: 0.5)
  edge(
    "lesson", "the lesson's two epochs", [0], [[1, 0, 2], [2, 1, 0]], heldOut: [3], batch: 2,
    stepSize: 0.5, momentum: 0.5)
  // With a step size of 1 and no momentum the weight becomes the last target that it sees.
  edge(
    "turn", "a cost that falls, rises, falls and rises", [0], [[2], [1], [5], [7], [4]],
    heldOut: [3], batch: 1, stepSize: 1)
  edge(
    "halfway", "a cost that rises, and falls a little", [0], [[1], [2], [5]], heldOut: [3],
    batch: 1, stepSize: 1)
  edge("start", "every epoch makes it worse", [5], [[2], [5]], heldOut: [3], batch: 1, stepSize: 1)
  edge(
    "equal", "two epochs that are equally good", [0], [[1], [6], [2]], heldOut: [3], batch: 1,
    stepSize: 1)
  edge(
    "rest", "momentum that lives on", [8], [[0, 1], [1, 0], [4, 0]], heldOut: [3, 6], batch: 1,
    stepSize: 0.25, momentum: 0.5)
  edge(
    "line", "two weights, seven examples in threes", [0, 0],
    [[3, 0, 7, 2, 4, 1, 6], [6, 4, 1, 0, 2, 3, 7], [1, 7, 4, 6, 3, 0, 2]], heldOut: [5], batch: 3,
    stepSize: 0.125, momentum: 0.5, "line")
  edge(
    "signs", "twelve weights, twelve examples", Array(repeating: 0, count: 12),
    shuffledOrders(12, epochs: 40), heldOut: Array(12..<24), batch: 5, stepSize: 0.02,
    momentum: 0.5, "signs")
}

// MARK: Drawn

func random(_ draw: inout Draw, _ cases: inout Cases) {
  for count in [1, 3, 4, 7, 10] {
    let order = shuffled(count, &draw)
    let numbers = count == 1 ? "one example" : "\(count) examples"
    cases.random(
      "random.split.\(count)", numbers,
      .split(order, heldOut: draw.integer(in: 1...max(1, count / 2))))
    cases.random(
      "random.batches.\(count)", numbers, .batches(of: order, size: draw.integer(in: 1...4)))
  }

  for count in 1...4 {
    let weights = count == 1 ? "one weight" : "\(count) weights"
    cases.random(
      "random.momentum.\(count)", weights,
      .momentumStep(
        draw.eighths(1, count)[0], gradient: draw.eighths(1, count)[0],
        velocity: draw.eighths(1, count)[0], stepSize: Double(draw.integer(in: 1...4)) / 8,
        momentum: Double(draw.integer(in: 1...7)) / 8))
    cases.random(
      "random.adam.\(count)", weights,
      .adamStep(
        draw.eighths(1, count)[0], gradient: draw.eighths(1, count)[0],
        mean: draw.eighths(1, count)[0],
        meanSquare: draw.eighths(1, count)[0].map { abs($0) }, time: draw.integer(in: 1...5),
        stepSize: Double(draw.integer(in: 1...4)) / 8,
        beta1: Double(draw.integer(in: 2...6)) / 8, beta2: Double(draw.integer(in: 2...6)) / 8,
        epsilon: Double(draw.integer(in: 1...4)) / 16))
  }

  for (number, epochs) in [1, 2, 3, 4].enumerated() {
    let all = shuffled(8, &draw)
    let heldOut = draw.integer(in: 1...3)
    let training = Array(all.dropFirst(heldOut))
    let orders = (0..<epochs).map { _ in
      shuffled(training.count, &draw).map { place in training[place] }
    }
    cases.random(
      "random.train.\(number + 1)", epochs == 1 ? "one epoch" : "\(epochs) epochs",
      .train(
        draw.eighths(1, 2)[0], orders: orders, heldOut: Array(all.prefix(heldOut)),
        batchSize: draw.integer(in: 2...4), stepSize: Double(draw.integer(in: 1...3)) / 16,
        momentum: Double(draw.integer(in: 1...6)) / 8, exampleCost: "line",
        exampleGradient: "line"))
  }
}

func shuffled(_ count: Int, _ draw: inout Draw) -> [Int] {
  var order = Array(0..<count)
  for last in order.indices.dropFirst().reversed() {
    order.swapAt(last, draw.integer(in: 0...last))
  }
  return order
}

func batchesShape(of order: [Int], size: Int) -> [Axis] {
  [Axis("batches", "⌈\(order.count) / \(size)⌉", (order.count + size - 1) / size)]
}

/// Of the weights and the velocity.
func momentumStepShape(
  _ weights: [Double], gradient _: [Double], velocity _: [Double], stepSize _: Double,
  momentum _: Double
) -> [Axis] {
  [.same("weights", weights.count)]
}

/// Of the weights and both means.
func adamStepShape(
  _ weights: [Double], gradient _: [Double], mean _: [Double], meanSquare _: [Double],
  time _: Int, stepSize _: Double, beta1 _: Double, beta2 _: Double, epsilon _: Double
) -> [Axis] {
  [.same("weights", weights.count)]
}
