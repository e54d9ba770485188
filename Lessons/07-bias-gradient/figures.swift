func figures(_ figures: inout Figures) {
  let aGradient: Matrix = article["fm3x3.b_gradient_components", "a_gradient"]
  let z: Matrix = article["fm3x3.z"]
  let components: Matrix = article["fm3x3.b_gradient_components"]
  let sum = biasGradient(zGradient: components)
  // The article's figure 6: each cell of ∂C/∂a times σ′ of the same cell of z.
  figures.draw(
    "bias-gradient",
    """
    Three 2×2 matrices: ∂C/∂a times σ′(z), cell by cell, is ∂C/∂z. Below, the four cells of ∂C/∂z \
    are added; their sum, \(Figure.fixed(sum, 4)), is ∂C/∂b.
    """,
    [
      .matrix(aGradient, caption: "∂C/∂a"), .sign("⊙"),
      .matrix(z.map { $0.map(sigmoidPrime) }, decimals: 4, caption: "σ′(z)"), .sign("="),
      .matrix(components, decimals: 4, caption: "∂C/∂z"),
    ],
    [
      .sign("its four cells, added, ="), .matrix([[sum]], decimals: 4, caption: "∂C/∂b"),
    ])
}
