/// The article's examples of a map with numbers in it, and what is special about each.
let maps = [
  ("fm3x3", "a 3×3 input, a 2×2 filter"),
  ("code.featuremap", "the code's 4×5 input, a 2×2 filter"),
  ("code.featuremap.rect", "a 4×5 input, a filter of 2 rows and 3 columns"),
]

func cases(_ cases: inout Cases) {
  judge("small", "two neurons in a row", [[1, 2, 4], [3, 5, 9]], [[10, -1]], &cases)
  for (id, title) in maps {
    let aPrev: Matrix = article["\(id).w_gradient", "a_prev"]
    let slopes: Matrix = article["\(id).b_gradient_components"]
    cases.article(
      "neurons.\(id)", title, .weightGradientByNeurons(aPrev: aPrev, zGradient: slopes),
      gives: .all("\(id).w_gradient"))
    cases.article(
      "weights.\(id)", title, .weightGradient(aPrev: aPrev, zGradient: slopes),
      gives: .all("\(id).w_gradient"))
  }

  // The four small matrices whose sum is ∂C/∂w: each neuron with its own underlay.
  let aPrev: Matrix = article["fm3x3.w_gradient", "a_prev"]
  let slopes: Matrix = article["fm3x3.b_gradient_components"]
  for row in slopes.indices {
    for column in slopes[row].indices {
      cases.edge(
        "neuron.\(row)\(column)", "the neuron in row \(row), column \(column), alone",
        .weightGradientByNeurons(
          aPrev: aPrev[row...row + 1].map { Array($0[column...column + 1]) },
          zGradient: [[slopes[row][column]]]))
    }
  }
  judge("whole", "a filter as large as the input", [[1, -2, 3], [4, 5, -6]], [[0.5]], &cases)
  judge(
    "single", "a filter of one weight", [[1, 2, 3], [-4, 5, 6]], [[1, 0, -1], [2, 3, 1]], &cases)
  judge("column", "an input of one column", [[1], [-2], [4], [3]], [[5], [0.5]], &cases)

  for (id, title) in maps {
    cases.article(
      "parameters.\(id)", title,
      .parameterGradients(
        aPrev: article["\(id).z", "a_prev"], w: article["\(id).z", "w"],
        b: article["\(id).z", "b"], aGradient: article["\(id).z", "a_gradient"]),
      gives: .element("w", is: "\(id).w_gradient"), .element("b", is: "\(id).b_gradient"))
  }
  cases.edge(
    "parameters.single", "a filter of one weight",
    .parameterGradients(aPrev: [[1, -2, 0.5]], w: [[0.5]], b: 0.25, aGradient: [[2, 1, -3]]))
}

/// Both ways to the slopes of the weights.
func judge(
  _ name: String, _ title: String, _ aPrev: Matrix, _ slopes: Matrix, _ cases: inout Cases
) {
  cases.edge(
    "neurons.\(name)", title, .weightGradientByNeurons(aPrev: aPrev, zGradient: slopes))
  cases.edge("weights.\(name)", title, .weightGradient(aPrev: aPrev, zGradient: slopes))
}

func random(_ draw: inout Draw, _ cases: inout Cases) {
  let sizes = [
    (1, 1, 1, 1), (1, 3, 1, 2), (3, 1, 2, 1), (2, 3, 2, 2), (3, 4, 2, 3), (4, 3, 3, 1),
    (5, 4, 2, 3),
  ]
  for (number, size) in sizes.enumerated() {
    let title = "a \(size.0)×\(size.1) input, a \(size.2)×\(size.3) filter"
    let aPrev = draw.eighths(size.0, size.1)
    let slopes = draw.matrix(size.0 - size.2 + 1, size.1 - size.3 + 1)
    cases.random(
      "random.neurons.\(number + 1)", title,
      .weightGradientByNeurons(aPrev: aPrev, zGradient: slopes))
    cases.random(
      "random.weights.\(number + 1)", title, .weightGradient(aPrev: aPrev, zGradient: slopes))
    cases.random(
      "random.parameters.\(number + 1)", title,
      .parameterGradients(
        aPrev: aPrev, w: draw.eighths(size.2, size.3), b: draw.number() / 8, aGradient: slopes))
  }
}

func weightGradientByNeuronsShape(aPrev: Matrix, zGradient: Matrix) -> [Axis] {
  weightGradientShape(aPrev: aPrev, zGradient: zGradient)
}

func weightGradientShape(aPrev: Matrix, zGradient: Matrix) -> [Axis] {
  [
    .valid("rows", aPrev.count, zGradient.count),
    .valid("columns", aPrev[0].count, zGradient[0].count),
  ]
}
