func figures(_ figures: inout Figures) {
  silenced(&figures)
  movedSeven(&figures)
  steepness(&figures)
}

/// Forwards and backwards through ReLU and mask, with the lesson's five neurons.
func silenced(_ figures: inout Figures) {
  let z: Matrix = [[2, -1, 0.5, 3, 1]]
  let mask: Matrix = [[1, 1, 0, 1, 0]]
  let slopes: Matrix = [[0.4, 2, -3, -0.8, 1]]
  let marks = mask.map { row in row.map { $0 == 1 ? Figure.Mark.blue : nil } }
  figures.draw(
    "silenced",
    """
    Five neurons on the way forwards through ReLU and a mask (A where a neuron speaks), and below their \
    slopes on the way back.
    """,
    [.matrix(z, caption: "z"), .sign("→"), .matrix(relu(z), caption: "after ReLU")],
    [
      .sign("→"), .matrix(mask, caption: "mask", marks: marks), .sign("→"),
      .matrix(dropoutLayer(z: z, mask: mask, p: 0.2), caption: "handed on"),
    ],
    [
      .matrix(slopes, caption: "∂C/∂a"), .sign("→"),
      .matrix(
        dropoutLayerGradient(z: z, mask: mask, p: 0.2, aGradient: slopes), caption: "∂C/∂z"),
    ])
}

/// A picture, and the same moved.
func movedSeven(_ figures: inout Figures) {
  let seven: Matrix = [
    [0, 0, 0, 0, 0, 0, 0], [0, 1, 1, 1, 1, 0, 0], [0, 0, 0, 0, 1, 0, 0], [0, 0, 0, 1, 0, 0, 0],
    [0, 0, 1, 0, 0, 0, 0], [0, 0, 1, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0],
  ]
  figures.draw(
    "moved-seven",
    """
    A 7 of 7×7 pixels, and the same moved up by one row and to the right by two columns.
    """,
    [
      .picture(seven, caption: "as it is"), .sign("→"),
      .picture(shifted(seven, down: -1, right: 2), caption: "down −1, right 2"),
    ])
}

/// How steep both costs are, over the probability of the right answer.
func steepness(_ figures: inout Figures) {
  func quadratic(_ q: Double) -> Double { 2 * q * (1 - q) * (1 - q) }
  figures.draw(
    "steepness",
    """
    The slope's size over q: with the cross-entropy straight from 1 to 0, with the quadratic cost 0 at \
    both ends and at most \(Figure.fixed(quadratic(1.0 / 3), 2)).
    """,
    [.curve(x: 0...1, y: 0...1, caption: "cross-entropy: 1 − q") { 1 - $0 }],
    [.curve(x: 0...1, y: 0...1, caption: "quadratic cost: 2·q·(1 − q)²", quadratic)])
}
