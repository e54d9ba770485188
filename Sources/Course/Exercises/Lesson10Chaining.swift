internal import ConvNet

extension Exercise {
  /// Lesson 10: several maps to several maps, forwards and backwards.
  static func chaining(_ article: Article) -> Exercise {
    Exercise(
      functions: [.convolutionalLayer, .convolutionalLayerGradients],
      cases: layerCases(article) + layerGradientsCases(article),
      randomCases: layerRandomCases,
      mistakes: chainingMistakes)
  }

  private static func layerCases(_ article: Article) -> [ExerciseCase] {
    let aGradients = article.input("chain.z", "a_gradient")
    return [
      ExerciseCase(
        "layer.chain", .article, title: "three maps before, two next maps",
        function: "convolutionalLayer",
        arguments: [
          article.input("chain.z", "maps_prev"), article.input("chain.z", "filters[next][prev]"),
          article.input("chain.z", "bias"),
        ],
        facts: [
          .init("chain.z") { $0["z"] }, .init("chain.a") { $0["a"] },
          // Through σ each next map goes alone, as in lesson 7.
          .init("chain.b_gradient_components") { result in
            guard let z = result["z"]?.volume, let slopes = aGradients.volume else { return nil }
            return .volume(zip(z, slopes).map { products($0.map { $0.map(logisticSlope) }, $1) })
          },
        ]),
      appendixCase(article),
      layerCase(
        "layer.small", "maps of one cell", [[[1]], [[2]]], [[[[3]], [[-1]]]], [0.5]),
      layerCase(
        "layer.wide", "two maps before, three next maps, filters of one row and two columns",
        wideMaps, wideFilters, [0.5, -0.25, 0.125]),
      layerCase(
        "layer.single", "one map before, two next maps", [[[0.5], [-1], [2]]],
        [[[[1], [0.5]]], [[[-1], [2]]]], [0.25, -0.5]),
    ]
  }

  /// Appendix B's maps and filters, made small enough for σ, with a bias.
  private static func appendixCase(_ article: Article) -> ExerciseCase {
    func tenth(_ id: String) -> [[Double]] {
      article.expected(id).matrix?.map { $0.map { $0 / 10 } } ?? []
    }
    return layerCase(
      "layer.appendix", "Appendix B, its numbers divided by ten, and a bias",
      [tenth("B.feature_map1"), tenth("B.feature_map2")],
      [[tenth("B.filter1"), tenth("B.filter2")]], [0.1])
  }

  private static func layerCase(
    _ id: String, _ title: String, _ maps: [[[Double]]], _ filters: [[[[Double]]]],
    _ biases: [Double]
  ) -> ExerciseCase {
    ExerciseCase(
      id, .edge, title: title, function: "convolutionalLayer",
      arguments: [.volume(maps), .volumes(filters), .vector(biases)])
  }

  private static let wideMaps: [[[Double]]] = [
    [[0.5, -1, 0.25], [1, 0.75, -0.5]], [[-0.25, 2, 1], [0.5, -0.75, 0.125]],
  ]
  private static let wideFilters: [[[[Double]]]] = [
    [[[1, -0.5]], [[0.25, 2]]], [[[-1, 0.5]], [[0.75, -0.25]]], [[[0.5, 1]], [[-2, 0.125]]],
  ]

  private static func layerGradientsCases(_ article: Article) -> [ExerciseCase] {
    func edge(
      _ id: String, _ title: String, _ maps: [[[Double]]], _ filters: [[[[Double]]]],
      _ slopes: [[[Double]]]
    ) -> ExerciseCase {
      ExerciseCase(
        id, .edge, title: title, function: "convolutionalLayerGradients",
        arguments: [.volume(maps), .volumes(filters), .volume(slopes)])
    }
    return [
      ExerciseCase(
        "slopes.chain", .article, title: "three maps before, two next maps",
        function: "convolutionalLayerGradients",
        arguments: [
          article.input("chain.z", "maps_prev"), article.input("chain.z", "filters[next][prev]"),
          article.expected("chain.b_gradient_components"),
        ],
        facts: [
          .init("chain.w_gradient") { $0["filters"] }, .init("chain.b_gradient") { $0["biases"] },
          .init("chain.a_prev_gradient") { $0["maps"] },
        ]),
      edge(
        "slopes.small", "maps of one cell", [[[1]], [[2]]], [[[[3]], [[-1]]]], [[[0.5]]]),
      edge(
        "slopes.wide", "two maps before, three next maps, filters of one row and two columns",
        wideMaps, wideFilters,
        [[[1, -2], [3, 4]], [[-1, 0.5], [2, -3]], [[5, 1], [-4, 2]]]),
      edge(
        "slopes.single", "one map before, two next maps", [[[0.5], [-1], [2]]],
        [[[[1], [0.5]]], [[[-1], [2]]]], [[[1], [-3]], [[2], [0.5]]]),
    ]
  }

  private static let layerRandomCases: @Sendable (inout SeededGenerator) -> [ExerciseCase] =
    { generator in
      let depths = [(1, 1), (2, 1), (1, 2), (2, 3), (3, 2)]
      return zip(depths, randomMapSizes).enumerated().flatMap { index, sizes in
        let ((before, behind), size) = sizes
        let maps = (0..<before).map { _ in
          generator.fractions(rows: size.0, columns: size.1)
        }
        let filters = (0..<behind).map { _ in
          (0..<before).map { _ in generator.fractions(rows: size.2, columns: size.3) }
        }
        let slopes = (0..<behind).map { _ in
          generator.matrix(rows: size.0 - size.2 + 1, columns: size.1 - size.3 + 1)
        }
        let biases = (0..<behind).map { _ in generator.smallInteger() / 8 }
        let title = "\(before) maps to \(behind), of \(size.0)×\(size.1)"
        return [
          ExerciseCase(
            "random.layer.\(index)", .random, title: title, function: "convolutionalLayer",
            arguments: [.volume(maps), .volumes(filters), .vector(biases)]),
          ExerciseCase(
            "random.slopes.\(index)", .random, title: title,
            function: "convolutionalLayerGradients",
            arguments: [.volume(maps), .volumes(filters), .volume(slopes)]),
        ]
      }
    }
}

extension ExerciseFunction {
  fileprivate static let convolutionalLayer = ExerciseFunction(
    "convolutionalLayer",
    parameters: [
      Parameter("_", "maps", .volume), Parameter("filters", "filters", .list(.volume)),
      Parameter("biases", "biases", .vector),
    ],
    result: .tuple([.init("z", .volume), .init("a", .volume)]),
    section: "Forwards: one sum over all maps",
    elementWorking: { arguments, label, index in
      guard index.count == 3 else { return nil }
      let layer = LayerPass(arguments)
      let z = zip(layer.maps, layer.filters[index[0]]).map { map, filter in
        sumText(SlidingOverlay(input: map, overlay: filter).pairs(index[1], index[2]))
      }
      let sum = (z + [factorText(layer.biases[index[0]])]).joined(separator: " + ")
      return label == "z" ? sum : "σ(\(sum))"
    },
    reference: { arguments in
      let layer = LayerPass(arguments)
      return layerResult(z: layer.z, a: layer.a)
    })

  fileprivate static let convolutionalLayerGradients = ExerciseFunction(
    "convolutionalLayerGradients",
    parameters: [
      Parameter("_", "maps", .volume), Parameter("filters", "filters", .list(.volume)),
      Parameter("zGradients", "zGradients", .volume),
    ],
    result: .tuple([
      .init("filters", .list(.volume)), .init("biases", .vector), .init("maps", .volume),
    ]),
    section: "Backwards to the maps",
    elementWorking: layerSlopeWorking,
    reference: { arguments in
      let layer = LayerPass(maps: arguments.volume(0), filters: arguments.volumes(1), biases: [])
      let slopes = arguments.volume(2)
      return layerSlopes(
        filters: layer.filterSlopes(slopes), biases: layer.biasSlopes(slopes),
        maps: layer.mapSlopes(slopes))
    })
}

/// The sum that makes one slope of a filter, of a bias or of a map.
private func layerSlopeWorking(
  _ arguments: [Value], _ label: String, _ index: [Int]
) -> String? {
  let maps = arguments.volume(0)
  let filters = arguments.volumes(1)
  let slopes = arguments.volume(2)
  switch (label, index.count) {
  case ("filters", 4):
    return sumText(
      SlidingOverlay(input: maps[index[1]], overlay: slopes[index[0]]).pairs(index[2], index[3]))
  case ("biases", 1):
    return slopes[index[0]].joined().map(factorText).joined(separator: " + ")
  case ("maps", 3):
    return filters.indices.compactMap { next in
      activationShares(filters[next][index[0]], slopes[next], [index[1], index[2]])
    }.joined(separator: " + ")
  default: return nil
  }
}

extension LayerPass {
  /// Reads the arguments of `convolutionalLayer`.
  init(_ arguments: [Value]) {
    self.init(
      maps: arguments.volume(0), filters: arguments.volumes(1), biases: arguments.vector(2))
  }
}

/// A result of `convolutionalLayer`.
func layerResult(z: [[[Double]]], a: [[[Double]]]) -> Value {
  .tuple([.init("z", .volume(z)), .init("a", .volume(a))])
}

/// A result of `convolutionalLayerGradients`.
func layerSlopes(filters: [[[[Double]]]], biases: [Double], maps: [[[Double]]]) -> Value {
  .tuple([
    .init("filters", .volumes(filters)), .init("biases", .vector(biases)),
    .init("maps", .volume(maps)),
  ])
}
