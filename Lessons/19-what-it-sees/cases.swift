// The smallest come first: what a learner sees of a slip should fit into one glance.
func cases(_ cases: inout Cases) {
  patches(&cases)
  covered(&cases)
  slopes(&cases)
  changed(&cases)
  turns(&cases)
}

func patches(_ cases: inout Cases) {
  cases.edge("patch.row", "two weights", .strongestPatch(for: [[3, 4]], length: 10))
  cases.edge(
    "patch.three", "three weights, one of them negative",
    .strongestPatch(for: [[6, -3, 2]], length: 14))
  cases.edge(
    "patch.square", "two rows", .strongestPatch(for: [[1, -2], [2, 4]], length: 10))
  cases.edge("patch.single", "one weight below 0", .strongestPatch(for: [[-2]], length: 3))
  cases.edge(
    "patch.edge", "an edge detector, whose weights add up to 0",
    .strongestPatch(for: [[1, -1]], length: 2))
  cases.edge(
    "patch.tall", "a filter of three rows, one of them 0",
    .strongestPatch(for: [[0, 0], [4, -2], [-5, 2]], length: 0.5))
}

func covered(_ cases: inout Cases) {
  cases.edge(
    "occlusion.lesson", "the text's picture, two columns covered",
    .occlusionMap(lessonPicture, digit: 0, network: lessonNetwork, side: 2, cover: 0))
  cases.edge(
    "occlusion.second", "the same for score 1",
    .occlusionMap(lessonPicture, digit: 1, network: lessonNetwork, side: 2, cover: 0))
  cases.edge(
    "occlusion.grey", "covered with a grey",
    .occlusionMap(lessonPicture, digit: 0, network: lessonNetwork, side: 2, cover: 0.5))
  cases.edge(
    "occlusion.pixel", "one pixel at a time",
    .occlusionMap(lessonPicture, digit: 0, network: lessonNetwork, side: 1, cover: 0))
  cases.edge(
    "occlusion.all", "a square as large as the picture",
    .occlusionMap([[0.5, 0.25], [0, 0.75]], digit: 1, network: onePixel, side: 2, cover: 0.25))
  cases.edge(
    "occlusion.three", "two maps, three answers",
    .occlusionMap(threePicture, digit: 2, network: threeAnswers, side: 2, cover: 1))
  cases.edge(
    "occlusion.seven", "a 7 of 6×6 pixels",
    .occlusionMap(seven, digit: 0, network: sevenOrL, side: 2, cover: 0))
}

func slopes(_ cases: inout Cases) {
  cases.edge(
    "gradient.lesson", "score 0 of the text's picture",
    .inputGradient(lessonPicture, network: lessonNetwork, scoreGradient: [1, 0]))
  cases.edge(
    "gradient.second", "score 1 of the text's picture",
    .inputGradient(lessonPicture, network: lessonNetwork, scoreGradient: [0, 1]))
  cases.edge(
    "gradient.mixed", "slopes for both scores",
    .inputGradient(lessonPicture, network: lessonNetwork, scoreGradient: [-2, 0.5]))
  cases.edge(
    "gradient.dark", "a map that ReLU holds back entirely",
    .inputGradient(
      [[0.5, 0.25], [0.125, 0.75]],
      network: (
        filters: [[[[-1]]], [[[2]]]], filterBiases: [0, -0.25], w: [[3, 1], [2, -4]], b: [0, 0]
      ), scoreGradient: [1, 0]))
  cases.edge(
    "gradient.three", "two maps, three answers",
    .inputGradient(threePicture, network: threeAnswers, scoreGradient: [0, 1, 0]))
  // Equal numbers under a window: the first wins, as in lesson 11.
  cases.edge(
    "gradient.seven", "a 7 of 6×6 pixels",
    .inputGradient(seven, network: sevenOrL, scoreGradient: [1, 0]))
}

func changed(_ cases: inout Cases) {
  cases.edge(
    "adversarial.lesson", "the text's picture and a step of 0.1",
    .adversarial(lessonPicture, label: 0, network: lessonNetwork, epsilon: 0.1))
  cases.edge(
    "adversarial.far", "the same with a step of 0.3",
    .adversarial(lessonPicture, label: 0, network: lessonNetwork, epsilon: 0.3))
  cases.edge(
    "adversarial.other", "score 1 is right",
    .adversarial(lessonPicture, label: 1, network: lessonNetwork, epsilon: 0.125))
  cases.edge(
    "adversarial.none", "a step of 0",
    .adversarial(lessonPicture, label: 0, network: lessonNetwork, epsilon: 0))
  cases.edge(
    "adversarial.three", "two maps, three answers",
    .adversarial(threePicture, label: 1, network: threeAnswers, epsilon: 0.25))
}

func turns(_ cases: inout Cases) {
  cases.edge("turned.wide", "2×3", .turned([[1, 2, 3], [4, 5, 6]]))
  cases.edge("turned.row", "one row", .turned([[1, 2, 3]]))
  cases.edge("turned.column", "one column", .turned([[1], [2], [3]]))
  cases.edge("turned.square", "2×2", .turned([[1, 2], [3, 4]]))
  cases.edge(
    "turned.lesson", "3×4", .turned([[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]]))
}

// MARK: What the text works out

/// Ten pixels, one filter, two windows.
let lessonPicture: Matrix = [[0.5, 1, 0.75, 0, 0.25], [0, 0.25, 0.5, 0.75, 0.5]]
let lessonNetwork: DigitNetwork = (
  filters: [[[[2, -1]]]], filterBiases: [-0.5], w: [[4, -1], [-1, 3]], b: [0.5, -0.25]
)

/// A filter of one weight, so that the map is the picture.
let onePixel: DigitNetwork = (
  filters: [[[[1]]]], filterBiases: [0], w: [[2], [-4]], b: [0, 1]
)

let seven: Matrix = [
  [0, 0, 0, 0, 0, 0], [0, 1, 1, 1, 1, 0], [0, 0, 0, 0, 1, 0], [0, 0, 0, 0, 1, 0],
  [0, 0, 0, 0, 1, 0], [0, 0, 0, 0, 0, 0],
]
/// Lying strokes in the upper half and upright ones on the right make a 7; the other way round, an L.
let sevenOrL: DigitNetwork = (
  filters: [
    [[[-1, -1, -1], [1, 1, 1], [-1, -1, -1]]], [[[-1, 1, -1], [-1, 1, -1], [-1, 1, -1]]],
  ],
  filterBiases: [0, 0],
  w: [[1, 1, 0, 0, 0, 1, 0, 1], [0, 0, 1, 1, 1, 0, 1, 0]], b: [0, 0]
)

// MARK: With nothing square

let threePicture: Matrix = [
  [0, 0.5, 1, 0.25, 0.875, 0.75], [1, 0.25, 0, 0.5, 0.75, 0.125], [0.5, 0, 0.25, 1, 0, 0.5],
  [0.125, 0.75, 0.5, 0, 1, 0.25], [0.25, 1, 0, 0.75, 0.5, 0],
]
let threeAnswers: DigitNetwork = (
  filters: [[[[0.5, -1, 0.25], [1, 0.5, -0.5]]], [[[-0.5, 1, 0.5], [0.25, -1, 1]]]],
  filterBiases: [0.25, -0.5],
  w: [
    [0.5, -0.25, 1, 0.125, -0.5, 0.75, 0.25, -1],
    [-0.75, 0.5, 0.25, -0.5, 1, 0.125, -0.25, 0.5],
    [0.25, 0.75, -0.5, 1, 0.5, -0.125, 0.5, -0.25],
  ],
  b: [0.125, -0.25, -0.5]
)

// MARK: Drawn

func random(_ draw: inout Draw, _ cases: inout Cases) {
  for (rows, columns) in [(1, 2), (2, 2), (2, 3), (3, 2)] {
    var filter = draw.matrix(rows, columns)
    // A filter of zeros has no direction.
    filter[0][0] = Double(draw.integer(in: 1...5))
    cases.random(
      "random.patch.\(rows)x\(columns)", "\(rows)×\(columns) weights",
      .strongestPatch(for: filter, length: Double(draw.integer(in: 1...9))))
    cases.random(
      "random.turned.\(rows)x\(columns)", "\(rows)×\(columns)",
      .turned(draw.matrix(rows, columns)))
  }

  for size in 1...4 {
    let (maps, answers) = (1 + size / 2, size + 1)
    let (rows, columns) = (2 + size, 3 + size)
    let filter = (rows: 1 + size / 3, columns: 1 + size % 2)
    let pooled = (rows - filter.rows + 1) / 2 * ((columns - filter.columns + 1) / 2)
    func network(_ draw: inout Draw) -> DigitNetwork {
      let filters = draw.volume(maps, filter.rows, filter.columns)
      return (
        filters: filters.map { [$0.map { $0.map { $0 / 8 } }] },
        filterBiases: draw.eighths(1, maps)[0], w: draw.eighths(answers, maps * pooled),
        b: draw.eighths(1, answers)[0]
      )
    }
    func picture(_ draw: inout Draw) -> Matrix {
      draw.eighths(rows, columns).map { $0.map { min(1, abs($0)) } }
    }
    let title = "\(rows)×\(columns) pixels, \(answers) answers"
    cases.random(
      "random.occlusion.\(size)", title,
      .occlusionMap(
        picture(&draw), digit: draw.integer(in: 0...answers - 1), network: network(&draw),
        side: 1 + size / 2, cover: Double(draw.integer(in: 0...4)) / 4))
    cases.random(
      "random.gradient.\(size)", title,
      .inputGradient(
        picture(&draw), network: network(&draw), scoreGradient: draw.eighths(1, answers)[0]))

    var example = (picture(&draw), network(&draw), draw.integer(in: 0...answers - 1))
    // Where slopes cancel, rounding would choose the sign.
    for _ in 0..<20 where !isPlain(example.0, example.1, label: example.2) {
      example = (picture(&draw), network(&draw), draw.integer(in: 0...answers - 1))
    }
    if isPlain(example.0, example.1, label: example.2) {
      cases.random(
        "random.adversarial.\(size)", title,
        .adversarial(
          example.0, label: example.2, network: example.1,
          epsilon: Double(draw.integer(in: 1...3)) / 8))
    }
  }
}

/// Whether each pixel has a slope that rounding cannot turn round, or no way leads from it to a score.
func isPlain(_ picture: Matrix, _ network: DigitNetwork, label: Int) -> Bool {
  let scores = forward(picture, network: network).logits
  let slopes = inputGradient(
    picture, network: network, scoreGradient: crossEntropyGradient(scores, target: label))
  // Weights of which none cancels another.
  var open = network
  open.w = network.w.map { row in row.indices.map { sqrt(Double($0 + 2)) + 0.01 * Double($0) } }
  let ways = inputGradient(
    picture, network: open, scoreGradient: scores.indices.map { $0 == label ? 1 : 0 })
  return picture.indices.allSatisfy { row in
    picture[row].indices.allSatisfy { ways[row][$0] == 0 || abs(slopes[row][$0]) > 1e-6 }
  }
}

func strongestPatchShape(for filter: Matrix, length _: Double) -> [Axis] {
  [.same("rows", filter.count), .same("columns", filter[0].count)]
}

func occlusionMapShape(
  _ picture: Matrix, digit _: Int, network _: DigitNetwork, side: Int, cover _: Double
) -> [Axis] {
  [.valid("rows", picture.count, side), .valid("columns", picture[0].count, side)]
}

func inputGradientShape(
  _ picture: Matrix, network _: DigitNetwork, scoreGradient _: [Double]
) -> [Axis] {
  [.same("rows", picture.count), .same("columns", picture[0].count)]
}

func adversarialShape(
  _ picture: Matrix, label _: Int, network _: DigitNetwork, epsilon _: Double
) -> [Axis] {
  [.same("rows", picture.count), .same("columns", picture[0].count)]
}

func turnedShape(_ picture: Matrix) -> [Axis] {
  [.same("rows", picture[0].count), .same("columns", picture.count)]
}
