func figures(_ figures: inout Figures) {
  // The blank makes the maps' columns as wide as those of their filters below.
  let maps = (0..<3).map { "a\($0) " }
  let filters = (0..<2).map { next in (0..<3).map { "w\(next)\($0)" } }
  // The article's figure 12, counted from 0: every previous map goes into every next map, with a
  // filter each.
  figures.draw(
    "chaining",
    """
    A row of three maps, a0, a1, a2, and below it six filters: w00, w01, w02 in the first row, w10, \
    w11, w12 in the second. Each map is correlated with the filters below it. The results of a row, \
    added, and the bias of that row make z of one next map: z0 and z1.
    """,
    [.words([maps], caption: "maps before")],
    [
      .words(filters, caption: "six filters"), .sign("+ b ="),
      .words([["z0"], ["z1"]], caption: "next maps"),
    ])
}
