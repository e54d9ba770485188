internal import ConvNet
internal import TerminalText

extension Figure {
  /// The article's figure 1: an overlay at three positions of a picture, and the neurons it makes.
  static func zFeatureMap(_ article: Article) -> Figure {
    let picture = article.matrix("fig1.ones", "image")
    let shape = article.shape("fig1.shape", "input")
    let positions = [(0, 0), (0, 1), (3, 3)]
    let marks = [Mark.blue, .red, .green]
    var neurons = Grid.empty(
      rows: (shape["rows"]?.integer ?? 0) - 2, columns: (shape["columns"]?.integer ?? 0) - 2,
      caption: "feature map, 4×4", isNeurons: true)
    var frames: [Frame] = []
    for ((row, column), mark) in zip(positions, marks) {
      neurons.cells[row][column] = Cell(mark.letter, mark: mark)
      frames.append(Frame(row: row, column: column, rows: 3, columns: 3, mark: mark))
    }
    return Figure(
      "z-feature-map",
      description: """
        A 6×6 picture of the letter Z. A 3×3 overlay lies at the top left (A), one step further \
        right (B) and at the bottom right (C). Beside it a 4×4 feature map: each position of the \
        overlay makes one of its neurons.
        """,
      rows: [
        [
          .grid(.picture(picture, caption: "picture, 6×6", frames: frames)), .sign("→"),
          .grid(neurons),
        ]
      ])
  }

  /// The article's figure 2: one neuron, from the pixels under the overlay to its activation.
  static func oneNeuron(_ article: Article) -> Figure {
    let picture = article.matrix("fig1.ones", "image")
    let underlay = (0..<3).map { Array(picture[$0][0..<3]) }
    let weights = article.matrix("fig1.ones", "overlay")
    let sum = article.matrix("fig1.ones")[0][0]
    return Figure(
      "one-neuron",
      description: """
        The nine pixels under a 3×3 overlay are written in one row, and below them the nine shared \
        weights, all 1 here. Each pixel is multiplied by the weight below it. The nine products \
        add up to \(NumberText.shortest(sum)); with the shared bias b the sum is z, and σ(z) is the \
        activation a of one neuron.
        """,
      rows: [
        [
          .grid(
            .picture(
              picture, caption: "picture",
              frames: [Frame(row: 0, column: 0, rows: 3, columns: 3, mark: .blue)])),
          .sign("→"),
          .grid(.matrix(underlay, caption: "underlay")),
        ],
        [.grid(.matrix([underlay.flatMap { $0 }], caption: "the same nine pixels in one row"))],
        [.sign("·")],
        [.grid(.matrix([weights.flatMap { $0 }], caption: "the nine shared weights"))],
        [
          .sign("= \(NumberText.shortest(sum)),  \(NumberText.shortest(sum)) + b = z,  σ(z) ="),
          .grid(Grid([[Cell("a", mark: .blue)]], isNeurons: true)),
        ],
      ])
  }

  /// The article's figure 3 with Appendix A's numbers: four positions, four results.
  static func fourPositions(_ article: Article) -> Figure {
    let values = article.matrix("A.correlate.valid", "values")
    let overlay = article.matrix("A.correlate.valid", "f")
    let result = article.matrix("A.correlate.valid")
    let panels = zip(positions(rows: 2, columns: 2), Mark.allCases).map { position, mark in
      var map = Grid.empty(rows: 2, columns: 2, isNeurons: true)
      map.cells[position.row][position.column] = Cell(
        NumberText.shortest(result[position.row][position.column]), mark: mark)
      let frame = Frame(
        row: position.row, column: position.column, rows: 2, columns: 2, mark: mark)
      return [Panel.grid(.matrix(values, frames: [frame])), .sign("→"), .grid(map)]
    }
    return Figure(
      "four-positions",
      description: """
        A 3×3 input with the numbers 1 to 9 and the 2×2 overlay 10, 20, 30, 40. The overlay lies \
        top left (A), top right (B), bottom left (C) and bottom right (D); the four positions make \
        the four results 370, 470, 670 and 770.
        """,
      rows: [
        [.sign("overlay"), .grid(.matrix(overlay))], panels[0] + panels[1], panels[2] + panels[3],
      ])
  }

  /// Full mode: the overlay hangs over the first corner and over the last.
  static func hangingOver(_ article: Article) -> Figure {
    let values = article.matrix("A.correlate.full", "values")
    let result = article.matrix("A.correlate.full")
    var marks = [[Mark?]](repeating: [Mark?](repeating: nil, count: 4), count: 4)
    marks[0][0] = .blue
    marks[3][3] = .red
    return Figure(
      "hanging-over",
      description: """
        A 3×3 input with the numbers 1 to 9. A 2×2 overlay hangs over the top left corner (A), so \
        that only its last cell lies on the input, and over the bottom right corner (B), so that \
        only its first cell does. The full result is 4×4; A makes its first number, 40, and B its \
        last, 90.
        """,
      rows: [
        [
          .grid(
            .matrix(
              values, caption: "input, 3×3",
              frames: [
                Frame(row: -1, column: -1, rows: 2, columns: 2, mark: .blue),
                Frame(row: 2, column: 2, rows: 2, columns: 2, mark: .red),
              ])),
          .sign("→"),
          .grid(.matrix(result, caption: "full, 4×4", marks: marks)),
        ]
      ])
  }

  /// Appendix B: two maps, two filters, two results, added.
  static func stack(_ article: Article) -> Figure {
    func row(_ number: Int) -> [Panel] {
      let map = article.matrix("B.result\(number)", "feature_map\(number)")
      let filter = article.matrix("B.result\(number)", "filter\(number)")
      return [
        .grid(.matrix(map, caption: "map \(number)")), .sign("⋆"),
        .grid(.matrix(filter, caption: "filter \(number)")), .sign("="),
        .grid(.matrix(article.matrix("B.result\(number)"), caption: "result \(number)")),
      ]
    }
    return Figure(
      "stack",
      description: """
        Two 3×3 maps, each correlated with a 2×2 filter of its own. The two 2×2 results are added, \
        cell by cell, into one 2×2 matrix: 212, 196, 164, 148.
        """,
      rows: [
        row(1), row(2),
        [
          .grid(.matrix(article.matrix("B.result1"))), .sign("+"),
          .grid(.matrix(article.matrix("B.result2"))), .sign("="),
          .grid(.matrix(article.matrix("B.sum"), caption: "sum")),
        ],
      ])
  }

  /// The article's figure 4: one map finds both strokes of a U.
  static func letterU(_ article: Article) -> Figure {
    let picture: Matrix = [
      [1, 0, 0, 0, 1], [1, 0, 0, 0, 1], [1, 0, 0, 0, 1], [1, 0, 0, 0, 1], [1, 1, 1, 1, 1],
    ]
    let stroke: Matrix = [[1], [1], [1]]
    let map = correlate2D(picture, stroke, mode: .valid)
    return Figure(
      "letter-u",
      description: """
        A 5×5 picture of the letter U and an overlay of three cells below each other, a vertical \
        stroke. In the feature map both strokes of the U stand out with 3, at the left and at the \
        right: the same neuron found the same feature twice.
        """,
      rows: [
        [
          .grid(.picture(picture.rowsOfColumns, caption: "U")), .sign("⋆"),
          .grid(.matrix(stroke.rowsOfColumns, caption: "stroke")), .sign("="),
          .grid(.matrix(map.rowsOfColumns, caption: "map")),
        ]
      ])
  }
}
