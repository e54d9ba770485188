func figures(_ figures: inout Figures) {
  func row(_ number: Int) -> [Figure.Panel] {
    let id = "B.result\(number)"
    return [
      .matrix(article[id, "feature_map\(number)"], caption: "map \(number)"), .sign("⋆"),
      .matrix(article[id, "filter\(number)"], caption: "filter \(number)"), .sign("="),
      .matrix(article[id], caption: "result \(number)"),
    ]
  }
  // Appendix B: two maps, two filters, two results, added.
  figures.draw(
    "stack",
    """
    Two 3×3 maps, each correlated with a 2×2 filter of its own. The two 2×2 results are added, cell \
    by cell, into one 2×2 matrix: 212, 196, 164, 148.
    """,
    row(1), row(2),
    [
      .matrix(article["B.result1"]), .sign("+"), .matrix(article["B.result2"]), .sign("="),
      .matrix(article["B.sum"], caption: "sum"),
    ])
}
