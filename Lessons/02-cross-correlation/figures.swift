func figures(_ figures: inout Figures) {
  fourPositions(&figures)
  oneNeuron(&figures)
}

/// The article's figure 3 with Appendix A's numbers: four positions, four results.
func fourPositions(_ figures: inout Figures) {
  let values: Matrix = article["A.correlate.valid", "values"]
  let overlay: Matrix = article["A.correlate.valid", "f"]
  let result: [[Int]] = article["A.correlate.valid"]
  let positions = [(0, 0), (0, 1), (1, 0), (1, 1)]
  let panels = zip(positions, Figure.Mark.allCases).map { position, mark in
    let (row, column) = position
    var neurons = [["", ""], ["", ""]]
    var marks: [[Figure.Mark?]] = [[nil, nil], [nil, nil]]
    neurons[row][column] = "\(result[row][column])"
    marks[row][column] = mark
    let frame = Figure.Frame(row: row, column: column, rows: 2, columns: 2, mark: mark)
    return [
      Figure.Panel.matrix(values, frames: [frame]), .sign("→"), .neurons(neurons, marks: marks),
    ]
  }
  figures.draw(
    "four-positions",
    """
    A 3×3 input with the numbers 1 to 9 and the 2×2 overlay 10, 20, 30, 40. The overlay lies top \
    left (A), top right (B), bottom left (C) and bottom right (D); the four positions make the four \
    results 370, 470, 670 and 770.
    """,
    [.sign("overlay"), .matrix(overlay)], panels[0] + panels[1], panels[2] + panels[3])
}

/// The article's figure 2: one neuron, from the pixels under the overlay to its activation.
func oneNeuron(_ figures: inout Figures) {
  let picture: Matrix = article["fig1.ones", "image"]
  let underlay = picture[0..<3].map { Array($0[0..<3]) }
  let weights: Matrix = article["fig1.ones", "overlay"]
  let results: [[Int]] = article["fig1.ones"]
  let sum = results[0][0]
  figures.draw(
    "one-neuron",
    """
    The nine pixels under a 3×3 overlay are written in one row, and below them the nine shared \
    weights, all 1 here. Each pixel is multiplied by the weight below it. The nine products add up \
    to \(sum); with the shared bias b the sum is z, and one neuron answers with a = σ(z).
    """,
    [
      .picture(
        picture, caption: "picture",
        frames: [Figure.Frame(row: 0, column: 0, rows: 3, columns: 3, mark: .blue)]),
      .sign("→"), .matrix(underlay, caption: "underlay"),
    ],
    [.matrix([underlay.flatMap { $0 }], caption: "the same nine pixels in one row")],
    [.sign("·")],
    [.matrix([weights.flatMap { $0 }], caption: "the nine shared weights")],
    [.sign("= \(sum),  \(sum) + b = z,  σ(z) ="), .neurons([["a"]], marks: [[.blue]])])
}
