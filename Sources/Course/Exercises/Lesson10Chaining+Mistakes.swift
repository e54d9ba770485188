extension Exercise {
  static let chainingMistakes = forwardLayerMistakes + sharedSlopeMistakes + mapSlopeMistakes

  private static func wrongLayer(
    _ result: @escaping @Sendable (_ layer: LayerPass) -> Value
  ) -> [String: @Sendable ([Value]) -> Value] {
    ["convolutionalLayer": { result(LayerPass($0)) }]
  }

  /// A layer whose z is wrong; a follows from it.
  private static func wrongZ(
    _ z: @escaping @Sendable (_ layer: LayerPass) -> [[[Double]]]
  ) -> [String: @Sendable ([Value]) -> Value] {
    wrongLayer { layer in
      let z = z(layer)
      return layerResult(z: z, a: z.map { map in map.map { $0.map(logistic) } })
    }
  }

  /// Gradients of which some part is wrong.
  private static func wrongSlopes(
    filters: (@Sendable (LayerPass, [[[Double]]]) -> [[[[Double]]]])? = nil,
    biases: (@Sendable (LayerPass, [[[Double]]]) -> [Double])? = nil,
    maps: (@Sendable (LayerPass, [[[Double]]]) -> [[[Double]]])? = nil
  ) -> [String: @Sendable ([Value]) -> Value] {
    [
      "convolutionalLayerGradients": { arguments in
        let layer = LayerPass(maps: arguments.volume(0), filters: arguments.volumes(1), biases: [])
        let slopes = arguments.volume(2)
        return layerSlopes(
          filters: filters?(layer, slopes) ?? layer.filterSlopes(slopes),
          biases: biases?(layer, slopes) ?? layer.biasSlopes(slopes),
          maps: maps?(layer, slopes) ?? layer.mapSlopes(slopes))
      }
    ]
  }

  private static let forwardLayerMistakes = [
    Mistake(
      "chain.biaspermap",
      title: "the bias is added once for every previous map",
      reason: "Each correlation looks like a feature map of lesson 5, and that one had a bias.",
      advice: "Count the biases of this layer in lesson 1, and count how often yours is added.",
      edits: [.init("sum + biases[next]", "sum + Double(maps.count) * biases[next]")],
      wrong: wrongZ { layer in
        var layer = layer
        layer.biases = layer.biases.map { $0 * Double(layer.maps.count) }
        return layer.z
      }),
    Mistake(
      "chain.actbeforesum",
      title: "σ is applied to each part, and the results are added",
      reason: "The parts are often called feature maps, and feature maps have gone through σ.",
      advice: "Look at your activations: between which two numbers must a sigmoid lie?",
      edits: [
        .init(
          "    a.append(zMap.map { row in row.map { z in sigmoid(z) } })",
          """
              var total = sums.map { row in row.map { _ in biases[next] } }
              for previous in maps.indices {
                let part = correlate(maps[previous], filters[next][previous])
                for row in part.indices {
                  for column in part[row].indices {
                    total[row][column] += sigmoid(part[row][column])
                  }
                }
              }
              a.append(total)
          """)
      ],
      wrong: wrongLayer { layer in
        let a = layer.filters.indices.map { next in
          cellSums(layer.parts(of: next).map { $0.map { $0.map(logistic) } })
            .map { row in row.map { $0 + layer.biases[next] } }
        }
        return layerResult(z: layer.z, a: a)
      }),
    Mistake(
      "layer.onefilter",
      title: "a next map uses one filter for all maps before it",
      reason: "A map had one filter in lesson 5, and the picture of one sliding overlay stays.",
      advice: "How many lines run into one next map in the picture, and what stands on each?",
      edits: [
        .init(
          "sumOfCorrelations(maps, filters[next])",
          "sumOfCorrelations(maps, maps.map { _ in filters[next][0] })")
      ],
      wrong: wrongZ { layer in
        var layer = layer
        layer.filters = layer.filters.map { filters in filters.map { _ in filters[0] } }
        return layer.z
      }),
    Mistake(
      "layer.onebias",
      title: "all next maps use the first bias",
      reason: "One map had one bias, and so the layer gets one.",
      advice: "Which map does the second bias belong to?",
      edits: [.init("sum + biases[next]", "sum + biases[0]")],
      wrong: wrongZ { layer in
        var layer = layer
        layer.biases = layer.biases.map { _ in layer.biases[0] }
        return layer.z
      }),
    Mistake(
      "layer.nobias",
      title: "no bias is added",
      reason: "The sum over the maps is the new thing here, and the old thing is forgotten.",
      advice: "Three arguments come in: which of them have you not used?",
      edits: [.init("sum + biases[next]", "sum")],
      wrong: wrongZ { layer in
        var layer = layer
        layer.biases = layer.biases.map { _ in 0 }
        return layer.z
      }),
    Mistake(
      "layer.nosum",
      title: "a next map keeps only what comes from the last map before it",
      reason: "In a loop over the maps, = and += look alike.",
      advice: "Set the first map to zero: does your result change?",
      edits: [
        .init(
          "sumOfCorrelations(maps, filters[next])",
          "correlate(maps[maps.count - 1], filters[next][maps.count - 1])")
      ],
      wrong: wrongZ { layer in
        layer.filters.indices.map { next in
          (layer.parts(of: next).last ?? []).map { $0.map { $0 + layer.biases[next] } }
        }
      }),
  ]

  private static let sharedSlopeMistakes = [
    Mistake(
      "layer.filters.firstmap",
      title: "the slopes of all filters are made with the first previous map",
      reason: "The index of the previous map is easily left out where there was none before.",
      advice: "Which map did each of the filters slide over?",
      section: "Backwards to filters and biases",
      edits: [
        .init(
          "weightGradient(aPrev: maps[previous], zGradient: slopes)",
          "weightGradient(aPrev: maps[0], zGradient: slopes)")
      ],
      wrong: wrongSlopes(filters: { layer, slopes in
        slopes.map { slopes in layer.maps.map { _ in weightSlopes(layer.maps[0], slopes) } }
      })),
    Mistake(
      "layer.filters.firstnext",
      title: "the slopes of all filters are made with the first next map's ∂C/∂z",
      reason: "With a single next map, as in lesson 8, there was only one ∂C/∂z to take.",
      advice: "Each next map has slopes of its own: which of them does your sum use?",
      section: "Backwards to filters and biases",
      edits: [
        .init(
          "weightGradient(aPrev: maps[previous], zGradient: slopes)",
          "weightGradient(aPrev: maps[previous], zGradient: zGradients[0])")
      ],
      wrong: wrongSlopes(filters: { layer, slopes in
        slopes.map { _ in layer.maps.map { weightSlopes($0, slopes[0]) } }
      })),
    Mistake(
      "layer.biases.perfilter",
      title: "the slope of a bias is added up once for every previous map",
      reason: "Inside the loop over the filters everything is counted as often as the filters.",
      advice: "How many biases does a next map have, and how often is each one added to z?",
      section: "Backwards to filters and biases",
      edits: [
        .init(
          "biasSlopes.append(biasGradient(zGradient: slopes))",
          "biasSlopes.append(Double(maps.count) * biasGradient(zGradient: slopes))")
      ],
      wrong: wrongSlopes(biases: { layer, slopes in
        layer.biasSlopes(slopes).map { $0 * Double(layer.maps.count) }
      })),
  ]

  private static let mapSlopeMistakes = [
    Mistake(
      "layer.maps.overwrite",
      title: "a previous map gets only what the last next map hands back",
      reason: "The shares are stored as they come, and each one replaces the one before.",
      advice: "How many next maps see one and the same activation?",
      edits: [
        .init(
          "mapSlopes[previous][row][column] += share", "mapSlopes[previous][row][column] = share")
      ],
      wrong: wrongSlopes(maps: { layer, slopes in
        layer.maps.indices.map {
          layer.share(slopes, next: layer.filters.count - 1, previous: $0)
        }
      })),
    Mistake(
      "layer.maps.mean",
      title: "the shares of the next maps are averaged",
      reason: "Several answers to one question invite a mean.",
      advice: "Nudge one activation: does one of the next maps answer, or do all of them?",
      edits: [
        .init(
          "mapSlopes[previous][row][column] += share[row][column]",
          "mapSlopes[previous][row][column] += share[row][column] / Double(filters.count)")
      ],
      wrong: wrongSlopes(maps: { layer, slopes in
        let behind = Double(layer.filters.count)
        return layer.mapSlopes(slopes).map { map in map.map { row in row.map { $0 / behind } } }
      })),
    Mistake(
      "layer.maps.norotate",
      title: "∂C/∂z slides over the filters without being rotated",
      reason: "Everything else in this layer is correlation.",
      advice: "Compare one pair of maps with what lesson 9 makes of it.",
      edits: [
        .init(
          "aPrevGradient(w: filters[next][previous], zGradient: slopes)",
          "correlateFull(filters[next][previous], slopes)")
      ],
      wrong: wrongSlopes(maps: { layer, slopes in
        layer.maps.indices.map { previous in
          cellSums(
            layer.filters.indices.map { next in
              SlidingOverlay(input: layer.filters[next][previous], overlay: slopes[next]).full()
            })
        }
      })),
    Mistake(
      "layer.maps.depth",
      title: "the previous maps get each other's slopes, in reverse order",
      reason: "A convolution in three dimensions turns the stack as well, last map first.",
      advice: "Which previous map does the first filter of a next map belong to?",
      edits: [
        .init(
          "aPrevGradient(w: filters[next][previous], zGradient: slopes)",
          "aPrevGradient(w: filters[next][maps.count - 1 - previous], zGradient: slopes)")
      ],
      wrong: wrongSlopes(maps: { layer, slopes in layer.mapSlopes(slopes).reversed() })),
  ]
}
