// The smallest come first: what a learner sees of a slip should fit into one glance.
func cases(_ cases: inout Cases) {
  steps(&cases)
  layers(&cases)
  layersBackward(&cases)
  moves(&cases)
  spreads(&cases)
}

func steps(_ cases: inout Cases) {
  func edge(
    _ id: String, _ title: String, w: Matrix, b: [Double], slopes: (w: Matrix, b: [Double]),
    _ lambda: Double, _ stepSize: Double
  ) {
    cases.edge(
      "step.\(id)", title,
      .decayedStep(w: w, b: b, gradients: slopes, lambda: lambda, stepSize: stepSize))
  }
  edge("one", "one weight and one bias", w: [[4]], b: [1], slopes: (w: [[2]], b: [-3]), 0.5, 0.1)
  edge(
    "still", "slopes of 0", w: [[3, -1], [2, 0]], b: [0.5, -2],
    slopes: (w: [[0, 0], [0, 0]], b: [0, 0]), 0.1, 0.5)
  edge(
    "free", "a λ of 0", w: [[3, -1]], b: [0.5], slopes: (w: [[0.4, 2]], b: [1]), 0, 0.5)
  edge(
    "lesson", "the lesson's layer", w: [[3, -1], [2, 0]], b: [0.5, -2],
    slopes: (w: [[0.4, 0.2], [-0.6, 1]], b: [0.2, -0.4]), 0.1, 0.5)
  edge(
    "rest", "a weight at rest", w: [[4]], b: [0], slopes: (w: [[-0.2]], b: [0]), 0.05, 0.5)
  edge(
    "wide", "two neurons with three inputs", w: [[1, -2, 0.5], [0.25, 4, -1]], b: [-1, 2],
    slopes: (w: [[0.5, 1, -1], [2, -0.25, 0.75]], b: [0.5, -1.5]), 0.2, 0.25)
}

func layers(_ cases: inout Cases) {
  func edge(_ id: String, _ title: String, _ z: Matrix, _ mask: Matrix?, _ p: Double) {
    cases.edge("layer.\(id)", title, .dropoutLayer(z: z, mask: mask, p: p))
  }
  edge("two", "one neuron speaks, one is silent", [[3, 2]], [[1, 0]], 0.25)
  edge("used", "the network is used", [[3, -1, 2]], nil, 0.25)
  edge("all", "nobody is silent, by luck", [[1, -2], [0.5, 4]], [[1, 1], [1, 1]], 0.2)
  edge("never", "a p of 0", [[1, -2, 3]], [[1, 1, 1]], 0)
  edge("lesson", "the lesson's five neurons", [[2, -1, 0.5, 3, 1]], [[1, 1, 0, 1, 0]], 0.2)
  edge(
    "map", "a map of 2×3 neurons", [[0.5, -4, 2], [1, 3, -0.5]], [[0, 1, 1], [1, 0, 0]], 0.75)
}

func layersBackward(_ cases: inout Cases) {
  func edge(
    _ id: String, _ title: String, _ z: Matrix, _ mask: Matrix, _ p: Double, _ aGradient: Matrix
  ) {
    cases.edge(
      "back.\(id)", title, .dropoutLayerGradient(z: z, mask: mask, p: p, aGradient: aGradient))
  }
  edge("two", "one neuron speaks, one is silent", [[3, 2]], [[1, 0]], 0.25, [[6, 6]])
  edge(
    "all", "nobody is silent, by luck", [[1, -2], [0.5, 4]], [[1, 1], [1, 1]], 0.2,
    [[2, 3], [-1, 0.5]])
  edge("never", "a p of 0", [[1, -2, 3]], [[1, 1, 1]], 0, [[-4, 2, 0.5]])
  edge(
    "lesson", "the lesson's five neurons", [[2, -1, 0.5, 3, 1]], [[1, 1, 0, 1, 0]], 0.2,
    [[0.4, 2, -3, -0.8, 1]])
  edge(
    "map", "a map of 2×3 neurons", [[0.5, -4, 2], [1, 3, -0.5]], [[0, 1, 1], [1, 0, 0]], 0.75,
    [[1, -2, 0.25], [-0.5, 4, 3]])
}

func moves(_ cases: inout Cases) {
  func edge(_ id: String, _ title: String, _ picture: Matrix, down: Int, right: Int) {
    cases.edge("shifted.\(id)", title, .shifted(picture, down: down, right: right))
  }
  edge("right", "to the right", [[1, 2, 3]], down: 0, right: 1)
  edge("up", "upwards", [[1, 2], [3, 4], [5, 6]], down: -1, right: 0)
  edge("still", "not at all", [[1, 2], [3, 4]], down: 0, right: 0)
  edge("lesson", "the lesson's picture", lessonPicture, down: 1, right: -2)
  edge("both", "up and to the right", lessonPicture, down: -1, right: 1)
  edge("away", "out of the picture", [[1, 2], [3, 4], [5, 6]], down: 1, right: 2)
  edge("far", "far out of the picture", [[1, 2, 3], [4, 5, 6]], down: -5, right: -4)
}

/// Nothing in it is symmetric, and no pixel is 0.
let lessonPicture: Matrix = [[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]]

func spreads(_ cases: inout Cases) {
  cases.edge("spread.two", "two results", .meanAndError([10, 14]))
  cases.edge("spread.same", "three times the same", .meanAndError([7, 7, 7]))
  cases.edge("spread.four", "four results", .meanAndError([3, 5, 8, 4]))
  cases.edge(
    "spread.plain", "pictures misread without dropout",
    .meanAndError([987, 946, 925, 907, 971]))
  cases.edge(
    "spread.with", "pictures misread with dropout", .meanAndError([937, 957, 911, 881, 939]))
  cases.edge(
    "spread.dropout", "pictures saved by dropout", .meanAndError([50, -11, 14, 26, 32]))
  cases.edge("spread.more", "the same with seeds 6 to 50", .meanAndError(furtherSeeds))
}

/// `regularisers.py` in Tests measures them.
let furtherSeeds: [Double] = [
  -1, -8, 40, 15, 5, 9, 10, 18, -7, 31, -3, 75, -47, 74, 77, 39, 63, 51, 3, 58, -4, -39, 61, 7, 25,
  12, 36, 19, 17, 20, -63, -11, 5, 25, 57, 105, 22, 0, 66, -42, 20, 26, 84, 67, 21,
]

func random(_ draw: inout Draw, _ cases: inout Cases) {
  for size in 1...5 {
    let (rows, columns) = ((size + 1) / 2, size)
    let shape = "\(rows)×\(columns)"
    cases.random(
      "random.step.\(size)", "\(shape) weights",
      .decayedStep(
        w: draw.matrix(rows, columns), b: draw.matrix(1, rows)[0],
        gradients: (w: draw.eighths(rows, columns), b: draw.eighths(1, rows)[0]),
        lambda: Double(size) / 8, stepSize: 0.25))

    let mask = (0..<rows).map { _ in
      (0..<columns).map { _ in Double(draw.integer(in: 0...1)) }
    }
    let p = Double(draw.integer(in: 1...3)) / 4
    let z = draw.matrix(rows, columns)
    cases.random(
      "random.layer.\(size)", "\(shape) neurons", .dropoutLayer(z: z, mask: mask, p: p))
    cases.random(
      "random.back.\(size)", "\(shape) neurons",
      .dropoutLayerGradient(z: z, mask: mask, p: p, aGradient: draw.matrix(rows, columns)))

    cases.random(
      "random.shifted.\(size)", "\(size + 1)×\(size + 2) pixels",
      .shifted(
        draw.matrix(size + 1, size + 2), down: draw.integer(in: -2...2),
        right: draw.integer(in: -2...2)))

    cases.random(
      "random.spread.\(size)", "\(size + 1) results",
      .meanAndError(draw.matrix(1, size + 1)[0]))
  }
}

func decayedStepShape(
  w: Matrix, b _: [Double], gradients _: (w: Matrix, b: [Double]), lambda _: Double,
  stepSize _: Double
) -> [Axis] {
  .same(w)
}

func dropoutLayerShape(z: Matrix, mask _: Matrix?, p _: Double) -> [Axis] { .same(z) }

func dropoutLayerGradientShape(
  z: Matrix, mask _: Matrix, p _: Double, aGradient _: Matrix
) -> [Axis] {
  .same(z)
}

func shiftedShape(_ picture: Matrix, down _: Int, right _: Int) -> [Axis] { .same(picture) }
