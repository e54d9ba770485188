/// The article's and other books' correlations: the names of both matrices, and what each shows.
let examples = [
  ("A.correlate.valid", "values", "f", "the article's first correlation"),
  ("A.correlate.rot180.valid", "values", "f_rot180", "the overlay turned by 180° beforehand"),
  ("fig1.ones", "image", "overlay", "white pixels of the Z, nine at a time"),
  ("chain.7x3.values", "input", "overlay", "seven rows, an overlay as wide as they are"),
  ("d2l.corr2d", "X", "K", "another book's first correlation"),
]

func cases(_ cases: inout Cases) {
  for (id, input, overlay, title) in examples {
    cases.article(
      id, title, .correlate(article[id, input], article[id, overlay], stride: 1), gives: .all(id))
  }

  cases.edge(
    "correlate.single", "an overlay of one weight",
    .correlate([[3, -1, 4], [1, 5, -9]], [[-2]], stride: 1))
  cases.edge(
    "correlate.whole", "an overlay as large as the input",
    .correlate([[1, 2, 0], [-3, 4, 5]], [[2, -1, 7], [1, 0, 3]], stride: 1))
  cases.edge("correlate.row", "one row", .correlate([[0, 0, 1, 1, 0, -2]], [[1, -1]], stride: 1))
  cases.edge(
    "correlate.decimals", "decimals",
    .correlate([[0.1, 0.2, -0.3], [0.4, 0.7, 0.9]], [[0.3, -0.1]], stride: 1))
  cases.edge(
    "correlate.tall", "an overlay taller than wide",
    .correlate(
      [[1, 4, -2, 0], [3, 0, 5, 2], [-1, 6, 2, -4], [2, 7, 1, 3], [0, -5, 8, 6]],
      [[2, 0], [-1, 3], [4, 1]], stride: 1))
  let counting = (0..<4).map { row in (0..<5).map { Double(row * 5 + $0) } }
  cases.edge(
    "correlate.stride", "a stride of 2 that leaves a column over",
    .correlate(counting, [[1, 1], [1, 1]], stride: 2))
  cases.edge(
    "correlate.stride.uneven", "a stride of 3 that leaves rows and columns over",
    .correlate(
      [
        [1, 0, 2, -3, 5, 1, 4, 0], [2, 6, -1, 0, 3, 3, -2, 7], [0, 4, 1, 8, -5, 2, 0, 1],
        [9, -1, 3, 2, 0, 6, 1, 5], [4, 4, 0, -7, 1, 2, 8, 3], [2, 1, 5, 0, 6, -4, 3, 9],
      ],
      [[1, -2, 3], [5, 1, -1]], stride: 3))
  // Too wide, not too tall: a loop over its positions makes rows without numbers unless it asks.
  cases.edge(
    "correlate.too-large", "an overlay that does not fit",
    .correlate([[1, 2], [3, 4]], [[1, 0, 2]], stride: 1))
  // By one cell too tall there are 0 positions for any formula; by more, less than none.
  cases.edge(
    "correlate.much-too-tall", "an overlay much taller than the input",
    .correlate([[1, 2, -1]], [[1], [0], [2], [4]], stride: 1))
}

func random(_ draw: inout Draw, _ cases: inout Cases) {
  let sizes: [(overlay: Shape, positions: Shape, stride: Int)] = [
    ((1, 1), (1, 2), 1), ((1, 2), (1, 2), 1), ((2, 1), (2, 1), 1), ((2, 2), (1, 2), 1),
    ((2, 3), (2, 1), 1), ((3, 2), (2, 3), 1), ((2, 2), (2, 3), 2), ((1, 3), (3, 2), 2),
    ((3, 2), (2, 3), 3), ((4, 3), (3, 4), 1),
  ]
  for (number, (overlay, positions, stride)) in sizes.enumerated() {
    // The last step may leave up to `stride` − 1 cells over.
    let rows = overlay.rows + (positions.rows - 1) * stride + draw.integer(in: 0...stride - 1)
    let columns =
      overlay.columns + (positions.columns - 1) * stride + draw.integer(in: 0...stride - 1)
    cases.random(
      "correlate.random.\(number + 1)",
      "\(rows)×\(columns) with \(overlay.rows)×\(overlay.columns), stride \(stride)",
      .correlate(
        draw.matrix(rows, columns), draw.matrix(overlay.rows, overlay.columns), stride: stride))
  }
}

func correlateShape(_ input: Matrix, _ overlay: Matrix, stride: Int) -> [Axis] {
  if correlate(input, overlay, stride: stride).isEmpty { return [] }
  return [
    .valid("rows", input.count, overlay.count, stride: stride),
    .valid("columns", input[0].count, overlay[0].count, stride: stride),
  ]
}
