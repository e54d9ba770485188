func figures(_ figures: inout Figures) {
  figures.draw(
    "sigmoid",
    """
    The sigmoid from −6 to 6, a curve that rises from nearly 0 to nearly 1. In the middle it climbs \
    steeply, at both ends it is nearly flat.
    """,
    [.curve(x: -6...6, y: 0...1, caption: "σ(z) for z from −6 to 6", sigmoid)])

  let picture: Matrix = [
    [1, 0, 0, 0, 1], [1, 0, 0, 0, 1], [1, 0, 0, 0, 1], [1, 0, 0, 0, 1], [1, 1, 1, 1, 1],
  ]
  let stroke: Matrix = [[1], [1], [1]]
  // The article's figure 4: one map finds both strokes of a U.
  figures.draw(
    "letter-u",
    """
    A 5×5 picture of the letter U and an overlay of three cells below each other, a vertical \
    stroke. In the feature map both strokes of the U stand out with 3, at the left and at the \
    right: the same neuron found the same feature twice.
    """,
    [
      .picture(picture, caption: "U"), .sign("⋆"), .matrix(stroke, caption: "stroke"), .sign("="),
      .matrix(correlate(picture, stroke), caption: "map"),
    ])
}
