func figures(_ figures: inout Figures) {
  let logits: [Double] = article["pytorch.softmax", "output"]
  let probabilities = softmax(logits)
  let words = probabilities.map { Figure.fixed($0, 4) }.joined(separator: ", ")
  // Three scores and the probabilities that softmax makes of them.
  figures.draw(
    "softmax",
    """
    The scores 0.2, 0.4 and 0.9 become the probabilities \(words), drawn as bars. They add up to 1, \
    and the largest score has the longest bar.
    """,
    [
      .bars(probabilities, labels: logits.map { "\($0)" }, caption: "probability of each score")
    ])
}
