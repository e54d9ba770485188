let lying: Matrix = [[1, 0, 2, -1], [3, 5, -2, 4], [0, 1, 6, 2]]
let lyingOverlay: Matrix = [[1, 2, 3], [-4, 5, 6]]
let large: Matrix = [[1, 0, 4], [5, 2, -1], [3, 6, 7]]

func cases(_ cases: inout Cases) {
  cases.article(
    "A.rot180", "the article's overlay", .rotate180(article["A.rot180", "f"]), gives: "A.rot180")
  cases.article(
    "A.convolve.valid", "the article's convolution, valid",
    .convolve(article["A.convolve.valid", "values"], article["A.convolve.valid", "f"]),
    gives: "A.convolve.valid")
  cases.article(
    "shape.da_prev", "2×2 with 2×2",
    .fullShape(
      input: article.shape("shape.da_prev", "b_gradient_components"),
      overlay: article.shape("shape.da_prev", "w")),
    gives: "shape.da_prev")
  cases.article(
    "A.correlate.full", "the article's correlation, full",
    .correlateFull(article["A.correlate.full", "values"], article["A.correlate.full", "f"]),
    gives: "A.correlate.full")
  cases.article(
    "A.correlate.rot180.full", "the overlay turned beforehand",
    .correlateFull(
      article["A.correlate.rot180.full", "values"], article["A.correlate.rot180.full", "f_rot180"]),
    gives: "A.correlate.rot180.full")
  cases.article(
    "A.convolve.full", "the article's convolution, full",
    .convolveFull(article["A.convolve.full", "values"], article["A.convolve.full", "f"]),
    gives: "A.convolve.full")
  let (a, b): (Matrix, Matrix) = ([article["3b1b.convolve", "a"]], [article["3b1b.convolve", "b"]])
  cases.article(
    "3b1b.convolve", "a row of three with a row of three", .convolveFull(a, b),
    gives: .numbers(convolveFull(a, b)[0], are: "3b1b.convolve"))

  cases.edge("rotate.single", "one number", .rotate180([[7]]))
  cases.edge("rotate.lying", "two rows of three", .rotate180([[1, 2, 3], [4, 5, 6]]))
  cases.edge("rotate.standing", "three rows of two", .rotate180([[1, 2], [3, 4], [5, 6]]))
  cases.edge("rotate.row", "one row", .rotate180([[1, -2, 3, 0]]))
  cases.edge("rotate.column", "one column", .rotate180([[1], [2], [-3]]))

  cases.edge("convolve.lying", "neither of them square", .convolve(lying, lyingOverlay))
  cases.edge(
    "convolve.single", "an overlay of one weight", .convolve([[3, -1, 4], [1, 5, -9]], [[-2]]))
  cases.edge(
    "convolve.whole", "an overlay as large as the input",
    .convolve([[1, 2, 0], [-3, 4, 5]], [[2, -1, 7], [1, 0, 3]]))
  cases.edge("convolve.row", "one row", .convolve([[0, 0, 1, 1, 0, -2]], [[1, -1]]))
  cases.edge(
    "convolve.too-large", "an overlay that does not fit",
    .convolve([[1, 2, 3, 4]], [[1, 2], [3, 4]]))
  cases.edge("full.shape.lying", "4×5 with 2×3", .fullShape(input: (4, 5), overlay: (2, 3)))
  cases.edge(
    "full.shape.larger", "an overlay larger than the input",
    .fullShape(input: (2, 1), overlay: (3, 6)))
  cases.edge("full.correlate.lying", "neither of them square", .correlateFull(lying, lyingOverlay))
  cases.edge(
    "full.correlate.single", "an overlay of one weight",
    .correlateFull([[3, -1, 4], [1, 5, -9]], [[-2]]))
  cases.edge("full.correlate.row", "one row", .correlateFull([[1, 2, 3]], [[10, 20]]))
  cases.edge(
    "full.correlate.larger", "an overlay larger than the input", .correlateFull([[2, -3]], large))
  cases.edge("full.convolve.lying", "neither of them square", .convolveFull(lying, lyingOverlay))
  cases.edge("full.convolve.row", "one row", .convolveFull([[1, 2, 3]], [[10, 20]]))
  cases.edge(
    "full.convolve.larger", "an overlay larger than the input", .convolveFull([[2, -3]], large))
}

func random(_ draw: inout Draw, _ cases: inout Cases) {
  for (number, size) in [(1, 2), (2, 1), (2, 3), (4, 3)].enumerated() {
    cases.random(
      "rotate.random.\(number + 1)", "\(size.0)×\(size.1)", .rotate180(draw.matrix(size.0, size.1)))
  }
  let sizes: [(input: Shape, overlay: Shape)] = [
    ((1, 2), (1, 1)), ((1, 3), (1, 2)), ((3, 2), (2, 1)), ((2, 4), (2, 3)), ((4, 3), (3, 2)),
    ((5, 4), (2, 3)),
  ]
  for (number, size) in sizes.enumerated() {
    let title =
      "\(size.input.rows)×\(size.input.columns) with \(size.overlay.rows)×\(size.overlay.columns)"
    let input = draw.matrix(size.input.rows, size.input.columns)
    let overlay = draw.matrix(size.overlay.rows, size.overlay.columns)
    cases.random("convolve.random.\(number + 1)", title, .convolve(input, overlay))
    cases.random("correlateFull.random.\(number + 1)", title, .correlateFull(input, overlay))
    cases.random("convolveFull.random.\(number + 1)", title, .convolveFull(input, overlay))
    cases.random(
      "full.shape.random.\(number + 1)", title,
      .fullShape(input: size.input, overlay: size.overlay))
  }
}

func rotate180Shape(_ overlay: Matrix) -> [Axis] { .same(overlay) }

func convolveShape(_ input: Matrix, _ overlay: Matrix) -> [Axis] {
  if convolve(input, overlay).isEmpty { return [] }
  return [
    .valid("rows", input.count, overlay.count),
    .valid("columns", input[0].count, overlay[0].count),
  ]
}

func correlateFullShape(_ input: Matrix, _ overlay: Matrix) -> [Axis] {
  [.full("rows", input.count, overlay.count), .full("columns", input[0].count, overlay[0].count)]
}

func convolveFullShape(_ input: Matrix, _ overlay: Matrix) -> [Axis] {
  correlateFullShape(input, overlay)
}

func fullShapeShape(input: Shape, overlay: Shape) -> [Axis] {
  [
    .full("rows", input.rows, overlay.rows), .full("columns", input.columns, overlay.columns),
  ]
}
