func cases(_ cases: inout Cases) {
  for id in ["shape.4x5.2x2", "shape.28x28.4x4", "shape.3x3.2x2", "shape.7x3.2x3", "fig1.shape"] {
    let (input, overlay) = (article.shape(id, "input"), article.shape(id, "overlay"))
    cases.article(
      id, "\(text(input)) with \(text(overlay))",
      .featureMapShape(input: input, overlay: overlay, stride: (1, 1)), gives: .all(id))
  }
  let strides = [
    "4x5.2x2.s2x2", "28x28.5x5.s1x1", "24x24.2x2.s2x2", "12x12.5x5.s1x1", "8x8.2x2.s2x2",
    "227x227.11x11.s4x4", "10x10.3x3.s2x2", "5x7.3x3.s2x2", "7x7.3x2.s3x2", "2x2.2x2.s1x1",
  ]
  for id in strides.map({ "stride.\($0)" }) {
    let (input, overlay) = (article.shape(id, "input"), article.shape(id, "overlay"))
    let stride = article.shape(id, "stride")
    cases.article(
      id, "\(text(input)) with \(text(overlay)), stride \(text(stride))",
      .featureMapShape(input: input, overlay: overlay, stride: stride), gives: .all(id))
  }

  cases.article(
    "count.input_neurons", "a neuron for each pixel of a digit",
    .inputNeurons(
      rows: article["count.input_neurons", "rows"],
      columns: article["count.input_neurons", "cols"]),
    gives: "count.input_neurons")
  cases.article(
    "count.fc", "every pixel of a digit to every one of 30 neurons",
    .fullyConnectedParameters(
      inputs: article["count.fc.total", "inputs"], neurons: article["count.fc.total", "hidden"]),
    gives: .element("weights", is: "count.fc.weights"),
    .element("biases", is: "count.fc.biases"), .element("total", is: "count.fc.total"))

  let digit = article.shape("shape.28x28.4x4", "input")
  cases.article(
    "count.map", "one feature map of a digit",
    .convolutionalParameters(
      input: digit, mapsIn: 1, mapsOut: 1, overlay: article.shape("count.map.weights", "overlay")),
    gives: .element("weights", is: "count.map.weights"),
    .element("biases", is: "count.map.biases"))
  cases.article(
    "count.conv", "sixteen feature maps of a digit",
    .convolutionalParameters(
      input: digit, mapsIn: 1, mapsOut: article["count.conv.total", "maps"],
      overlay: article.shape("count.conv.total", "overlay")),
    gives: .element("total", is: "count.conv.total"))

  let mapsIn: Int = article["count.filters.3to2", "maps_prev"]
  let mapsOut: Int = article["count.filters.3to2", "maps_next"]
  let filters = convolutionalParameters(
    input: (4, 4), mapsIn: mapsIn, mapsOut: mapsOut, overlay: (2, 2)
  ).filters
  cases.article(
    "count.3to2", "three maps to two maps",
    .convolutionalParameters(input: (4, 4), mapsIn: mapsIn, mapsOut: mapsOut, overlay: (2, 2)),
    // The article counts the filters of one new map, and of all of them.
    gives: .numbers([filters / mapsOut, filters].map(Double.init), are: "count.filters.3to2"))

  cases.edge(
    "positions.row", "a row of 5 and an overlay of 2", .positions(input: 5, overlay: 2, stride: 1))
  cases.edge("positions.left-over", "a cell left over", .positions(input: 5, overlay: 2, stride: 2))
  cases.edge(
    "positions.whole", "an overlay as long as the input",
    .positions(input: 4, overlay: 4, stride: 3))
  cases.edge(
    "positions.single", "an overlay of one cell", .positions(input: 6, overlay: 1, stride: 4))
  cases.edge(
    "positions.far", "a stride longer than the overlay",
    .positions(input: 11, overlay: 3, stride: 5))
  cases.edge(
    "positions.too-long", "an overlay one cell too long",
    .positions(input: 2, overlay: 3, stride: 2))
  cases.edge(
    "positions.much-too-long", "an overlay much too long",
    .positions(input: 2, overlay: 9, stride: 3))
  cases.edge(
    "shape.lying", "an overlay wider than tall",
    .featureMapShape(input: (4, 5), overlay: (2, 3), stride: (1, 1)))
  cases.edge(
    "shape.strides", "another stride for rows than for columns",
    .featureMapShape(input: (12, 9), overlay: (3, 2), stride: (4, 3)))
  cases.edge(
    "shape.too-tall", "an overlay taller than the input",
    .featureMapShape(input: (2, 6), overlay: (3, 2), stride: (2, 2)))
  cases.edge("count.pixels", "a picture that is not square", .inputNeurons(rows: 3, columns: 5))
  cases.edge(
    "count.fc.small", "4 inputs and 3 neurons", .fullyConnectedParameters(inputs: 4, neurons: 3))
  cases.edge(
    "count.20to40", "20 maps to 40 maps",
    .convolutionalParameters(input: (12, 12), mapsIn: 20, mapsOut: 40, overlay: (5, 5)))
  cases.edge(
    "count.lying", "filters that are not square",
    .convolutionalParameters(input: (6, 9), mapsIn: 2, mapsOut: 5, overlay: (2, 3)))
}

func random(_ draw: inout Draw, _ cases: inout Cases) {
  func length(_ range: ClosedRange<Int>) -> Int { draw.integer(in: range) }
  func shape(_ range: ClosedRange<Int>) -> Shape { (length(range), length(range)) }

  for size in 1...6 {
    let (input, overlay, stride) = (length(1...4 * size), length(1...2 * size), length(1...4))
    cases.random(
      "positions.random.\(size)", "\(input) with \(overlay), stride \(stride)",
      .positions(input: input, overlay: overlay, stride: stride))
    cases.random(
      "shape.random.\(size)", "two axes",
      .featureMapShape(
        input: shape(size...6 * size), overlay: shape(1...3 * size), stride: shape(1...4)))
    cases.random(
      "count.pixels.random.\(size)", "a picture",
      .inputNeurons(rows: length(1...9 * size), columns: length(1...9 * size)))
    cases.random(
      "count.fc.random.\(size)", "a fully connected layer",
      .fullyConnectedParameters(inputs: length(1...9 * size), neurons: length(1...9 * size)))
    cases.random(
      "count.convolutional.random.\(size)", "a convolutional layer",
      .convolutionalParameters(
        input: shape(3...3 + 4 * size), mapsIn: length(1...2 * size),
        mapsOut: length(1...3 * size), overlay: shape(1...3)))
  }
}

/// `4×5`
func text(_ shape: Shape) -> String { "\(shape.rows)×\(shape.columns)" }

func positionsShape(input: Int, overlay: Int, stride: Int) -> [Axis] {
  input < overlay ? [] : [.valid("", input, overlay, stride: stride)]
}

func featureMapShapeShape(input: Shape, overlay: Shape, stride: Shape) -> [Axis] {
  if input.rows < overlay.rows || input.columns < overlay.columns { return [] }
  return [
    .valid("rows", input.rows, overlay.rows, stride: stride.rows),
    .valid("columns", input.columns, overlay.columns, stride: stride.columns),
  ]
}

func inputNeuronsShape(rows: Int, columns: Int) -> [Axis] { [Axis("", [[rows, columns]])] }

func fullyConnectedParametersShape(inputs: Int, neurons: Int) -> [Axis] {
  [Axis("weights", [[inputs, neurons]]), Axis("total", [[inputs, neurons], [neurons]])]
}

func convolutionalParametersShape(
  input: Shape, mapsIn: Int, mapsOut: Int, overlay: Shape
) -> [Axis] {
  let weights = [mapsIn, mapsOut, overlay.rows, overlay.columns]
  return [
    Axis("filters", [[mapsIn, mapsOut]]), Axis("weights", [weights]),
    Axis("total", [weights, [mapsOut]]),
  ]
}
