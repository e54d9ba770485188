func figures(_ figures: inout Figures) {
  sevenCovered(&figures)
  stepBySigns(&figures)
}

/// A 7 through two filters set by hand, and where its score falls when a square covers it.
func sevenCovered(_ figures: inout Figures) {
  let seven: Matrix = [
    [0, 0, 0, 0, 0, 0], [0, 1, 1, 1, 1, 0], [0, 0, 0, 0, 1, 0], [0, 0, 0, 0, 1, 0],
    [0, 0, 0, 0, 1, 0], [0, 0, 0, 0, 0, 0],
  ]
  let lying: Matrix = [[-1, -1, -1], [1, 1, 1], [-1, -1, -1]]
  let upright: Matrix = [[-1, 1, -1], [-1, 1, -1], [-1, 1, -1]]
  let network: DigitNetwork = (
    filters: [[lying], [upright]], filterBiases: [0, 0],
    w: [[1, 1, 0, 0, 0, 1, 0, 1]], b: [0]
  )
  let maps = forward(seven, network: network).z.map { relu($0) }
  let falls = occlusionMap(seven, digit: 0, network: network, side: 2, cover: 0)
  figures.draw(
    "seven-covered",
    """
    A 7, its occlusion map for a 2×2 square, and its two activation maps. The square at A makes the \
    number at A.
    """,
    [
      .picture(
        seven, caption: "picture",
        frames: [Figure.Frame(row: 3, column: 3, rows: 2, columns: 2, mark: .blue)]),
      .sign("→"),
      .matrix(
        falls, caption: "occlusion",
        frames: [
          Figure.Frame(row: 3, column: 3, rows: 1, columns: 1, mark: .blue)
        ]),
    ],
    [
      .matrix(maps[0], caption: "lying strokes"), .sign("and"),
      .matrix(maps[1], caption: "upright strokes"),
    ])
}

/// The lesson's picture, the slopes of its cost, and the step by their signs.
func stepBySigns(_ figures: inout Figures) {
  let picture: Matrix = [[0.5, 1, 0.75, 0, 0.25], [0, 0.25, 0.5, 0.75, 0.5]]
  let network: DigitNetwork = (
    filters: [[[[2, -1]]]], filterBiases: [-0.5], w: [[4, -1], [-1, 3]], b: [0.5, -0.25]
  )
  let scores = forward(picture, network: network).logits
  let slopes = inputGradient(
    picture, network: network, scoreGradient: crossEntropyGradient(scores, target: 0))
  let changed = adversarial(picture, label: 0, network: network, epsilon: 0.1)
  let marks: [[Figure.Mark?]] = zip(picture, changed).map { before, after in
    zip(before, after).map { $0 == $1 ? nil : .red }
  }
  figures.draw(
    "step-by-signs",
    """
    The picture, the slopes of its cost, and the picture after the step. Two pixels, marked B, have \
    changed.
    """,
    [.matrix(picture, caption: "picture"), .sign("→")],
    [.matrix(slopes, decimals: 1, caption: "slopes of the cost"), .sign("→")],
    [.matrix(changed, caption: "after the step", marks: marks)])
}
