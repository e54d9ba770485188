// The smallest come first: what a learner sees of a slip should fit into one glance.
func cases(_ cases: inout Cases) {
  fields(&cases)
  seen(&cases)

  // Filters of equal shape first: one taken for another makes wrong numbers and no crash.
  let row: TwoLayers = (
    first: [[[1, -2]]], firstBiases: [0.5], second: [[[2, 1]]], secondBias: -1
  )
  both("row", "one row of three pixels, one hidden map", [[1, 0.5, -1]], row, [[0.5]], &cases)
  let small: TwoLayers = (
    first: [[[3]]], firstBiases: [-4], second: [[[1, 1]]], secondBias: -1
  )
  both("small", "one row of two pixels, one hidden map", [[1, 2]], small, [[0.5]], &cases)
  // Two filters of different shape in the two layers: exchanged, they do not fit.
  let tall: TwoLayers = (
    first: [[[1], [-2]], [[0.5], [1]]], firstBiases: [0.25, -0.5],
    second: [[[2], [-1], [0.5]], [[-1], [1], [3]]], secondBias: 0.125
  )
  both(
    "tall", "a column of six pixels, two hidden maps", [[1], [0], [0.5], [1], [-1], [0.25]], tall,
    [[1], [-2], [0.5]], &cases)
  both(
    "lesson", "the lesson's picture and two hidden maps", lessonPicture, lessonNetwork,
    lessonSlopes, &cases)
  // Forwards only: its neurons are saturated, and a test on slopes of nearly 0 proves little.
  cases.edge("forward.arcs", "an O and a lone arc", .twoLayersForward(arcs, arcFinder))
  // Three hidden maps; hidden neurons with strong slopes on both sides of 0.
  let three: TwoLayers = (
    first: [[[1, -1, 0.5]], [[0.25, 2, -1]], [[-0.5, 1, 1]]], firstBiases: [0.5, -1, 0],
    second: [[[2, 1], [0, -1]], [[-1, 0.5], [1, 2]], [[0.5, -2], [1, 1]]], secondBias: -0.75
  )
  both(
    "three", "three hidden maps of a 3×5 picture",
    [[1, 0, 0.5, -1, 0.25], [0.5, 1, -0.5, 0, 1], [0, 0.75, 1, 0.5, -0.25]], three,
    [[1, -0.5], [0.25, 2]], &cases)
}

func fields(_ cases: inout Cases) {
  cases.edge("field.pixel", "no layer at all", .receptiveField(of: [], neuron: 3))
  cases.edge("field.one", "one layer", .receptiveField(of: [(3, 1)], neuron: 2))
  cases.edge("field.stride", "one layer with a stride", .receptiveField(of: [(3, 2)], neuron: 2))
  cases.edge(
    "field.two", "two layers without strides", .receptiveField(of: [(2, 1), (4, 1)], neuron: 1))
  cases.edge(
    "field.opening", "a stride in the first layer",
    .receptiveField(of: [(3, 2), (3, 1)], neuron: 0))
  cases.edge(
    "field.next", "the same, one neuron on", .receptiveField(of: [(3, 2), (3, 1)], neuron: 1))
  cases.edge(
    "field.late", "a stride in the last layer", .receptiveField(of: [(3, 1), (3, 2)], neuron: 1))
  cases.edge(
    "field.strides", "strides of 3, 2 and 1",
    .receptiveField(of: [(4, 3), (3, 2), (2, 1)], neuron: 2))
  cases.edge(
    "field.three", "three layers with kernels of 3",
    .receptiveField(of: [(3, 1), (3, 1), (3, 1)], neuron: 5))
  cases.edge(
    "field.pooled", "two layers and a pooling behind each",
    .receptiveField(of: [(5, 1), (2, 2), (5, 1), (2, 2)], neuron: 3))
}

func seen(_ cases: inout Cases) {
  // With room on every side: an exchange of the axes or a cell too many does not stop the program.
  cases.edge(
    "seen.one", "one layer, 1×2",
    .seenCells(input: (4, 6), rows: [(1, 1)], columns: [(2, 1)], neuron: (1, 2)))
  cases.edge(
    "seen.pixel", "no layer at all",
    .seenCells(input: (2, 3), rows: [], columns: [], neuron: (1, 0)))
  cases.edge(
    "seen.opening", "a stride of 2 from left to right",
    .seenCells(input: (2, 9), rows: [(1, 1), (1, 1)], columns: [(3, 2), (3, 1)], neuron: (0, 1)))
  cases.edge(
    "seen.lesson", "two layers, other strides down than across",
    .seenCells(input: (6, 9), rows: [(3, 1), (2, 1)], columns: [(3, 2), (2, 1)], neuron: (1, 1)))
  cases.edge(
    "seen.corner", "the last neuron of a map",
    .seenCells(input: (7, 5), rows: [(3, 2), (2, 1)], columns: [(2, 1), (3, 1)], neuron: (1, 1)))
  cases.edge(
    "seen.pooled", "a pooling between two layers",
    .seenCells(
      input: (8, 7), rows: [(2, 1), (2, 2), (2, 1)], columns: [(3, 1), (2, 2), (1, 1)],
      neuron: (0, 1)))
}

/// Both directions through a network.
func both(
  _ id: String, _ title: String, _ picture: Matrix, _ network: TwoLayers, _ slopes: Matrix,
  _ cases: inout Cases
) {
  cases.edge("forward.\(id)", title, .twoLayersForward(picture, network))
  cases.edge(
    "backward.\(id)", title, .twoLayersBackward(picture, network, aGradient: slopes))
}

// MARK: What the text works out

let lessonPicture: Matrix = [[0, 1, 0.5, 0], [0.5, 0, 1, 1], [1, 0.5, 0, 0.5]]
let lessonNetwork: TwoLayers = (
  first: [[[1, -1], [0, 2]], [[-1, 2], [1, 0]]], firstBiases: [-1, -0.5],
  second: [[[1, -2], [0.5, 1]], [[-1, 1], [2, 0.5]]], secondBias: -0.5
)

/// ∂C/∂a of the quadratic cost, where the first neuron should answer 1 and the second one 0.
let lessonSlopes: Matrix = {
  let a2 = twoLayersForward(lessonPicture, lessonNetwork).a2
  return [[a2[0][0] - 1, a2[0][1]]]
}()

/// An O on the left, the upper half of another one on the right.
let arcs: Matrix = [
  [0, 0, 0, 0, 0, 0, 0], [0, 1, 0, 0, 0, 0, 0], [1, 0, 1, 0, 0, 1, 0], [1, 0, 1, 0, 1, 0, 1],
  [0, 1, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0],
]
let arcFinder: TwoLayers = (
  first: [[[-10, 10, -10], [10, -10, 10]], [[10, -10, 10], [-10, 10, -10]]],
  firstBiases: [-25, -25], second: [[[10], [0], [0]], [[0], [0], [10]]], secondBias: -15
)

// MARK: Drawn

func random(_ draw: inout Draw, _ cases: inout Cases) {
  for (number, count) in [1, 2, 2, 3, 3, 4].enumerated() {
    cases.random(
      "random.field.\(number + 1)", count == 1 ? "one layer" : "\(count) layers",
      .receptiveField(of: layers(count, &draw), neuron: draw.integer(in: 0...5)))
  }

  for (number, count) in [1, 1, 2, 2, 3].enumerated() {
    let (rows, columns) = (layers(count, &draw), layers(count, &draw))
    let neuron = (row: draw.integer(in: 0...2), column: draw.integer(in: 0...2))
    let down = receptiveField(of: rows, neuron: neuron.row)
    let across = receptiveField(of: columns, neuron: neuron.column)
    // Cells behind those that are seen, on either side another count of them.
    let input = (
      rows: down.start + down.size + draw.integer(in: 0...1),
      columns: across.start + across.size + draw.integer(in: 1...2)
    )
    cases.random(
      "random.seen.\(number + 1)",
      "\(input.rows)×\(input.columns), \(count == 1 ? "one layer" : "\(count) layers")",
      .seenCells(input: input, rows: rows, columns: columns, neuron: neuron))
  }

  // Hidden maps; the shapes of the first filters, the second ones, and the result.
  let sizes: [(maps: Int, first: Shape, second: Shape, result: Shape)] = [
    (1, (1, 1), (1, 2), (1, 1)), (1, (2, 1), (1, 2), (1, 2)), (2, (1, 2), (2, 1), (2, 1)),
    (2, (2, 2), (1, 3), (2, 1)), (3, (2, 3), (2, 1), (1, 2)),
  ]
  for (number, (maps, first, second, result)) in sizes.enumerated() {
    let rows = result.rows + second.rows - 1 + first.rows - 1
    let columns = result.columns + second.columns - 1 + first.columns - 1
    let network: TwoLayers = (
      first: (0..<maps).map { _ in draw.eighths(first.rows, first.columns) },
      firstBiases: (0..<maps).map { _ in draw.number() / 8 },
      second: (0..<maps).map { _ in draw.eighths(second.rows, second.columns) },
      secondBias: draw.number() / 8
    )
    let picture = draw.eighths(rows, columns)
    let title = "a \(rows)×\(columns) picture, \(maps) hidden \(maps == 1 ? "map" : "maps")"
    cases.random("random.forward.\(number + 1)", title, .twoLayersForward(picture, network))
    cases.random(
      "random.backward.\(number + 1)", title,
      .twoLayersBackward(
        picture, network, aGradient: draw.matrix(result.rows, result.columns)))
  }
}

/// Layers whose strides are no longer than their kernels.
func layers(_ count: Int, _ draw: inout Draw) -> [LayerSize] {
  (0..<count).map { _ in
    let kernel = draw.integer(in: 1...3)
    return (kernel: kernel, stride: draw.integer(in: 1...kernel))
  }
}

func seenCellsShape(
  input: Shape, rows _: [LayerSize], columns _: [LayerSize], neuron _: (row: Int, column: Int)
) -> [Axis] {
  [.same("rows", input.rows), .same("columns", input.columns)]
}

/// Of z and a of the second layer's map.
func twoLayersForwardShape(_ picture: Matrix, _ network: TwoLayers) -> [Axis] {
  let (first, second) = (network.first[0], network.second[0])
  return [
    Axis("rows", [[picture.count], [-first.count], [1], [-second.count], [1]]),
    Axis("columns", [[picture[0].count], [-first[0].count], [1], [-second[0].count], [1]]),
  ]
}
