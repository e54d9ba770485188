/// The lesson's example: three rows of four activations, a filter of 2×3, and slopes of four neurons.
let activations: Matrix = [[1, 2, 0, 3], [4, -1, 2, 1], [0, 3, 5, -2]]
let weights: Matrix = [[1, 2, -1], [3, -2, 4]]
let slopes: Matrix = [[2, -1], [1, 3]]

func cases(_ cases: inout Cases) {
  countPositions(&cases)
  frame(&cases)
  slide(&cases)
  spread(&cases)
  backToWeights(&cases)
  backToActivations(&cases)
}

func countPositions(_ cases: inout Cases) {
  func edge(_ id: String, _ title: String, _ input: Int, _ overlay: Int, _ stride: Int, _ p: Int) {
    cases.edge(
      "positions.\(id)", title,
      .paddedPositions(input: input, overlay: overlay, stride: stride, padding: p))
  }
  edge("same", "a frame that keeps the size", 5, 3, 1, 1)
  edge("seven", "no cell is left over", 7, 3, 2, 1)
  edge("eight", "a cell is left over", 8, 3, 2, 1)
  edge("plain", "no frame, no stride", 6, 2, 1, 0)
  edge("picture", "a picture of 224 rows", 224, 7, 2, 3)
  edge("whole", "an overlay as large as the input in its frame", 4, 8, 3, 2)
  edge("too-large", "an overlay by one too large for the frame", 2, 5, 2, 1)
  edge("much-too-large", "an overlay much too large for the frame", 1, 9, 2, 1)
}

func frame(_ cases: inout Cases) {
  cases.edge("padded.row", "a row of two, one zero on each side", .padded([[1, 2]], by: 1))
  cases.edge("padded.none", "no frame", .padded([[1, 2], [3, 4], [5, 6]], by: 0))
  cases.edge("padded.example", "the lesson's input", .padded(activations, by: 1))
  cases.edge("padded.wide", "a wide frame round one column", .padded([[7], [-8]], by: 2))
}

func slide(_ cases: inout Cases) {
  cases.edge(
    "forwards.example", "the lesson's example",
    .correlatePadded(activations, weights, stride: 2, padding: 1))
  cases.article(
    "forwards.full", "the article's full correlation",
    .correlatePadded(
      article["A.correlate.full", "values"], article["A.correlate.full", "f"], stride: 1,
      padding: 1), gives: "A.correlate.full")
  cases.edge(
    "forwards.plain", "no frame, no stride",
    .correlatePadded([[1, 2, 4], [3, 5, 9]], [[2, -1]], stride: 1, padding: 0))
  cases.edge(
    "forwards.same", "the same size", .correlatePadded(activations, large, stride: 1, padding: 1))
  cases.edge(
    "forwards.dropped", "a stride of 3 that leaves activations over",
    .correlatePadded(
      [[1, 0, 2, -3, 5], [2, 6, -1, 7, 3], [4, 4, 1, 8, -5], [9, -1, 3, 2, 6]],
      [[1, -2], [3, 5]], stride: 3, padding: 1))
  cases.edge(
    "forwards.too-large", "an overlay that does not fit",
    .correlatePadded([[1, 2]], [[1], [0], [2], [4]], stride: 2, padding: 1))
}

let large: Matrix = [[1, 0, 4], [5, 2, -1], [3, 6, 7]]

func spread(_ cases: inout Cases) {
  cases.edge("dilated.row", "a row of three, two cells apart", .dilated([[1, 2, 3]], by: 2))
  cases.edge("dilated.example", "the lesson's slopes", .dilated(slopes, by: 2))
  cases.edge("dilated.none", "a stride of 1", .dilated([[1, -2], [3, 4], [5, 6]], by: 1))
  cases.edge("dilated.single", "one slope", .dilated([[-4]], by: 3))
  cases.edge("dilated.far", "three cells apart", .dilated([[1], [2], [-3]], by: 3))
}

func backToWeights(_ cases: inout Cases) {
  func edge(
    _ id: String, _ title: String, _ aPrev: Matrix, _ zGradient: Matrix, _ filter: Shape,
    stride: Int, padding: Int
  ) {
    cases.edge(
      "weights.\(id)", title,
      .stridedWeightGradient(
        aPrev: aPrev, zGradient: zGradient, filter: filter, stride: stride, padding: padding))
  }
  edge(
    "row", "a row of six, two neurons", [[1, 2, 4, 3, 5, 9]], [[10, -1]], (1, 3), stride: 2,
    padding: 0)
  edge("example", "the lesson's example", activations, slopes, (2, 3), stride: 2, padding: 1)
  edge(
    "plain", "no frame, no stride", [[1, 2, 4], [3, 5, 9]], [[10, -1]], (2, 2), stride: 1,
    padding: 0)
  edge(
    "frame", "a frame, no stride", [[1, 2, 4], [3, 5, 9]], [[1, -2, 3], [4, 5, -6]], (3, 3),
    stride: 1, padding: 1)
  edge(
    "whole", "one neuron", [[1, -2, 3, 0], [4, 5, -6, 2]], [[0.5]], (2, 3), stride: 2, padding: 0)
  edge(
    "dropped", "a stride of 3 that leaves activations over",
    [[1, 0, 2, -3, 5], [2, 6, -1, 7, 3], [4, 4, 1, 8, -5], [9, -1, 3, 2, 6]], [[2, -1], [4, 3]],
    (2, 2), stride: 3, padding: 1)
}

func backToActivations(_ cases: inout Cases) {
  func edge(
    _ id: String, _ title: String, _ w: Matrix, _ zGradient: Matrix, _ input: Shape, stride: Int,
    padding: Int
  ) {
    cases.edge(
      "previous.\(id)", title,
      .stridedActivationGradient(
        w: w, zGradient: zGradient, input: input, stride: stride, padding: padding))
  }
  edge(
    "plain", "no frame, no stride", [[1, 2], [3, 4]], [[10, -1]], (2, 3), stride: 1, padding: 0)
  edge(
    "row", "a row of six, two neurons", [[2, -1, 3]], [[10, -1]], (1, 6), stride: 2, padding: 0)
  edge("example", "the lesson's example", weights, slopes, (3, 4), stride: 2, padding: 1)
  edge(
    "frame", "a frame, no stride", large, [[1, -2, 3], [4, 5, -6]], (2, 3), stride: 1, padding: 1)
  edge(
    "apart", "windows that do not touch", [[2, -3]], [[1, 4], [5, -1]], (4, 5), stride: 3,
    padding: 0)
  edge(
    "dropped", "a stride of 3 that leaves activations over", [[1, -2], [3, 5]],
    [[2, -1], [4, 3]],
    (4, 5), stride: 3, padding: 1)
}

func random(_ draw: inout Draw, _ cases: inout Cases) {
  let layers: [(filter: Shape, map: Shape, stride: Int, padding: Int)] = [
    ((1, 1), (1, 2), 2, 0), ((1, 2), (2, 1), 2, 0), ((2, 1), (1, 2), 1, 1), ((2, 3), (2, 1), 2, 1),
    ((3, 2), (2, 3), 2, 1), ((2, 2), (2, 3), 3, 1), ((4, 3), (2, 3), 2, 2), ((3, 5), (3, 2), 1, 2),
  ]
  for (number, layer) in layers.enumerated() {
    let (filter, map, stride, padding) = layer
    // The last step may leave up to `stride` − 1 cells over.
    func length(_ filter: Int, _ map: Int) -> Int {
      let covered = filter + (map - 1) * stride - 2 * padding
      return max(1, covered + draw.integer(in: 0...stride - 1))
    }
    let input = (rows: length(filter.rows, map.rows), columns: length(filter.columns, map.columns))
    let title =
      "\(input.rows)×\(input.columns) with \(filter.rows)×\(filter.columns), stride \(stride), "
      + "padding \(padding)"
    let aPrev = draw.matrix(input.rows, input.columns)
    let w = draw.matrix(filter.rows, filter.columns)
    let shape = correlatePaddedShape(aPrev, w, stride: stride, padding: padding)
    let zGradient = draw.matrix(shape[0].length, shape[1].length)
    cases.random(
      "positions.random.\(number + 1)", title,
      .paddedPositions(
        input: input.rows, overlay: filter.rows, stride: stride, padding: padding))
    cases.random(
      "padded.random.\(number + 1)", "\(input.rows)×\(input.columns), padding \(padding)",
      .padded(aPrev, by: padding))
    cases.random(
      "forwards.random.\(number + 1)", title,
      .correlatePadded(aPrev, w, stride: stride, padding: padding))
    cases.random(
      "dilated.random.\(number + 1)", "\(zGradient.count)×\(zGradient[0].count), stride \(stride)",
      .dilated(zGradient, by: stride))
    cases.random(
      "weights.random.\(number + 1)", title,
      .stridedWeightGradient(
        aPrev: aPrev, zGradient: zGradient, filter: filter, stride: stride, padding: padding))
    cases.random(
      "previous.random.\(number + 1)", title,
      .stridedActivationGradient(
        w: w, zGradient: zGradient, input: input, stride: stride, padding: padding))
  }
}

func paddedShape(_ input: Matrix, by padding: Int) -> [Axis] {
  [
    Axis("rows", [[input.count], [2, padding]]),
    Axis("columns", [[input[0].count], [2, padding]]),
  ]
}

func correlatePaddedShape(
  _ input: Matrix, _ overlay: Matrix, stride: Int, padding: Int
) -> [Axis] {
  let framed = padded(input, by: padding)
  if correlate(framed, overlay, stride: stride).isEmpty { return [] }
  return [
    .valid("rows", framed.count, overlay.count, stride: stride),
    .valid("columns", framed[0].count, overlay[0].count, stride: stride),
  ]
}

func dilatedShape(_ slopes: Matrix, by stride: Int) -> [Axis] {
  [
    Axis("rows", [[slopes.count - 1, stride], [1]]),
    Axis("columns", [[slopes[0].count - 1, stride], [1]]),
  ]
}

func stridedWeightGradientShape(
  aPrev: Matrix, zGradient: Matrix, filter: Shape, stride: Int, padding: Int
) -> [Axis] {
  [.same("rows", filter.rows), .same("columns", filter.columns)]
}

func stridedActivationGradientShape(
  w: Matrix, zGradient: Matrix, input: Shape, stride: Int, padding: Int
) -> [Axis] {
  [.same("rows", input.rows), .same("columns", input.columns)]
}
