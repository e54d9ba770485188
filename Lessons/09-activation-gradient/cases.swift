/// The article's examples of a map with numbers in it, and what is special about each.
let maps = [
  ("fm3x3", "a 3×3 input, a 2×2 filter"),
  ("code.featuremap", "the code's 4×5 input, a 2×2 filter"),
  ("code.featuremap.rect", "a 4×5 input, a filter of 2 rows and 3 columns"),
]

func cases(_ cases: inout Cases) {
  for (id, title) in maps {
    cases.article(
      "previous.\(id)", title,
      .aPrevGradient(
        w: article["\(id).a_prev_gradient", "w"],
        zGradient: article["\(id).b_gradient_components"]),
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
        .aPrevGradient(w: article["fm3x3.z", "w"], zGradient: alone))
    }
  }
  cases.edge(
    "previous.small", "two neurons in a row",
    .aPrevGradient(w: [[1, 2], [3, 4]], zGradient: [[10, -1]]))
  cases.edge(
    "previous.whole", "a filter as large as the input",
    .aPrevGradient(w: [[1, -2, 3], [4, 5, -6]], zGradient: [[0.5]]))
  cases.edge(
    "previous.single", "a filter of one weight",
    .aPrevGradient(w: [[-2]], zGradient: [[1, 0, -1], [2, 3, 1]]))
  cases.edge(
    "previous.column", "an input of one column",
    .aPrevGradient(w: [[1], [-2], [4]], zGradient: [[5], [0.5]]))

  for (id, title) in maps { stepOfMap(id, title, &cases) }
  stepsOfTwoNeurons(&cases)
  cases.edge(
    "step.whole", "a filter as large as the input",
    .step(
      aPrev: [[0.5, -1], [1, 0.25], [0.75, -0.5]], w: [[1, -0.5], [0.25, 2], [-1, 0.5]], b: 0.5,
      aGradient: [[-2]], stepSize: 0.5))
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
      "random.previous.\(number + 1)", title, .aPrevGradient(w: w, zGradient: slopes))
    cases.random(
      "random.step.\(number + 1)", title,
      .step(
        aPrev: draw.eighths(size.0, size.1), w: w, b: draw.number() / 8, aGradient: slopes,
        stepSize: 0.25))
  }
}

func aPrevGradientShape(w: Matrix, zGradient: Matrix) -> [Axis] {
  [
    .full("rows", w.count, zGradient.count),
    .full("columns", w[0].count, zGradient[0].count),
  ]
}
