/// The article's examples of a map with numbers in it, and what is special about each.
let maps = [
  ("fm3x3", "a 3×3 input, a 2×2 filter"),
  ("code.featuremap", "the code's 4×5 input, a 2×2 filter"),
  ("code.featuremap.rect", "a 4×5 input, a filter of 2 rows and 3 columns"),
]

func cases(_ cases: inout Cases) {
  for (id, title) in maps {
    cases.article(
      id, title,
      .featureMap(
        article["\(id).z", "a_prev"], w: article["\(id).z", "w"], b: article["\(id).z", "b"]),
      gives: .element("z", is: "\(id).z"), .element("a", is: "\(id).a"))
  }

  let stuck = "code.featuremap.saturated"
  let counting = (0..<4).map { row in (0..<5).map { Double(row * 5 + $0) } }
  let a = featureMap(counting, w: article[stuck, "w"], b: article[stuck, "b"]).a
  cases.article(
    stuck, "the code's own input with weights too large for it",
    .featureMap(counting, w: article[stuck, "w"], b: article[stuck, "b"]),
    // How much the first and the last activation still answer to a change: a · (1 − a).
    gives: .numbers([a[0][0], a[2][3]].map { $0 * (1 - $0) }, are: stuck))

  cases.edge("sigmoid.zero", "neither positive nor negative", .sigmoid(0))
  cases.edge("sigmoid.two", "a positive number", .sigmoid(2))
  cases.edge("sigmoid.minus-two", "a negative number", .sigmoid(-2))
  cases.edge("sigmoid.four", "further up", .sigmoid(4))
  cases.edge("sigmoid.minus-four", "further down", .sigmoid(-4))
  cases.edge("sigmoid.far", "so large that e to its power is infinite", .sigmoid(1000))
  cases.edge("sigmoid.far-below", "the same on the other side", .sigmoid(-1000))

  let u: Matrix = [
    [1, 0, 0, 0, 1], [1, 0, 0, 0, 1], [1, 0, 0, 0, 1], [1, 0, 0, 0, 1], [1, 1, 1, 1, 1],
  ]
  let stroke: Matrix = [[1], [1], [1]]
  cases.edge(
    "map.five", "Appendix A with a bias of 5",
    .featureMap(article["A.correlate.valid", "values"], w: article["A.correlate.valid", "f"], b: 5))
  cases.edge("letter.u", "a stroke finder on the letter U", .featureMap(u, w: stroke, b: -2))
  cases.edge(
    "letter.u.moved", "the U one column further to the right",
    .featureMap(u.map { [0] + $0 }, w: stroke, b: -2))
  cases.edge(
    "map.no-bias", "a bias of 0",
    .featureMap([[0.5, -1, 2], [1.5, 0.25, -0.5]], w: [[1, -0.5]], b: 0))
  cases.edge(
    "map.single", "one weight", .featureMap([[0.5, -1], [2, 0.25], [-3, 1]], w: [[-2]], b: 0.5))
  cases.edge(
    "map.whole", "one neuron that sees everything",
    .featureMap(
      [[0.5, -1, 2], [1.5, 0.25, -0.5]], w: [[1, 0.5, -1], [2, -4, 0]], b: -0.25))
}

func random(_ draw: inout Draw, _ cases: inout Cases) {
  for number in 1...6 {
    cases.random(
      "sigmoid.random.\(number)", "any number", .sigmoid(draw.number() * Double(number) / 8))
  }
  let sizes = [
    (1, 1, 1, 1), (1, 3, 1, 2), (3, 1, 2, 1), (2, 3, 2, 2), (3, 4, 2, 3), (4, 3, 3, 1),
    (5, 4, 2, 3),
  ]
  for (number, size) in sizes.enumerated() {
    cases.random(
      "map.random.\(number + 1)", "\(size.0)×\(size.1) with \(size.2)×\(size.3)",
      .featureMap(
        draw.eighths(size.0, size.1), w: draw.eighths(size.2, size.3), b: draw.number() / 8))
  }
}

func featureMapShape(_ aPrev: Matrix, w: Matrix, b: Double) -> [Axis] {
  [.valid("rows", aPrev.count, w.count), .valid("columns", aPrev[0].count, w[0].count)]
}
