/// Appendix B's two maps, and the filter for each.
let maps: Volume = [article["B.sum", "feature_map1"], article["B.sum", "feature_map2"]]
let filters: Volume = [article["B.sum", "filter1"], article["B.sum", "filter2"]]

let unevenMaps: Volume = [
  [[1, 0, 2, 1], [3, 1, 0, 2], [0, 2, 1, 4]], [[2, 1, 0, 3], [0, 4, 1, 1], [5, 0, 2, 0]],
]
let unevenFilters: Volume = [[[1, 2], [0, -1]], [[3, 0], [1, 2]]]

func cases(_ cases: inout Cases) {
  cases.article(
    "B.result1", "the first map alone", .sumOfCorrelations([maps[0]], [filters[0]]),
    gives: "B.result1")
  cases.article(
    "B.result2", "the second map alone", .sumOfCorrelations([maps[1]], [filters[1]]),
    gives: "B.result2")
  cases.article("B.sum", "both maps", .sumOfCorrelations(maps, filters), gives: "B.sum")
  cases.article(
    "d2l.multi_in", "another book's two maps",
    .sumOfCorrelations(article["d2l.multi_in", "X"], article["d2l.multi_in", "K"]),
    gives: "d2l.multi_in")
  cases.article(
    "B.stacked_results", "both maps as one stack", .correlate3D(maps, filters),
    gives: "B.stacked_results.raw",
    .numbers(correlate3D(maps, filters)[0].flatMap { $0 }, are: "B.stacked_results.reshaped"))
  // An overlay of a single 1 changes nothing: the result is the stack itself.
  cases.article(
    "B.feature_maps_stacked", "the stacked maps under a single weight of 1",
    .correlate3D(maps, [[[1]]]), gives: "B.feature_maps_stacked")
  cases.article(
    "B.filters_stacked", "the stacked filters under a single weight of 1",
    .correlate3D(filters, [[[1]]]), gives: "B.filters_stacked")

  cases.edge(
    "stacking.uneven", "two maps and filters without any pattern",
    .sumOfCorrelations(unevenMaps, unevenFilters))
  cases.edge(
    "stacking.three", "three maps and filters that are not square",
    .sumOfCorrelations(
      [
        [[1, 2, -1, 0, 3], [0, 4, 2, 1, 1]], [[2, 0, 1, 5, -2], [3, 1, 0, 2, 2]],
        [[-3, 1, 2, 0, 1], [1, 1, 4, -1, 0]],
      ],
      [[[1, 0, 2], [3, -1, 1]], [[0, 2, 1], [1, 4, -2]], [[5, 1, 0], [2, 0, 1]]]))
  cases.edge(
    "stacking.single", "filters of one weight",
    .sumOfCorrelations([[[1, 2, 3]], [[4, -5, 6]]], [[[10]], [[-2]]]))
  cases.edge(
    "stacking.too-large", "filters that do not fit",
    .sumOfCorrelations(
      [[[1, 2], [3, 4]], [[5, 6], [7, 8]]], [[[1], [0], [2]], [[2], [1], [1]]]))
  cases.edge(
    "stacking.too-wide", "filters that are a column too wide",
    .sumOfCorrelations([[[1, 2], [3, 4]], [[5, 6], [7, 8]]], [[[1, 0, 2]], [[2, 1, 1]]]))
  cases.edge(
    "stacking.much-too-wide", "filters that are two columns too wide",
    .sumOfCorrelations([[[1, 2], [3, 4]], [[5, 6], [7, 8]]], [[[1, 0, 2, 1]], [[2, 1, 1, 3]]]))
  cases.edge(
    "volume.uneven", "a stack without any pattern", .correlate3D(unevenMaps, unevenFilters))
  cases.edge(
    "volume.deeper", "a stack deeper than the overlay",
    .correlate3D([[[1, 2, 3]], [[4, 5, 6]], [[7, 8, 9]]], [[[10, 20]], [[1, 1]]]))
  cases.edge(
    "volume.whole", "an overlay as large as the stack",
    .correlate3D(
      [[[1, 2], [0, -1]], [[3, 1], [4, 2]]], [[[2, 0], [1, 5]], [[-1, 3], [0, 2]]]))
  cases.edge(
    "volume.too-deep", "an overlay deeper than the stack",
    .correlate3D([[[1, 2, 3]]], [[[1, 2]], [[3, 4]]]))
  // By one map there are 0 positions for any formula; by more, less than none.
  cases.edge(
    "volume.much-too-deep", "an overlay much deeper than the stack",
    .correlate3D([[[1, 2, 3]]], [[[1, 2]], [[3, 4]], [[5, 6]], [[7, 8]]]))
}

func random(_ draw: inout Draw, _ cases: inout Cases) {
  let sizes: [(depth: Int, spare: Int, filter: Shape, positions: Shape)] = [
    (1, 0, (1, 1), (1, 2)), (2, 0, (1, 2), (1, 1)), (2, 1, (2, 1), (2, 1)), (3, 0, (2, 2), (1, 2)),
    (2, 1, (2, 3), (2, 2)), (3, 2, (3, 2), (2, 3)),
  ]
  for (number, (depth, spare, filter, positions)) in sizes.enumerated() {
    let rows = filter.rows + positions.rows - 1
    let columns = filter.columns + positions.columns - 1
    let shape = "\(rows)×\(columns) with \(filter.rows)×\(filter.columns)"
    let maps = draw.volume(depth + spare, rows, columns)
    let filters = draw.volume(depth, filter.rows, filter.columns)
    cases.random(
      "stacking.random.\(number + 1)", "\(depth) maps, \(shape)",
      .sumOfCorrelations(Array(maps.prefix(depth)), filters))
    cases.random(
      "volume.random.\(number + 1)", "depth \(maps.count) with \(depth), \(shape)",
      .correlate3D(maps, filters))
  }
}

func sumOfCorrelationsShape(_ maps: Volume, _ filters: Volume) -> [Axis] {
  if sumOfCorrelations(maps, filters).isEmpty { return [] }
  return [
    .valid("rows", maps[0].count, filters[0].count),
    .valid("columns", maps[0][0].count, filters[0][0].count),
  ]
}

func correlate3DShape(_ volume: Volume, _ overlay: Volume) -> [Axis] {
  if correlate3D(volume, overlay).isEmpty { return [] }
  return [.valid("maps", volume.count, overlay.count)]
    + sumOfCorrelationsShape(Array(volume.prefix(overlay.count)), overlay)
}
