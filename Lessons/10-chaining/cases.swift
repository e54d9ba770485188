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
}
