func figures(_ figures: inout Figures) {
  secondLayerSees(&figures)
  arcsMakeO(&figures)
}

/// What a neuron of the second layer sees: hidden neurons, and through them pixels.
func secondLayerSees(_ figures: inout Figures) {
  let rows: [LayerSize] = [(3, 1), (2, 1)]
  let columns: [LayerSize] = [(3, 2), (2, 1)]
  let input = (rows: 6, columns: 9)
  let seen = seenCells(input: input, rows: rows, columns: columns, neuron: (row: 1, column: 1))
  let down = receptiveField(of: rows, neuron: 1)
  let across = receptiveField(of: columns, neuron: 1)
  func marked(_ count: Shape, _ isMarked: (Int, Int) -> Figure.Mark?) -> [[Figure.Mark?]] {
    (0..<count.rows).map { row in (0..<count.columns).map { isMarked(row, $0) } }
  }

  // The hidden neurons under the second overlay, the first and the last of them named.
  let hidden = marked((4, 4)) { row, column in
    switch (row, column) {
    case (1, 1): .red
    case (2, 2): .green
    case (1...2, 1...2): .blue
    default: nil
    }
  }
  let last = marked((3, 3)) { $0 == 1 && $1 == 1 ? .blue : nil }
  func letters(_ marks: [[Figure.Mark?]]) -> [[String]] {
    marks.map { $0.map { $0?.letter ?? "" } }
  }

  figures.draw(
    "second-layer-sees",
    """
    A picture of 6×9 pixels, a hidden map of 4×4 neurons and a second map of 3×3. The neuron in the \
    middle of the second map (A) looks at 2×2 hidden neurons. The first of these (B) sees the pixels \
    in frame B, the last (C) those in frame C, and all four together the \(down.size)×\(across.size) \
    pixels with a dot, from row \(down.start) and column \(across.start).
    """,
    [
      .words(
        seen.map { $0.map { $0 == 1 ? "•" : "" } }, caption: "picture, 6×9",
        frames: [
          Figure.Frame(row: 1, column: 2, rows: 3, columns: 3, mark: .red),
          Figure.Frame(row: 2, column: 4, rows: 3, columns: 3, mark: .green),
        ])
    ],
    [
      .sign("→"), .neurons(letters(hidden), caption: "hidden map", marks: hidden), .sign("→"),
      .neurons(letters(last), caption: "second map", marks: last),
    ])
}

/// The two-layer network that finds an O, with what its neurons say.
func arcsMakeO(_ figures: inout Figures) {
  let arcs: Matrix = [
    [0, 0, 0, 0, 0, 0, 0], [0, 1, 0, 0, 0, 0, 0], [1, 0, 1, 0, 0, 1, 0], [1, 0, 1, 0, 1, 0, 1],
    [0, 1, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0],
  ]
  let pass = twoLayersForward(
    arcs,
    (
      first: [[[-10, 10, -10], [10, -10, 10]], [[10, -10, 10], [-10, 10, -10]]],
      firstBiases: [-25, -25], second: [[[10], [0], [0]], [[0], [0], [10]]], secondBias: -15
    ))
  func rounded(_ map: Matrix) -> Matrix {
    map.map { row in row.map { ($0 * 10).rounded() / 10 } }
  }
  let o = pass.a2[1][0]
  figures.draw(
    "arcs-make-o",
    """
    A picture of 6×7 pixels with an O on the left and a lone upper arc on the right. The first hidden \
    map is near 1 at the tops of both, the second one at the bottom of the O. The second layer's map \
    is \(Figure.fixed(o, 2)) in one place, where an upper arc stands two rows above a lower one, and \
    near 0 in all others.
    """,
    [
      .picture(
        arcs, caption: "picture",
        frames: [Figure.Frame(row: 1, column: 0, rows: 4, columns: 3, mark: .blue)])
    ],
    [
      .matrix(rounded(pass.a1[0]), caption: "upper arcs"), .sign("and"),
      .matrix(rounded(pass.a1[1]), caption: "lower arcs"),
    ],
    [.sign("→"), .matrix(rounded(pass.a2), caption: "O")])
}
