func cases(_ cases: inout Cases) {
  let inputs: Matrix = article["fc.small.z", "a_prev"]
  let counting = (0..<60).map(Double.init)
  cases.article("flatten.article", "the inputs of the small layer", .flatten([inputs]))
  cases.edge("flatten.none", "no map at all", .flatten([]))
  cases.edge("flatten.row", "a map of one row", .flatten([[[5, -1, 2]]]))
  cases.edge("flatten.column", "a map of one column", .flatten([[[5], [-1], [2]]]))
  cases.edge(
    "flatten.two", "two maps",
    .flatten([[[1, 2], [3, 4], [5, 6]], [[7, 8], [9, 10], [11, 12]]]))
  cases.edge(
    "flatten.counting", "three maps of 4×5 that count from 0 to 59",
    .flatten(unflatten(counting, shape: (4, 5))))

  cases.article(
    "unflatten.article", "the small layer's six numbers",
    .unflatten(flatten([inputs]), shape: (2, 3)))
  cases.edge("unflatten.none", "no number at all", .unflatten([], shape: (2, 2)))
  cases.edge("unflatten.cells", "maps of a single cell", .unflatten([4, 5, 6], shape: (1, 1)))
  cases.edge(
    "unflatten.tall", "twelve numbers, maps of 3×2",
    .unflatten(Array(counting[1...12]), shape: (3, 2)))
  cases.edge("unflatten.counting", "60 numbers, maps of 4×5", .unflatten(counting, shape: (4, 5)))

  layer("fc.small", "three neurons, six inputs", &cases)
  layer("code.fc", "the article's program: ten neurons, twenty inputs", &cases)

  let wide: Matrix = [[1, -2, 0.5, 3]]
  let tall: Matrix = [[1, 2], [-3, 4], [5, -6], [0.5, 0.25]]
  cases.edge("forward.one", "one neuron, one input", .fullyConnected([3], w: [[2]], b: [-6]))
  cases.edge(
    "forward.wide", "one neuron, four inputs",
    .fullyConnected([1, 2, 4, 0.5], w: wide, b: [0.5]))
  cases.edge(
    "forward.biases", "weights of 0: only the biases speak",
    .fullyConnected([7, -7], w: [[0, 0], [0, 0]], b: [1, -1]))
  cases.edge(
    "forward.tall", "more neurons than inputs",
    .fullyConnected([0.5, -1], w: tall, b: [0.1, 0.2, 0.3, 0.4]))
  cases.edge(
    "gradients.one", "one neuron, one input",
    .fullyConnectedGradients(aPrev: [3], w: [[2]], zGradient: [0.5]))
  cases.edge(
    "gradients.wide", "one neuron, four inputs",
    .fullyConnectedGradients(aPrev: [1, 2, 4, 0.5], w: wide, zGradient: [-0.5]))
  cases.edge(
    "gradients.tall", "more neurons than inputs",
    .fullyConnectedGradients(aPrev: [0.5, -1], w: tall, zGradient: [1, 10, -2, 4]))
  cases.edge(
    "gradients.zero", "a cost that does not depend on the neurons",
    .fullyConnectedGradients(aPrev: [0.5, -1], w: tall, zGradient: [0, 0, 0, 0]))
  cases.edge(
    "step.tall", "more neurons than inputs",
    .fullyConnectedStep(
      aPrev: [0.5, -1], w: tall, b: [0.1, 0.2, 0.3, 0.4], aGradient: [1, 10, -2, 4],
      stepSize: 0.5))
  cases.edge(
    "step.none", "a step of 0 changes nothing",
    .fullyConnectedStep(
      aPrev: [0.5, -1], w: tall, b: [0.1, 0.2, 0.3, 0.4], aGradient: [1, 10, -2, 4], stepSize: 0))
}

/// A layer of the article, forwards, backwards, and one step of it.
func layer(_ name: String, _ title: String, _ cases: inout Cases) {
  let aPrev = flatten([article["\(name).z", "a_prev"]])
  let (w, b): (Matrix, [Double]) = (article["\(name).z", "w"], article["\(name).z", "b"])
  cases.article(
    "\(name).forward", title, .fullyConnected(aPrev, w: w, b: b),
    gives: .element("z", is: "\(name).z"), .element("a", is: "\(name).a"))
  cases.article(
    "\(name).gradients", title,
    .fullyConnectedGradients(aPrev: aPrev, w: w, zGradient: article["\(name).b_gradient"]),
    gives: .element("w", is: "\(name).w_gradient"), .element("b", is: "\(name).b_gradient"))
  cases.article(
    "\(name).step", title,
    .fullyConnectedStep(
      aPrev: aPrev, w: w, b: b, aGradient: article["\(name).z", "a_gradient"],
      stepSize: article["\(name).z", "step_size"]),
    // The article hands the last one back in the rows and columns of the inputs.
    gives: .element("w", is: "\(name).w_updated"), .element("b", is: "\(name).b_updated"),
    .element("aPrevGradient", is: "\(name).a_prev_gradient"))
}

func random(_ draw: inout Draw, _ cases: inout Cases) {
  for size in 1...5 {
    let shape = (rows: (size + 1) / 2, columns: size / 2 + 1)
    let maps = draw.volume(size, shape.rows, shape.columns)
    let title = "\(counted(size, "map")) of \(shape.rows)×\(shape.columns)"
    cases.random("random.flatten.\(size)", title, .flatten(maps))
    cases.random(
      "random.unflatten.\(size)", title,
      .unflatten(maps.flatMap { $0.flatMap { $0 } }, shape: shape))
  }
  for size in 1...5 {
    let (neurons, inputs) = size % 2 == 0 ? (size + 2, size) : (size, size + 1)
    let (aPrev, w) = (draw.eighths(1, inputs)[0], draw.eighths(neurons, inputs))
    let (b, gradient) = (draw.eighths(1, neurons)[0], draw.eighths(1, neurons)[0])
    let title = "\(counted(neurons, "neuron")), \(counted(inputs, "input"))"
    cases.random("random.fullyConnected.\(size)", title, .fullyConnected(aPrev, w: w, b: b))
    cases.random(
      "random.fullyConnectedGradients.\(size)", title,
      .fullyConnectedGradients(aPrev: aPrev, w: w, zGradient: gradient))
    cases.random(
      "random.fullyConnectedStep.\(size)", title,
      .fullyConnectedStep(aPrev: aPrev, w: w, b: b, aGradient: gradient, stepSize: 0.5))
  }
}

/// `1 map`, `2 maps`.
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

func flattenShape(_ maps: Volume) -> [Axis] {
  let (rows, columns) = (maps.first?.count ?? 0, maps.first?.first?.count ?? 0)
  return [Axis("numbers", "\(maps.count)·\(rows)·\(columns)", maps.count * rows * columns)]
}

func unflattenShape(_ numbers: [Double], shape: Shape) -> [Axis] {
  if numbers.isEmpty { return [] }
  let (count, cells) = (numbers.count, shape.rows * shape.columns)
  return [
    Axis("maps", "\(count) / (\(shape.rows)·\(shape.columns))", count / cells),
    .same("rows", shape.rows), .same("columns", shape.columns),
  ]
}

func fullyConnectedShape(_ aPrev: [Double], w: Matrix, b: [Double]) -> [Axis] {
  [.same("neurons", w.count)]
}
