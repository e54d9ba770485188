internal import RealModule
internal import TerminalText

extension Figure {
  /// The article's figure 12: every previous map goes into every next map, with a filter each.
  static func chaining() -> Figure {
    func cells(_ texts: [String]) -> [Cell] { texts.map { Cell($0) } }
    // The blank makes the maps' columns as wide as those of their filters below.
    let maps = (1...3).map { "a\($0) " }
    let filters = (1...2).map { next in (1...3).map { "w\(next)\($0)" } }
    return Figure(
      "chaining",
      description: """
        A row of three maps, a1, a2, a3, and below it six filters: w11, w12, w13 in the first row, \
        w21, w22, w23 in the second. Each map is correlated with the filters below it. The \
        results of a row, added, and the bias of that row make z of one next map: z1 and z2.
        """,
      rows: [
        [.grid(Grid([cells(maps)], caption: "maps before"))],
        [
          .grid(Grid(filters.map(cells), caption: "six filters")), .sign("+ b ="),
          .grid(Grid([cells(["z1"]), cells(["z2"])], caption: "next maps")),
        ],
      ])
  }

  /// The article's figure 13, forwards: the maximum of each window.
  static func maxPooling(_ article: Article) -> Figure {
    let map = article.matrix("maxpool.figure.forward", "feature_map")
    let pooled = article.matrix("maxpool.figure.forward")
    let frame = Frame(row: 0, column: 0, rows: 2, columns: 2, mark: .blue)
    return Figure(
      "max-pooling",
      description: """
        A 2×2 window moves over a 3×3 map by one cell at a time, and each position passes on its \
        largest number: 0.3, 0.1, 0.5, 0.5.
        """,
      rows: [
        [
          .grid(.matrix(map, caption: "map", frames: [frame])), .sign("→"),
          .grid(.matrix(pooled, caption: "maxima", marks: windowMarks)),
        ]
      ])
  }

  /// The article's figure 13, backwards: each maximum's slope goes to the cell that won.
  static func maxPoolingGradient(_ article: Article) -> Figure {
    let gradient = article.matrix("maxpool.figure.backward", "a_gradient")
    let back = article.matrix("maxpool.figure.backward")
    var backMarks = [[Mark?]](repeating: [Mark?](repeating: nil, count: 3), count: 3)
    backMarks[1][0] = .blue
    backMarks[1][2] = .red
    backMarks[2][1] = .green
    return Figure(
      "max-pooling-gradient",
      description: """
        The slopes of the four maxima, 0.025, 0.035, −0.013 and 0.091, go back to the cells that \
        won. The cell with 0.5 won two windows and gets the sum −0.013 + 0.091 = 0.078; cells \
        that won nothing get 0.
        """,
      rows: [
        [
          .grid(.matrix(gradient, caption: "∂C/∂maxima", marks: windowMarks)), .sign("→"),
          .grid(.matrix(back, caption: "∂C/∂map", marks: backMarks)),
        ]
      ])
  }

  /// A colour for each of the four windows.
  private static let windowMarks: [[Mark?]] = [[.blue, .red], [.green, .orange]]

  /// Rows of a matrix, one behind the other.
  static func flatten(_ article: Article) -> Figure {
    let matrix = article.matrix("fc.small.z", "a_prev")
    let marks: [[Mark?]] = [[.blue, .blue, .blue], [.red, .red, .red]]
    return Figure(
      "flatten",
      description: """
        A matrix with two rows of three numbers becomes one list of six: first the first row, then \
        the second.
        """,
      rows: [
        [.grid(.matrix(matrix, marks: marks)), .sign("→")],
        [.grid(.matrix([matrix.flatMap { $0 }], marks: [marks.flatMap { $0 }]))],
      ])
  }

  /// Three scores and the probabilities that softmax makes of them.
  static func softmax(_ article: Article) -> Figure {
    let logits = article.input("pytorch.softmax", "output").vector ?? []
    let exponentials = logits.map { Double.exp($0) }
    let sum = exponentials.reduce(0, +)
    let bars = zip(logits, exponentials).map { (NumberText.shortest($0), $1 / sum) }
    return Figure(
      "softmax",
      description: """
        The scores 0.2, 0.4 and 0.9 become the probabilities \
        \(bars.map { figureNumber($0.1, decimals: 4) }.joined(separator: ", ")), drawn as bars. \
        They add up to 1, and the largest score has the longest bar.
        """,
      rows: [[.bars(Bars(bars, caption: "probability of each score"))]])
  }

  /// The network of the last lesson: what each layer makes, and of which shape.
  static func digitsNetwork() -> Figure {
    Figure(
      "digits-network",
      description: """
        A digit of 8×8 pixels becomes eight maps of 6×6 by the convolutional layer and ReLU, eight \
        maps of 3×3 by max pooling, a list of 72 numbers by flattening, ten scores by the fully \
        connected layer, and ten probabilities by softmax.
        """,
      rows: [
        [
          box("8×8", caption: "digit"), .sign("→"),
          box("8 maps of 6×6", caption: "convolution, ReLU"), .sign("→"),
          box("8 maps of 3×3", caption: "max pooling"),
        ],
        [
          .sign("→"), box("72 numbers", caption: "flatten"), .sign("→"),
          box("10 scores", caption: "fully connected"), .sign("→"),
          box("10 probabilities", caption: "softmax"),
        ],
      ])
  }
}
