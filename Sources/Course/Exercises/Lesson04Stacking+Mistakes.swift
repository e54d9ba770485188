extension Mistake {
  /// What goes wrong when maps are combined.
  static let stacking: [Mistake] = [
    Mistake(
      "chain.onefilter",
      title: "the first filter is used for every map",
      reason: "One new map sounds like one filter.",
      advice: "Count the filters in the lesson's first example: which one lies on the second map?",
      edits: [.init("correlate(maps[map], filters[map])", "correlate(maps[map], filters[0])")],
      wrong: inTheSum { stack in
        added(
          stack.maps.map { SlidingOverlay(input: $0, overlay: stack.filters[0]).valid() })
      }),
    Mistake(
      "chain.crossed",
      title: "the filters are taken in the opposite order",
      reason: "Convolution reverses so much that it is tempting to reverse the stack as well.",
      advice: "Lay the two stacks side by side: which filter belongs to the first map?",
      edits: [
        .init("correlate(maps[0], filters[0])", "correlate(maps[0], filters[filters.count - 1])"),
        .init(
          "correlate(maps[map], filters[map])",
          "correlate(maps[map], filters[filters.count - 1 - map])"),
      ],
      wrong: inTheSum { stack in
        Stack(maps: stack.maps, filters: stack.filters.reversed()).sum()
      }),
    Mistake(
      "chain.nosum",
      title: "each map's result replaces the one before",
      reason: "An equals sign where the result should be added forgets the maps before.",
      advice: "Follow one cell through your loop over the maps: what is in it after each round?",
      edits: [.init("sum[row][column] += partial", "sum[row][column] = partial")],
      wrong: inTheSum { $0.layers().last?.valid() ?? [] }),
    Mistake(
      "chain.average",
      title: "the results are averaged, not added",
      reason: "With several maps a mean seems fair, and it keeps the numbers small.",
      advice: "A neuron adds up everything that comes in: does it ask how many lines there are?",
      edits: [
        .init("  return sum\n", "  return sum.map { $0.map { $0 / Double(maps.count) } }\n")
      ],
      wrong: inTheSum { stack in
        stack.sum().map { $0.map { $0 / Double(stack.maps.count) } }
      }),
    Mistake(
      "chain.convolve2d",
      title: "each map is convolved with its filter, not correlated",
      reason: "Appendix B's own data do not show the difference, so the turn goes unnoticed.",
      advice: "Work out the first cell of the maps without a pattern by hand, and compare.",
      edits: [
        .init("correlate(maps[0], filters[0])", "convolve(maps[0], filters[0])"),
        .init("correlate(maps[map], filters[map])", "convolve(maps[map], filters[map])"),
      ],
      wrong: inTheSum { stack in added(stack.layers().map { $0.turned.valid() }) }),
    Mistake(
      "chain.transposed",
      title: "rows and columns of each filter are swapped",
      reason: "Appendix B's own data do not show the difference, so the swap goes unnoticed.",
      advice: "In the maps without a pattern, which weight lies on the cell below the first?",
      edits: [
        .init("correlate(maps[0], filters[0])", "correlate(maps[0], swapped(filters[0]))"),
        .init("correlate(maps[map], filters[map])", "correlate(maps[map], swapped(filters[map]))"),
        .init(
          "/// Slides `overlay` along depth",
          """
          func swapped(_ filter: Matrix) -> Matrix {
            filter[0].indices.map { column in filter.map { $0[column] } }
          }

          /// Slides `overlay` along depth
          """),
      ],
      wrong: inTheSum { stack in
        added(
          stack.layers().map {
            SlidingOverlay(input: $0.input, overlay: transposed($0.overlay)).valid()
          })
      }),
    Mistake(
      "chain.convolve3d",
      title: "the overlay is turned along rows, columns and depth",
      reason: "Convolution in three dimensions does that, and libraries offer both operations.",
      advice: "Which matrix of the overlay lies on the first map that it covers?",
      edits: [
        .init(
          "sumOfCorrelations(underlay, overlay)",
          "sumOfCorrelations(underlay, overlay.reversed().map(rotate180))")
      ],
      wrong: inTheVolume { stack in
        let turned = Stack(
          maps: stack.maps, filters: stack.filters.reversed().map(rotated180))
        return turned.depths.map { turned.sum($0) }
      }),
    Mistake(
      "chain.apart",
      title: "the maps stay apart, they are not added up",
      reason: "One result for each map looks orderly, and no number is lost.",
      advice: "The overlay covers several maps at once: how many numbers does one position make?",
      edits: [
        .init(
          "result.append(sumOfCorrelations(underlay, overlay))",
          "result += overlay.indices.map { correlate(underlay[$0], overlay[$0]) }")
      ],
      wrong: inTheVolume { stack in
        stack.depths.flatMap { stack.layers($0).map { $0.valid() } }
      }),
    Mistake(
      "chain.firstdepth",
      title: "the overlay does not slide along the depth",
      reason: "In this course's layers it is as deep as the stack, and there is nowhere to go.",
      advice: "Count the positions of an overlay of depth 2 in a stack of depth 3.",
      edits: [.init("for depth in 0..<depths", "for depth in 0..<min(1, depths)")],
      wrong: inTheVolume { stack in stack.depths.prefix(1).map { stack.sum($0) } }),
  ]
}

/// A mistake in `sumOfCorrelations`, which `correlate3D` inherits at each depth.
private func inTheSum(
  _ sum: @escaping @Sendable (Stack) -> [[Double]]
) -> [String: @Sendable ([Value]) -> Value] {
  let volume = inTheVolume { stack in
    stack.depths.map { depth in
      sum(
        Stack(
          maps: Array(stack.maps[depth..<depth + stack.filters.count]), filters: stack.filters))
    }
  }
  let single: @Sendable ([Value]) -> Value = { .matrix(sum(Stack($0))) }
  return volume.merging(["sumOfCorrelations": single]) { $1 }
}

private func inTheVolume(
  _ volume: @escaping @Sendable (Stack) -> [[[Double]]]
) -> [String: @Sendable ([Value]) -> Value] {
  ["correlate3D": { .volume(volume(Stack($0))) }]
}
