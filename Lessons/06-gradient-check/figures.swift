func figures(_ figures: inout Figures) {
  // A secant through both neighbours of a point, and one through the point and one neighbour.
  figures.draw(
    "centred-difference",
    """
    The curve x² near x = 1.5. The straight line through its points at 0.5 and 2.5 (A) is as steep \
    as the curve at 1.5. The line through its points at 1.5 and 2.5 (B) is steeper.
    """,
    [
      .curve(
        x: 0...3, y: -1...9, chords: [(0.5, 2.5, .blue), (1.5, 2.5, .red)],
        caption: "A: x − h to x + h;  B: x to x + h"
      ) { $0 * $0 }
    ])
}
