func figures(_ figures: inout Figures) {
  let picture: Matrix = article["fig1.ones", "image"]
  let map = featureMapShape(
    input: article.shape("fig1.shape", "input"), overlay: article.shape("fig1.shape", "overlay"),
    stride: (1, 1))
  var neurons = Array(repeating: Array(repeating: "", count: map.columns), count: map.rows)
  var marks = neurons.map { $0.map { _ in nil as Figure.Mark? } }
  var frames: [Figure.Frame] = []
  for ((row, column), mark) in zip([(0, 0), (0, 1), (3, 3)], Figure.Mark.allCases) {
    neurons[row][column] = mark.letter
    marks[row][column] = mark
    frames.append(Figure.Frame(row: row, column: column, rows: 3, columns: 3, mark: mark))
  }
  // The article's figure 1: an overlay at three positions of a picture, and the neurons it makes.
  figures.draw(
    "z-feature-map",
    """
    A 6×6 picture of the letter Z. A 3×3 overlay lies at the top left (A), one step further right \
    (B) and at the bottom right (C). Beside it a 4×4 feature map: each position of the overlay \
    makes one of its neurons.
    """,
    [
      .picture(picture, caption: "picture, 6×6", frames: frames), .sign("→"),
      .neurons(neurons, caption: "feature map, 4×4", marks: marks),
    ])
}
