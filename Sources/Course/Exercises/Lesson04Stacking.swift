internal import ConvNet

extension Exercise {
  /// Lesson 4: several maps into one, as a sum and as a volume.
  static func stacking(_ article: Article) -> Exercise {
    Exercise(
      functions: [sumOfCorrelations, correlate3DFunction],
      cases: stacksOfTheArticle(article) + stacksAtTheEdges,
      randomCases: { generator in randomStacks(&generator) },
      mistakes: Mistake.stacking)
  }

  private static let sumOfCorrelations = ExerciseFunction(
    "sumOfCorrelations",
    parameters: [.init("_", "maps", .volume), .init("_", "filters", .volume)],
    result: .matrix,
    section: "Add them up, cell by cell",
    shapeRule: { arguments in
      let stack = Stack(arguments)
      guard stack.fits else { return [] }
      return stack.lengths
    },
    working: { arguments, index in
      guard index.count == 2 else { return nil }
      return sumText(Stack(arguments).pairs(0, index[0], index[1]))
    },
    reference: { .matrix(Stack($0).sum()) })

  private static let correlate3DFunction = ExerciseFunction(
    "correlate3D",
    parameters: [.init("_", "volume", .volume), .init("_", "overlay", .volume)],
    result: .volume,
    section: "The same as one step",
    shapeRule: { arguments in
      let stack = Stack(arguments)
      guard stack.fits, !stack.depths.isEmpty else { return [] }
      return [validLength("maps", input: stack.maps.count, overlay: stack.filters.count)]
        + stack.lengths
    },
    working: { arguments, index in
      guard index.count == 3 else { return nil }
      return sumText(Stack(arguments).pairs(index[0], index[1], index[2]))
    },
    reference: { arguments in
      // ConvNet stops where an overlay does not fit; the exercise asks for an empty volume.
      guard !Stack(arguments).depths.isEmpty else { return .volume([]) }
      let volume = correlate3D(
        Volume(arguments.volume(0).map { Matrix($0) }),
        Volume(arguments.volume(1).map { Matrix($0) }), mode: .valid)
      return .volume(volume.maps.map(\.rowsOfColumns))
    })
}

/// Maps, and a filter for each of them or a stack of filters that slides along the depth.
struct Stack {
  var maps: [[[Double]]]
  var filters: [[[Double]]]

  init(maps: [[[Double]]], filters: [[[Double]]]) {
    self.maps = maps
    self.filters = filters
  }

  init(_ arguments: [Value]) {
    self.init(maps: arguments.volume(0), filters: arguments.volume(1))
  }

  /// Each map with its filter, from this depth on.
  func layers(_ depth: Int = 0) -> [SlidingOverlay] {
    zip(maps.dropFirst(depth), filters).map { SlidingOverlay(input: $0, overlay: $1) }
  }

  var fits: Bool { layers().allSatisfy { !$0.valid().isEmpty } }

  /// The positions along the depth.
  var depths: Range<Int> { 0..<positions(maps.count, filters.count) }

  var lengths: [ExerciseFunction.ShapeRule] {
    layers().prefix(1).flatMap { layer in
      [
        validLength("rows", input: layer.inputRows, overlay: layer.rows),
        validLength("columns", input: layer.inputColumns, overlay: layer.columns),
      ]
    }
  }

  /// The pairs of numbers that lie on top of each other at one position, map after map.
  func pairs(_ depth: Int, _ row: Int, _ column: Int) -> [(Double, Double)] {
    layers(depth).flatMap { $0.pairs(row, column) }
  }

  /// The sum of the correlations from this depth on, by `ConvNet`.
  func sum(_ depth: Int = 0) -> [[Double]] {
    guard fits else { return [] }
    return added(
      layers(depth).map { layer in
        correlate2D(Matrix(layer.input), Matrix(layer.overlay), mode: .valid).rowsOfColumns
      })
  }
}

/// Adds equally large matrices cell by cell.
func added(_ matrices: [[[Double]]]) -> [[Double]] {
  guard let first = matrices.first else { return [] }
  return first.indices.map { row in
    first[row].indices.map { column in matrices.reduce(0) { $0 + $1[row][column] } }
  }
}

// MARK: - Cases

private func sumCase(
  _ id: String, _ kind: ExerciseCase.Kind, _ title: String, _ maps: Value, _ filters: Value,
  facts: [ExerciseCase.Fact] = []
) -> ExerciseCase {
  ExerciseCase(
    id, kind, title: title, function: "sumOfCorrelations", arguments: [maps, filters],
    facts: facts)
}

private func volumeCase(
  _ id: String, _ kind: ExerciseCase.Kind, _ title: String, _ volume: Value, _ overlay: Value,
  facts: [ExerciseCase.Fact] = []
) -> ExerciseCase {
  ExerciseCase(
    id, kind, title: title, function: "correlate3D", arguments: [volume, overlay], facts: facts)
}

private func stacksOfTheArticle(_ article: Article) -> [ExerciseCase] {
  func stacked(_ id: String, _ names: String...) -> Value {
    .list(names.map { article.input(id, $0) })
  }
  // An overlay of a single 1 changes nothing: the result is the stack itself.
  let one = Value.volume([[[1]]])
  return [
    sumCase(
      "B.result1", .article, "the first map alone", stacked("B.result1", "feature_map1"),
      stacked("B.result1", "filter1"), facts: [.init("B.result1")]),
    sumCase(
      "B.result2", .article, "the second map alone", stacked("B.result2", "feature_map2"),
      stacked("B.result2", "filter2"), facts: [.init("B.result2")]),
    sumCase(
      "B.sum", .article, "both maps", stacked("B.sum", "feature_map1", "feature_map2"),
      stacked("B.sum", "filter1", "filter2"), facts: [.init("B.sum")]),
    sumCase(
      "d2l.multi_in", .article, "another book's two maps", article.input("d2l.multi_in", "X"),
      article.input("d2l.multi_in", "K"), facts: [.init("d2l.multi_in")]),
    volumeCase(
      "B.stacked_results", .article, "both maps as one stack",
      article.input("B.stacked_results.raw", "feature_maps_stacked"),
      article.input("B.stacked_results.raw", "filters_stacked"),
      facts: [
        .init("B.stacked_results.raw"),
        .init("B.stacked_results.reshaped") { result in
          guard case .list(let maps) = result, maps.count == 1 else { return nil }
          return maps[0]
        },
      ]),
    volumeCase(
      "B.feature_maps_stacked", .article, "the stacked maps under a single weight of 1",
      stacked("B.feature_maps_stacked", "feature_map1", "feature_map2"), one,
      facts: [.init("B.feature_maps_stacked")]),
    volumeCase(
      "B.filters_stacked", .article, "the stacked filters under a single weight of 1",
      stacked("B.filters_stacked", "filter1", "filter2"), one,
      facts: [.init("B.filters_stacked")]),
  ]
}

private let unevenMaps = Value.volume([
  [[1, 0, 2, 1], [3, 1, 0, 2], [0, 2, 1, 4]], [[2, 1, 0, 3], [0, 4, 1, 1], [5, 0, 2, 0]],
])
private let unevenFilters = Value.volume([[[1, 2], [0, -1]], [[3, 0], [1, 2]]])

private let stacksAtTheEdges: [ExerciseCase] = [
  sumCase(
    "stacking.uneven", .edge, "two maps and filters without any pattern", unevenMaps,
    unevenFilters),
  sumCase(
    "stacking.three", .edge, "three maps and filters that are not square",
    .volume([
      [[1, 2, -1, 0, 3], [0, 4, 2, 1, 1]], [[2, 0, 1, 5, -2], [3, 1, 0, 2, 2]],
      [[-3, 1, 2, 0, 1], [1, 1, 4, -1, 0]],
    ]),
    .volume([[[1, 0, 2], [3, -1, 1]], [[0, 2, 1], [1, 4, -2]], [[5, 1, 0], [2, 0, 1]]])),
  sumCase(
    "stacking.single", .edge, "filters of one weight",
    .volume([[[1, 2, 3]], [[4, -5, 6]]]), .volume([[[10]], [[-2]]])),
  sumCase(
    "stacking.too-large", .edge, "filters that do not fit",
    .volume([[[1, 2], [3, 4]], [[5, 6], [7, 8]]]),
    .volume([[[1], [0], [2]], [[2], [1], [1]]])),
  volumeCase(
    "volume.uneven", .edge, "a stack without any pattern", unevenMaps, unevenFilters),
  volumeCase(
    "volume.deeper", .edge, "a stack deeper than the overlay",
    .volume([[[1, 2, 3]], [[4, 5, 6]], [[7, 8, 9]]]), .volume([[[10, 20]], [[1, 1]]])),
  volumeCase(
    "volume.whole", .edge, "an overlay as large as the stack",
    .volume([[[1, 2], [0, -1]], [[3, 1], [4, 2]]]),
    .volume([[[2, 0], [1, 5]], [[-1, 3], [0, 2]]])),
  volumeCase(
    "volume.too-deep", .edge, "an overlay deeper than the stack", .volume([[[1, 2, 3]]]),
    .volume([[[1, 2]], [[3, 4]]])),
  // By one map there are 0 positions for any formula; by more, less than none.
  volumeCase(
    "volume.much-too-deep", .edge, "an overlay much deeper than the stack",
    .volume([[[1, 2, 3]]]), .volume([[[1, 2]], [[3, 4]], [[5, 6]], [[7, 8]]])),
]

// Smallest first, so that the first one that fails is the easiest to follow.
private func randomStacks(_ generator: inout SeededGenerator) -> [ExerciseCase] {
  let sizes: [(maps: Int, spare: Int, filter: (Int, Int), positions: (Int, Int))] = [
    (1, 0, (1, 1), (1, 2)), (2, 0, (1, 2), (1, 1)), (2, 1, (2, 1), (2, 1)), (3, 0, (2, 2), (1, 2)),
    (2, 1, (2, 3), (2, 2)), (3, 2, (3, 2), (2, 3)),
  ]
  return sizes.enumerated().flatMap { number, size in
    let rows = size.filter.0 + size.positions.0 - 1
    let columns = size.filter.1 + size.positions.1 - 1
    let shape = "\(rows)×\(columns) with \(size.filter.0)×\(size.filter.1)"
    let maps = generator.volume(depth: size.maps + size.spare, rows: rows, columns: columns)
    let filters = Value.volume(
      generator.volume(depth: size.maps, rows: size.filter.0, columns: size.filter.1))
    return [
      sumCase(
        "stacking.random.\(number + 1)", .random, "\(size.maps) maps, \(shape)",
        .volume(Array(maps.prefix(size.maps))), filters),
      volumeCase(
        "volume.random.\(number + 1)", .random, "depth \(maps.count) with \(size.maps), \(shape)",
        .volume(maps), filters),
    ]
  }
}
