func cases(_ cases: inout Cases) {
  let maps: Volume = article["chain.z", "maps_prev"]
  let filters: [Volume] = article["chain.z", "filters[next][prev]"]
  let biases: [Double] = article["chain.z", "bias"]
  let wideMaps: Volume = [
    [[0.5, -1, 0.25], [1, 0.75, -0.5]], [[-0.25, 2, 1], [0.5, -0.75, 0.125]],
  ]
  let wideFilters: [Volume] = [
    [[[1, -0.5]], [[0.25, 2]]], [[[-1, 0.5]], [[0.75, -0.25]]], [[[0.5, 1]], [[-2, 0.125]]],
  ]
  let singleMap: Volume = [[[0.5], [-1], [2]]]
  let singleMapFilters: [Volume] = [[[[1], [0.5]]], [[[-1], [2]]]]

  // Through σ each next map goes alone, as in lesson 7.
  let slopes = zip(
    convolutionalLayer(maps, filters: filters, biases: biases).z,
    article["chain.z", "a_gradient"] as Volume
  ).map { zGradient(z: $0, aGradient: $1) }
  cases.article(
    "layer.chain", "three maps before, two next maps",
    .convolutionalLayer(maps, filters: filters, biases: biases),
    gives: .element("z", is: "chain.z"), .element("a", is: "chain.a"),
    .numbers(Array(slopes.joined().joined()), are: "chain.b_gradient_components"))
  cases.edge(
    "layer.appendix", "Appendix B, its numbers divided by ten, and a bias",
    .convolutionalLayer(
      [tenth("B.feature_map1"), tenth("B.feature_map2")],
      filters: [[tenth("B.filter1"), tenth("B.filter2")]], biases: [0.1]))
  cases.edge(
    "layer.small", "maps of one cell",
    .convolutionalLayer([[[1]], [[2]]], filters: [[[[3]], [[-1]]]], biases: [0.5]))
  cases.edge(
    "layer.wide", "two maps before, three next maps, filters of one row and two columns",
    .convolutionalLayer(wideMaps, filters: wideFilters, biases: [0.5, -0.25, 0.125]))
  cases.edge(
    "layer.single", "one map before, two next maps",
    .convolutionalLayer(singleMap, filters: singleMapFilters, biases: [0.25, -0.5]))

  cases.article(
    "slopes.chain", "three maps before, two next maps",
    .convolutionalLayerGradients(
      maps, filters: filters, zGradients: article["chain.b_gradient_components"]),
    gives: .element("filters", is: "chain.w_gradient"),
    .element("biases", is: "chain.b_gradient"), .element("maps", is: "chain.a_prev_gradient"))
  cases.edge(
    "slopes.small", "maps of one cell",
    .convolutionalLayerGradients(
      [[[1]], [[2]]], filters: [[[[3]], [[-1]]]], zGradients: [[[0.5]]]))
  cases.edge(
    "slopes.wide", "two maps before, three next maps, filters of one row and two columns",
    .convolutionalLayerGradients(
      wideMaps, filters: wideFilters,
      zGradients: [[[1, -2], [3, 4]], [[-1, 0.5], [2, -3]], [[5, 1], [-4, 2]]]))
  cases.edge(
    "slopes.single", "one map before, two next maps",
    .convolutionalLayerGradients(
      singleMap, filters: singleMapFilters, zGradients: [[[1], [-3]], [[2], [0.5]]]))

  twoLayers(&cases)
}

/// Two layers, from a single cell in each to several maps that are not square.
func twoLayers(_ cases: inout Cases) {
  // The same author's "PyTorch Hello World", whose cost is (a − target)².
  let id = "hello.chain_rule"
  let (input, w1, b1): (Double, Double, Double) = (
    article[id, "a_l0"], article[id, "w_l1"], article[id, "b_l1"]
  )
  let (w2, b2, target): (Double, Double, Double) = (
    article[id, "w_l2"], article[id, "b_l2"], article[id, "target"]
  )
  let output = sigmoid(w2 * sigmoid(w1 * input + b1) + b2)
  cases.article(
    "two.hello", "two neurons in a row",
    .twoLayerGradients(
      [[[input]]], first: [[[[w1]]]], firstBiases: [b1], second: [[[[w2]]]], secondBiases: [b2],
      aGradients: [[[2 * (output - target)]]]))
  cases.edge(
    "two.check", "one picture, two maps in each layer",
    .twoLayerGradients(
      [[[0.1, 0.5, -0.3, 0.4], [0.4, 0.2, 0.6, -0.1], [0.3, -0.2, 0.7, 0.5]]],
      first: [[[[0.2, -0.1], [0.3, 0.4]]], [[[-0.5, 0.1], [0.2, 0.6]]]], firstBiases: [0.1, -0.2],
      second: [[[[0.3, -0.4]], [[0.5, 0.1]]], [[[-0.2, 0.6]], [[0.7, -0.3]]]],
      secondBiases: [0.05, 0.3],
      aGradients: [[[0.5, -1], [2, 0.25]], [[-0.5, 1.5], [0.75, -2]]]))
  cases.edge(
    "two.wide", "two maps, three hidden maps, one last map",
    .twoLayerGradients(
      [[[0.5, -1, 0.25], [1, 0.75, -0.5]], [[-0.25, 2, 1], [0.5, -0.75, 0.125]]],
      first: [
        [[[1, -0.5]], [[0.25, 2]]], [[[-1, 0.5]], [[0.75, -0.25]]], [[[0.5, 1]], [[-2, 0.125]]],
      ],
      firstBiases: [0.5, -0.25, 0.125], second: [[[[1], [-2]], [[0.5], [1]], [[-1], [0.25]]]],
      secondBiases: [0.25], aGradients: [[[2, -4]]]))
}

/// A matrix of Appendix B, made small enough for σ.
func tenth(_ id: String) -> Matrix {
  let matrix: Matrix = article[id]
  return matrix.map { row in row.map { $0 / 10 } }
}

func random(_ draw: inout Draw, _ cases: inout Cases) {
  // Maps before and behind; the rows and columns of a map, and those of a filter.
  let sizes = [
    (1, 1, 1, 1, 1, 1), (2, 1, 1, 3, 1, 2), (1, 2, 3, 1, 2, 1), (2, 3, 2, 3, 2, 2),
    (3, 2, 3, 4, 2, 3),
  ]
  for (number, size) in sizes.enumerated() {
    let (before, behind, rows, columns, filterRows, filterColumns) = size
    let title = "\(before) maps to \(behind), of \(rows)×\(columns)"
    let maps = (0..<before).map { _ in draw.eighths(rows, columns) }
    let filters = (0..<behind).map { _ in
      (0..<before).map { _ in draw.eighths(filterRows, filterColumns) }
    }
    cases.random(
      "random.layer.\(number + 1)", title,
      .convolutionalLayer(
        maps, filters: filters, biases: (0..<behind).map { _ in draw.number() / 8 }))
    cases.random(
      "random.slopes.\(number + 1)", title,
      .convolutionalLayerGradients(
        maps, filters: filters,
        zGradients: draw.volume(behind, rows - filterRows + 1, columns - filterColumns + 1)))
  }
  // Maps at first, in the middle and at last; the rows and columns of the first ones. The first
  // filters are columns, and the second ones rows.
  for (number, size) in [(1, 1, 1, 1, 1), (1, 2, 1, 2, 2), (2, 1, 2, 2, 3)].enumerated() {
    let (before, hidden, behind, rows, columns) = size
    let (tall, wide) = (min(rows, 2), min(columns, 2))
    func filters(_ next: Int, _ previous: Int, _ rows: Int, _ columns: Int) -> [Volume] {
      (0..<next).map { _ in (0..<previous).map { _ in draw.eighths(rows, columns) } }
    }
    let first = filters(hidden, before, tall, 1)
    let second = filters(behind, hidden, 1, wide)
    cases.random(
      "random.two.\(number + 1)", "\(before), then \(hidden), then \(behind) maps",
      .twoLayerGradients(
        (0..<before).map { _ in draw.eighths(rows, columns) }, first: first,
        firstBiases: draw.eighths(1, hidden)[0], second: second,
        secondBiases: draw.eighths(1, behind)[0],
        aGradients: draw.volume(behind, rows - tall + 1, columns - wide + 1)))
  }
}
