func cases(_ cases: inout Cases) {
  cases.edge("mean.row", "one row", .averagePool([[1, 3, 5, 9]], window: (1, 2)))
  cases.edge(
    "mean.rest", "cells that are left over",
    .averagePool([[1, 2, 3, 4, 9], [5, 6, 7, 8, 9], [9, 9, 9, 9, 9]], window: (2, 2)))
  cases.edge("back.row", "one row", .averagePoolGradient([[2, 4]], window: (1, 2), map: (1, 5)))
}

func random(_ draw: inout Draw, _ cases: inout Cases) {
  let sizes: [(window: Shape, pooled: Shape)] = [
    ((1, 2), (2, 1)), ((2, 1), (1, 3)), ((2, 4), (2, 1)), ((4, 2), (2, 3)),
  ]
  for (number, size) in sizes.enumerated() {
    let map = (
      rows: size.window.rows * size.pooled.rows + draw.integer(in: 0...size.window.rows - 1),
      columns: size.window.columns * size.pooled.columns
        + draw.integer(in: 0...size.window.columns - 1)
    )
    let title = "windows of \(size.window.rows)×\(size.window.columns)"
    cases.random(
      "mean.random.\(number + 1)", title,
      .averagePool(draw.matrix(map.rows, map.columns), window: size.window))
    cases.random(
      "back.random.\(number + 1)", title,
      .averagePoolGradient(
        draw.matrix(size.pooled.rows, size.pooled.columns), window: size.window, map: map))
  }
}
