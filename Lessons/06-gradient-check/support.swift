/// The costs that the cases name.
func cost(named name: String) -> (Matrix) -> Double {
  switch name {
  case "square": return { x in x[0][0] * x[0][0] }
  case "cube": return { x in x[0][0] * x[0][0] * x[0][0] }
  case "product": return { x in x[0][0] * x[0][1] }
  case "neighbours":
    // Each cell's cube, plus its product with the cell on the right, plus twice that with the cell
    // below: every cell's slope depends on other cells, and every curve bends.
    return { x in
      var sum = 0.0
      for row in x.indices {
        for column in x[row].indices {
          let cell = x[row][column]
          sum += cell * cell * cell
          if column + 1 < x[row].count { sum += cell * x[row][column + 1] }
          if row + 1 < x.count { sum += 2 * cell * x[row + 1][column] }
        }
      }
      return sum
    }
  case "feature map":
    // The lesson's map: its weights are nudged, and the rest of the network pulls on its four
    // activations.
    return { w in
      let a = featureMap([[0.1, 0.2, 0.3], [0.4, 0.5, 0.6], [0.7, 0.8, 0.9]], w: w, b: -0.5).a
      return correlate(a, [[0.5, -1], [2, 0.25]])[0][0]
    }
  default: return { _ in 7 }
  }
}
