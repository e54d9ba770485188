func figures(_ figures: inout Figures) {
  // The blank makes the maps' columns as wide as those of their filters below.
  let maps = (1...3).map { "a\($0) " }
  let filters = (1...2).map { next in (1...3).map { "w\(next)\($0)" } }
  // The article's figure 12: every previous map goes into every next map, with a filter each.
  figures.draw(
    "chaining",
    """
    A row of three maps, a1, a2, a3, and below it six filters: w11, w12, w13 in the first row, w21, \
    w22, w23 in the second. Each map is correlated with the filters below it. The results of a row, \
    added, and the bias of that row make z of one next map: z1 and z2.
    """,
    [.words([maps], caption: "maps before")],
    [
      .words(filters, caption: "six filters"), .sign("+ b ="),
      .words([["z1"], ["z2"]], caption: "next maps"),
    ])
}
