/// The article's examples of a map with numbers in it, and what is special about each.
let maps = [
  ("fm3x3", "the 3×3 input"),
  ("code.featuremap", "the code's 4×5 input"),
  ("code.featuremap.rect", "an overlay of 2 rows and 3 columns"),
]

func cases(_ cases: inout Cases) {
  cases.edge("prime.zero", "the steepest place", .sigmoidPrime(0))
  cases.edge("prime.left", "z below 0", .sigmoidPrime(-0.13))
  cases.edge("prime.right", "z above 0", .sigmoidPrime(2.5))
  cases.edge("prime.flat", "far up the flat end", .sigmoidPrime(40))
  cases.edge("prime.flatbelow", "far down the flat end", .sigmoidPrime(-40))
  cases.edge(
    "prime.farbelow", "so far down that a power of e is too large", .sigmoidPrime(-1000))

  for (id, title) in maps {
    cases.article(
      "zgradient.\(id)", title,
      .zGradient(
        z: article["\(id).z"], aGradient: article["\(id).b_gradient_components", "a_gradient"]),
      gives: .all("\(id).b_gradient_components"))
  }

  // One draw of the article's demonstration: z so far out that hardly a slope comes through.
  let stuck = "code.featuremap.saturated"
  let counting = (0..<4).map { row in (0..<5).map { Double(row * 5 + $0) } }
  let z = featureMap(counting, w: article[stuck, "w"], b: article[stuck, "b"]).z
  let ones = z.map { $0.map { _ in 1.0 } }
  let slopes = zGradient(z: z, aGradient: ones)
  cases.article(
    "zgradient.saturated", "the demonstration's inputs, 0 to 19",
    .zGradient(z: z, aGradient: ones),
    gives: .numbers([slopes[0][0], slopes[2][3]], are: stuck))
  cases.edge(
    "zgradient.column", "a map of one column",
    .zGradient(z: [[0.5], [-1], [2]], aGradient: [[1], [3], [-2]]))

  for (id, title) in maps {
    cases.article(
      "bias.\(id)", title, .biasGradient(zGradient: article["\(id).b_gradient_components"]),
      gives: .all("\(id).b_gradient"))
  }
  cases.edge(
    "bias.four", "slopes up and down", .biasGradient(zGradient: [[0.5, -1], [0.75, 1.5]]))
  cases.edge("bias.one", "a map of one neuron", .biasGradient(zGradient: [[-0.75]]))
  cases.edge(
    "bias.cancel", "slopes that cancel each other",
    .biasGradient(zGradient: [[1, -2, 3], [-1, 2, -3]]))
}

func random(_ draw: inout Draw, _ cases: inout Cases) {
  for (rows, columns) in [(1, 1), (1, 3), (2, 1), (2, 3), (3, 2), (4, 5)] {
    let size = "\(rows)×\(columns)"
    cases.random("random.prime.\(size)", "a small z", .sigmoidPrime(draw.number() / 8))
    cases.random(
      "random.zgradient.\(size)", "\(size) neurons",
      .zGradient(z: draw.eighths(rows, columns), aGradient: draw.matrix(rows, columns)))
    cases.random(
      "random.bias.\(size)", "\(size) neurons", .biasGradient(zGradient: draw.matrix(rows, columns))
    )
  }
}

func zGradientShape(z: Matrix, aGradient: Matrix) -> [Axis] { .same(z) }
