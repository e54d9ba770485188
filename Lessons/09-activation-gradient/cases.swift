/// The article's examples of a map with numbers in it, and what is special about each.
let maps = [
  ("fm3x3", "a 3×3 input, a 2×2 filter"),
  ("code.featuremap", "the code's 4×5 input, a 2×2 filter"),
  ("code.featuremap.rect", "a 4×5 input, a filter of 2 rows and 3 columns"),
]

func cases(_ cases: inout Cases) {
  judge("small", "two neurons in a row", [[1, 2], [3, 4]], [[10, -1]], &cases)
  for (id, title) in maps {
    let w: Matrix = article["\(id).a_prev_gradient", "w"]
    let slopes: Matrix = article["\(id).b_gradient_components"]
    cases.article(
      "neurons.\(id)", title, .aPrevGradientByNeurons(w: w, zGradient: slopes),
      gives: .all("\(id).a_prev_gradient"))
    cases.article(
      "previous.\(id)", title, .aPrevGradient(w: w, zGradient: slopes),
      gives: .all("\(id).a_prev_gradient"))
  }

  // The four matrices with zeros whose sum is the gradient: each neuron with its own slope only.
  let slopes: Matrix = article["fm3x3.b_gradient_components"]
  for row in slopes.indices {
    for column in slopes[row].indices {
      var alone = slopes.map { $0.map { _ in 0.0 } }
      alone[row][column] = slopes[row][column]
      cases.edge(
        "neuron.\(row)\(column)", "only the neuron in row \(row), column \(column)",
        .aPrevGradientByNeurons(w: article["fm3x3.z", "w"], zGradient: alone))
    }
  }
  judge("whole", "a filter as large as the input", [[1, -2, 3], [4, 5, -6]], [[0.5]], &cases)
  judge("single", "a filter of one weight", [[-2]], [[1, 0, -1], [2, 3, 1]], &cases)
  judge("column", "an input of one column", [[1], [-2], [4]], [[5], [0.5]], &cases)

  for (id, title) in maps { stepOfMap(id, title, &cases) }
  stepsOfTwoNeurons(&cases)
  cases.edge(
    "step.whole", "a filter as large as the input",
    .step(
      aPrev: [[0.5, -1], [1, 0.25], [0.75, -0.5]], w: [[1, -0.5], [0.25, 2], [-1, 0.5]], b: 0.5,
      aGradient: [[-2]], stepSize: 0.5))

  learning(&cases)
}

/// Both ways to the slopes of the activations.
func judge(
  _ name: String, _ title: String, _ w: Matrix, _ slopes: Matrix, _ cases: inout Cases
) {
  cases.edge("neurons.\(name)", title, .aPrevGradientByNeurons(w: w, zGradient: slopes))
  cases.edge("previous.\(name)", title, .aPrevGradient(w: w, zGradient: slopes))
}

func learning(_ cases: inout Cases) {
  cases.edge(
    "learned.small", "one neuron, one step",
    .learned(
      from: [(picture: [[1, 0]], wanted: [[0.75]])], filter: (1, 2), stepSize: 1, rounds: 1))
  cases.edge(
    "learned.first", "one neuron that sees a 0 and a 2",
    .learned(
      from: [(picture: [[0, 2]], wanted: [[0.9]])], filter: (1, 2), stepSize: 1, rounds: 1))
  cases.edge(
    "learned.column", "one picture of one column, three rounds",
    .learned(
      from: [(picture: [[2], [-1], [0.5], [1]], wanted: [[0.25], [0.875]])], filter: (3, 1),
      stepSize: 0.5, rounds: 3))
  cases.edge(
    "learned.pairs", "two pictures, two rounds",
    .learned(
      from: [
        (picture: [[1, 0, 2], [0.5, -1, 1], [0, 1, -2]], wanted: [[0.75, 0.25], [0.5, 1]]),
        (picture: [[-1, 2], [0, 1]], wanted: [[0.125]]),
      ], filter: (2, 2), stepSize: 0.25, rounds: 2))
  cases.edge(
    "learned.wide", "a filter of two rows and three columns, two pictures, three rounds",
    .learned(
      from: [
        (picture: [[1, 0, 2, -1], [0.5, -1, 1, 0]], wanted: [[0.75, 0.25]]),
        (picture: [[-1, 2, 0], [0, 1, 1], [1, -1, 0.5]], wanted: [[0.125], [1]]),
      ], filter: (2, 3), stepSize: 2, rounds: 3))
  cases.edge(
    "learned.never", "no round at all",
    .learned(
      from: [(picture: [[1, 0]], wanted: [[0.75]])], filter: (1, 2), stepSize: 1, rounds: 0))
  let hello = "hello.chain_rule"
  cases.article(
    "learned.hello", "one weight and one bias, six rounds",
    .learned(
      from: [(picture: [[article[hello, "a_l0"]]], wanted: [[article[hello, "target"]]])],
      filter: (1, 1), stepSize: 4, rounds: 6))

  cases.edge(
    "edge.before", "the edge detector, nothing learned yet", .cnnTutorEdgeWeightsFound(rounds: 0))
  cases.edge(
    "edge.found", "both weights of the edge detector", .cnnTutorEdgeWeightsFound(rounds: 50))
}

func stepOfMap(_ id: String, _ title: String, _ cases: inout Cases) {
  let aPrev: Matrix = article["\(id).z", "a_prev"]
  let w: Matrix = article["\(id).z", "w"]
  let b: Double = article["\(id).z", "b"]
  let aGradient: Matrix = article["\(id).z", "a_gradient"]
  let stepSize: Double = article["\(id).z", "step_size"]

  // The cost whose slopes are aGradient: the sum of each activation times its slope.
  func cost(w: Matrix, b: Double) -> Double {
    correlate(featureMap(aPrev, w: w, b: b).a, aGradient)[0][0]
  }
  let new = step(aPrev: aPrev, w: w, b: b, aGradient: aGradient, stepSize: stepSize)
  cases.article(
    "step.\(id)", title,
    .step(aPrev: aPrev, w: w, b: b, aGradient: aGradient, stepSize: stepSize),
    gives: .element("w", is: "\(id).w_updated"), .element("b", is: "\(id).b_updated"),
    .element("aPrevGradient", is: "\(id).a_prev_gradient"),
    .numbers([cost(w: w, b: b), cost(w: new.w, b: new.b)], are: "\(id).cost_before_after"))
}

/// The same author's "PyTorch Hello World": two neurons in a row, each a map of one cell.
func stepsOfTwoNeurons(_ cases: inout Cases) {
  let id = "hello.chain_rule"
  let w1: Matrix = [[article[id, "w_l1"]]]
  let w2: Matrix = [[article[id, "w_l2"]]]
  let b1: Double = article[id, "b_l1"]
  let b2: Double = article[id, "b_l2"]
  let target: Double = article[id, "target"]
  let stepSize: Double = article[id, "step_size"]

  let a0: Matrix = [[article[id, "a_l0"]]]
  let a1 = featureMap(a0, w: w1, b: b1).a
  let a2 = featureMap(a1, w: w2, b: b2).a

  // C = (a − target)², so ∂C/∂a = 2 · (a − target)
  let a2Gradient = [[2 * (a2[0][0] - target)]]
  let second = step(aPrev: a1, w: w2, b: b2, aGradient: a2Gradient, stepSize: stepSize)
  let a1Gradient = second.aPrevGradient
  let first = step(aPrev: a0, w: w1, b: b1, aGradient: a1Gradient, stepSize: stepSize)
  let newA1 = featureMap(a0, w: first.w, b: first.b).a
  let newA2 = featureMap(newA1, w: second.w, b: second.b).a

  cases.article(
    "step.hello.second", "the second of two neurons in a row",
    .step(aPrev: a1, w: w2, b: b2, aGradient: a2Gradient, stepSize: stepSize))
  cases.article(
    "step.hello.first", "the first of two neurons in a row",
    .step(aPrev: a0, w: w1, b: b1, aGradient: a1Gradient, stepSize: stepSize),
    gives: .numbers(
      [a2[0][0], first.w[0][0], first.b, second.w[0][0], second.b, newA2[0][0]], are: id))
}

func random(_ draw: inout Draw, _ cases: inout Cases) {
  let sizes = [
    (1, 1, 1, 1), (1, 3, 1, 2), (3, 1, 2, 1), (2, 3, 2, 2), (3, 4, 2, 3), (4, 3, 3, 1),
    (5, 4, 2, 3),
  ]
  for (number, size) in sizes.enumerated() {
    let title = "a \(size.0)×\(size.1) input, a \(size.2)×\(size.3) filter"
    let w = draw.eighths(size.2, size.3)
    let slopes = draw.matrix(size.0 - size.2 + 1, size.1 - size.3 + 1)
    cases.random(
      "random.neurons.\(number + 1)", title, .aPrevGradientByNeurons(w: w, zGradient: slopes))
    cases.random(
      "random.previous.\(number + 1)", title, .aPrevGradient(w: w, zGradient: slopes))
    cases.random(
      "random.step.\(number + 1)", title,
      .step(
        aPrev: draw.eighths(size.0, size.1), w: w, b: draw.number() / 8, aGradient: slopes,
        stepSize: 0.25))
  }
  // Pictures, their rows and columns, those of the filter, and rounds.
  for (number, size) in [
    (1, 1, 1, 1, 1, 1), (1, 1, 3, 1, 2, 2), (2, 2, 1, 1, 1, 1), (2, 2, 3, 2, 2, 2),
  ].enumerated() {
    let (pictures, rows, columns, filterRows, filterColumns, rounds) = size
    let pairs = (0..<pictures).map { _ in
      (
        picture: draw.eighths(rows, columns),
        wanted: draw.eighths(rows - filterRows + 1, columns - filterColumns + 1)
      )
    }
    cases.random(
      "random.learned.\(number + 1)",
      "pictures of \(rows)×\(columns), a \(filterRows)×\(filterColumns) filter",
      .learned(
        from: pairs, filter: (filterRows, filterColumns), stepSize: 0.5, rounds: rounds))
  }
}

func aPrevGradientByNeuronsShape(w: Matrix, zGradient: Matrix) -> [Axis] {
  aPrevGradientShape(w: w, zGradient: zGradient)
}

func aPrevGradientShape(w: Matrix, zGradient: Matrix) -> [Axis] {
  [
    .full("rows", w.count, zGradient.count),
    .full("columns", w[0].count, zGradient[0].count),
  ]
}
