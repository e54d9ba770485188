func cases(_ cases: inout Cases) {
  let (figure, code) = ("maxpool.figure", "code.maxpool")
  cases.article(
    "figure.forward", "the map that the article draws",
    .maxPool(
      article["\(figure).forward", "feature_map"],
      window: article.shape("\(figure).forward", "overlay"), stride: (1, 1)),
    gives: .element("values", is: "\(figure).forward"),
    .element("positions", is: "\(figure).positions"))
  cases.article(
    "code.forward", "the map of the article's program",
    .maxPool(
      article["\(code).forward", "a_prev"], window: article.shape("\(code).forward", "overlay"),
      stride: (1, 1)),
    gives: .element("values", is: "\(code).forward"),
    .element("positions", is: "\(code).positions"))
  cases.article(
    "figure.backward", "the gradients that the article draws",
    .maxPoolGradient(
      shape: shape(of: article["\(figure).backward", "feature_map"]),
      positions: article["\(figure).positions"],
      aGradient: article["\(figure).backward", "a_gradient"]),
    gives: .all("\(figure).backward"))
  cases.article(
    "code.backward", "twelve gradients for the map of the article's program",
    .maxPoolGradient(
      shape: shape(of: article["\(code).backward", "a_prev"]),
      positions: article["\(code).positions"],
      aGradient: article["\(code).backward", "a_gradient"]),
    gives: .all("\(code).backward"))

  cases.edge(
    "edge.tie", "the largest number stands there three times",
    .maxPool([[2, 2], [1, 2]], window: (2, 2), stride: (1, 1)))
  cases.edge(
    "edge.diagonal", "the same number in two corners",
    .maxPool([[1, 2], [2, 1]], window: (2, 2), stride: (1, 1)))
  cases.edge(
    "edge.negative", "only negative numbers",
    .maxPool([[-0.7, -0.2], [-0.5, -0.6]], window: (2, 2), stride: (1, 1)))
  cases.edge(
    "edge.far-below", "numbers far below 0",
    .maxPool([[-2000, -1500], [-3000, -1001]], window: (2, 2), stride: (1, 1)))
  cases.edge(
    "edge.farther-below", "numbers still farther below 0",
    .maxPool(
      [[-3e20, -2e20, -4e20], [-5e20, -4e20, -2.5e20]], window: (2, 2), stride: (1, 1)))
  cases.edge(
    "edge.single", "a window of one cell changes nothing",
    .maxPool([[1, -2], [-3, 4], [5, 0]], window: (1, 1), stride: (1, 1)))
  cases.edge(
    "edge.whole", "a window as large as the map",
    .maxPool([[1, 5, 3], [4, 2, 0]], window: (2, 3), stride: (1, 1)))
  cases.edge(
    "edge.empty", "an empty picture: every window is a tie",
    .maxPool([[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]], window: (2, 2), stride: (1, 1)))
  cases.edge(
    "edge.apart", "windows side by side",
    .maxPool(
      [[1, 8, 2, 0], [4, 3, 7, 5], [6, 2, 1, 9], [0, 5, 3, 4]], window: (2, 2), stride: (2, 2)))
  let numbers: Matrix = [
    [3, 1, 4, 1, 5, 9, 2],
    [6, 5, 3, 5, 8, 9, 7],
    [9, 3, 2, 3, 8, 4, 6],
    [2, 6, 4, 3, 3, 8, 3],
    [2, 7, 9, 5, 0, 2, 8],
  ]
  cases.edge(
    "edge.leftover", "a wide window with two strides; a row is left over",
    .maxPool(numbers, window: (2, 3), stride: (2, 1)))
  cases.edge(
    "edge.tall", "a tall window with two strides; columns are left over",
    .maxPool(numbers, window: (3, 2), stride: (1, 3)))

  cases.edge(
    "edge.one", "one window, one gradient",
    wayBack([[-0.5]], to: [[1, 5, 3], [4, 2, 0]], window: (2, 3), stride: (1, 1)))
  cases.edge(
    "edge.everywhere", "one cell wins all windows",
    wayBack(
      [[1, 20], [300, 4000]], to: [[1, 2, 0], [3, 9, 4], [0, 5, 6]], window: (2, 2),
      stride: (1, 1)))
  cases.edge(
    "edge.sidebyside", "windows side by side; the last row is never looked at",
    wayBack(
      [[0.5, -1], [2, 0.25]],
      to: [[1, 8, 2, 0], [4, 3, 7, 5], [6, 2, 1, 9], [0, 5, 3, 4], [7, 7, 7, 7]], window: (2, 2),
      stride: (2, 2)))
  cases.edge(
    "edge.wide", "a wide window with two strides",
    wayBack(
      [[1, 2, 3, 4, 5], [-10, 20, -30, 40, -50]], to: numbers, window: (2, 3), stride: (2, 1)))
}

func random(_ draw: inout Draw, _ cases: inout Cases) {
  var poolings: [(map: Matrix, window: Shape, stride: Shape)] = []
  for size in 1...8 {
    let window = (rows: draw.integer(in: 1...3), columns: draw.integer(in: 1...3))
    let stride = (rows: draw.integer(in: 1...2), columns: draw.integer(in: 1...3))
    let map = draw.matrix(window.rows + size / 2, window.columns + size)
    poolings.append((map, window, stride))
  }
  poolings.sort { $0.map.joined().count < $1.map.joined().count }
  for (number, (map, window, stride)) in poolings.enumerated() {
    let title =
      "\(map.count)×\(map[0].count) cells, a window of \(window.rows)×\(window.columns), "
      + "steps of \(stride.rows) and \(stride.columns)"
    let pooled = maxPoolShape(map, window: window, stride: stride).map(\.length)
    cases.random(
      "random.forward.\(number)", title, .maxPool(map, window: window, stride: stride))
    cases.random(
      "random.backward.\(number)", title,
      wayBack(draw.matrix(pooled[0], pooled[1]), to: map, window: window, stride: stride))
  }
}

/// The call that hands the gradient of pooled neurons back to the map that they look at.
func wayBack(_ aGradient: Matrix, to map: Matrix, window: Shape, stride: Shape) -> Call {
  .maxPoolGradient(
    shape: shape(of: map), positions: maxPool(map, window: window, stride: stride).positions,
    aGradient: aGradient)
}

func shape(of map: Matrix) -> Shape { (map.count, map[0].count) }

func maxPoolShape(_ map: Matrix, window: Shape, stride: Shape) -> [Axis] {
  [
    .valid("rows", map.count, window.rows, stride: stride.rows),
    .valid("columns", map[0].count, window.columns, stride: stride.columns),
  ]
}

func maxPoolGradientShape(shape: Shape, positions: [[[Int]]], aGradient: Matrix) -> [Axis] {
  [.same("rows", shape.rows), .same("columns", shape.columns)]
}
