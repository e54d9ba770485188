func cases(_ cases: inout Cases) {
  cases.edge(
    "header.labels", "the test labels of MNIST",
    .idxHeader([0, 0, 8, 1] + [0, 0, 39, 16] + [7, 2, 1, 0, 4, 1, 4, 9]))
  cases.edge(
    "header.bytes", "a size of which every byte counts",
    .idxHeader([0, 0, 8, 2] + [1, 2, 3, 4, 0, 255, 0, 1]))
  cases.edge(
    "header.pictures", "the training pictures of MNIST",
    .idxHeader([0, 0, 8, 3] + [0, 0, 234, 96, 0, 0, 0, 28, 0, 0, 0, 28] + [0, 0, 3, 18]))
  cases.edge("scaled.none", "no pixel", .scaled([], maximum: 16))
  cases.edge(
    "scaled.pale", "no pixel is as bright as it could be", .scaled([3, 0, 12], maximum: 16))
  cases.edge("scaled.bytes", "from 0 to 255", .scaled([255, 51, 0, 102], maximum: 255))
  cases.edge("scaled.greys", "from 0 to 16", .scaled([0, 4, 8, 15, 16], maximum: 16))

  let square: Matrix = [
    [0, 0.5, 1, 0.25, 0.5], [1, 0.75, 0.25, 0.5, 1], [0.5, 1, 0.25, 1, 0.25],
    [0.25, 0.75, 0.5, 1, 1], [1, 0.25, 0.5, 0.75, 0],
  ]
  let unlearned: Network = (
    filters: [[[[0.5, -0.25], [0.125, 0.25]]]], filterBiases: [0],
    w: Matrix(repeating: [0, 0, 0, 0], count: 10), b: [Double](repeating: 0, count: 10)
  )
  judge("unlearned", "weights of 0, ten answers", square, label: 3, unlearned, &cases)
  // ReLU lets little through of what these filters make: negative numbers, but for the biases.
  let dark: Network = (
    filters: [[[[-1, -0.5], [-0.25, -1]]], [[[0.5, -1], [-0.5, -0.25]]]],
    filterBiases: [-0.125, 0.0625],
    w: [[1, -0.5, 0.5, 0.25, -1, 0.5, 0.75, 1], [-0.5, 1, 0.25, -1, 0.5, -0.25, 1, 0.5]],
    b: [0.25, 0.125]
  )
  judge("dark", "little light gets through", square, label: 1, dark, &cases)
  // Two maps, three answers, nothing square.
  let picture: Matrix = [
    [0, 0.5, 1, 0.25, 0, 0.75], [1, 0.25, 0, 0.5, 0.75, 0], [0.5, 0, 0.25, 1, 0, 0.5],
    [0, 0.75, 0.5, 0, 1, 0.25], [0.25, 1, 0, 0.75, 0.5, 0],
  ]
  let small: Network = (
    filters: [[[[0.5, -1, 0.25], [1, 0.5, -0.5]]], [[[-0.5, 1, 0.5], [0.25, -1, 1]]]],
    filterBiases: [0.25, -0.5],
    w: [
      [0.5, -0.25, 1, 0.125, -0.5, 0.75, 0.25, -1],
      [-0.75, 0.5, 0.25, -0.5, 1, 0.125, -0.25, 0.5],
      [0.25, 0.75, -0.5, 1, 0.5, -0.125, 0.5, -0.25],
    ],
    b: [0.125, -0.25, -1]
  )
  judge("small", "two maps, three answers", picture, label: 2, small, &cases)
  // Whatever number a running maximum may start at, every score lies below it.
  var low = small
  low.b = [-3e20, -1e20, -2e20]
  cases.edge("read.below", "every score far below 0", .readDigit(picture, network: low))

  cases.edge(
    "overfit.before", "fifty digits, nothing learned yet", .cnnTutorOverfit(epochs: 0))
  cases.goal("overfit.fifty", "fifty digits by heart", .cnnTutorOverfit(epochs: 40), gives: 50)
}

/// All that a network does with a picture, forwards and in one step.
func judge(
  _ name: String, _ title: String, _ picture: Matrix, label: Int, _ network: Network,
  _ cases: inout Cases
) {
  cases.edge("forward.\(name)", title, .forward(picture, network: network))
  cases.edge("loss.\(name)", title, .loss(picture, label: label, network: network))
  cases.edge("read.\(name)", title, .readDigit(picture, network: network))
  cases.edge(
    "step.\(name)", title, .trainStep(picture, label: label, network: network, stepSize: 0.5))
}

func random(_ draw: inout Draw, _ cases: inout Cases) {
  for size in 1...4 {
    var bytes: [Int] = []
    for _ in 0..<4 * size { bytes.append(draw.integer(in: 0...255)) }
    cases.random("random.idxHeader.\(size)", "\(size) sizes", .idxHeader([0, 0, 8, size] + bytes))
    cases.random(
      "random.scaled.\(size)", "\(bytes.count) pixels", .scaled(bytes, maximum: 255))

    let (maps, answers) = (1 + size / 2, size + 1)
    let (rows, columns) = (3 + size, 4 + size)
    let filter = (rows: 2, columns: 1 + size % 2)
    let pooled = (rows - filter.rows + 1) / 2 * ((columns - filter.columns + 1) / 2)
    let filters = draw.volume(maps, filter.rows, filter.columns)
    let network: Network = (
      filters: filters.map { [$0.map { $0.map { $0 / 16 } }] },
      filterBiases: draw.eighths(1, maps)[0], w: draw.eighths(answers, maps * pooled),
      b: draw.eighths(1, answers)[0]
    )
    let picture = draw.eighths(rows, columns).map { $0.map { abs($0) } }
    let label = draw.integer(in: 0...answers - 1)
    let title = "\(rows)×\(columns) pixels, \(answers) answers"
    cases.random("random.forward.\(size)", title, .forward(picture, network: network))
    cases.random("random.loss.\(size)", title, .loss(picture, label: label, network: network))
    cases.random("random.readDigit.\(size)", title, .readDigit(picture, network: network))
    cases.random(
      "random.trainStep.\(size)", title,
      .trainStep(picture, label: label, network: network, stepSize: 0.25))
  }
}

func scaledShape(_ pixels: [Int], maximum: Int) -> [Axis] { [.same("pixels", pixels.count)] }
