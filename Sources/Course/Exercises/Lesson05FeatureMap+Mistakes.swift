internal import RealModule

extension Mistake {
  /// What goes wrong between the sum and the activation.
  static let featureMap: [Mistake] = [
    Mistake(
      "bias.forgotten",
      title: "the bias is left out",
      reason: "The correlation is so much work that its sum looks like the finished z.",
      advice: "Name every letter of z's formula: is there one that your code never reads?",
      edits: [.init("      z[row][column] += b\n", "")],
      wrong: inTheMap { map, sum in (sum, logistic(sum)) }),
    Mistake(
      "bias.perweight",
      title: "the bias is added once for each weight",
      reason: "Inside the inner loop, next to the products, it is added again with each of them.",
      advice: "A neuron has one bias: how often does it come into a single sum?",
      edits: [.init("+= b\n", "+= b * Double(w.count * w[0].count)\n")],
      wrong: inTheMap { map, sum in
        let z = sum + map.b * Double(map.sliding.rows * map.sliding.columns)
        return (z, logistic(z))
      }),
    Mistake(
      "bias.subtracted",
      title: "the bias is subtracted",
      reason: "As a threshold, it seems to be something that has to be taken away.",
      advice: "Compare the sign in front of the bias in the formula with yours.",
      edits: [.init("z[row][column] += b", "z[row][column] -= b")],
      wrong: inTheMap { map, sum in (sum - map.b, logistic(sum - map.b)) }),
    Mistake(
      "bias.aftersigma",
      title: "the bias is added to the activation, not to the sum",
      reason: "Bias and sigmoid both come after the sum, and their order is easily mixed up.",
      advice: "An activation lies between 0 and 1: can yours still get out of that range?",
      section: "The whole map in two lines",
      edits: [
        .init("      z[row][column] += b\n", ""),
        .init("= sigmoid(z[row][column])", "= sigmoid(z[row][column]) + b"),
      ],
      wrong: inTheMap { map, sum in (sum, logistic(sum) + map.b) }),
    Mistake(
      "act.none",
      title: "the activation is the bare z",
      reason: "The function at the end is one short call, and easily forgotten.",
      advice: "An activation lies between 0 and 1: look for one of yours that does not.",
      section: "The whole map in two lines",
      edits: [.init("= sigmoid(z[row][column])", "= z[row][column]")],
      wrong: inTheMap { map, sum in (sum + map.b, sum + map.b) }),
    Mistake(
      "act.perproduct",
      title: "each product goes through the sigmoid before they are added",
      reason: "Squeezing seems harmless at any point, so it is done as early as possible.",
      advice: "How many activations does one neuron have, and how many does it have in your code?",
      section: "The whole map in two lines",
      edits: [
        .init(
          "a[row][column] = sigmoid(z[row][column])",
          """
          a[row][column] = b
                for i in w.indices {
                  for j in w[i].indices {
                    a[row][column] += sigmoid(aPrev[row + i][column + j] * w[i][j])
                  }
                }
          """)
      ],
      wrong: [
        "featureMap": { arguments in
          let map = FeatureMapSums(arguments)
          let a = map.z.indices.map { row in
            map.z[row].indices.map { column in
              map.sliding.pairs(row, column).reduce(map.b) { $0 + logistic($1.0 * $1.1) }
            }
          }
          return .featureMap(z: map.z, a: a)
        }
      ]),
    Mistake(
      "act.relu",
      title: "negative numbers become 0, the others stay as they are",
      reason: "Many networks use that function today, and it is simpler.",
      advice: "This lesson's function gives 0.5 for 0: what does yours give?",
      section: "Squeezed between 0 and 1",
      edits: [.init("return 1 / (1 + exp(-z))", "return max(0, z)")],
      wrong: squeezing { max(0, $0) }),
    Mistake(
      "act.sign",
      title: "the minus sign in the exponent is missing",
      reason: "It is a small sign, and for 0 the result is right without it.",
      advice: "A neuron with a large z should be quite sure: try 4 by hand.",
      edits: [.init("(1 + exp(-z))", "(1 + exp(z))")],
      wrong: squeezing { 1 / (1 + Double.exp($0)) }),
    Mistake(
      "act.overflow",
      title: "for large numbers the result is not a number",
      reason: "e to the power of z, divided by 1 plus itself, is the same formula on paper, but a "
        + "computer's numbers end somewhere.",
      advice: "What is exp(1000) in Swift, and what is infinity divided by infinity?",
      section: "When a neuron is stuck",
      edits: [.init("return 1 / (1 + exp(-z))", "return exp(z) / (1 + exp(z))")],
      wrong: squeezing { Double.exp($0) / (1 + Double.exp($0)) }),
  ]
}

/// A mistake that makes a wrong `z` and `a` of each sum.
private func inTheMap(
  _ neuron: @escaping @Sendable (_ map: FeatureMapSums, _ sum: Double) -> (z: Double, a: Double)
) -> [String: @Sendable ([Value]) -> Value] {
  [
    "featureMap": { arguments in
      let map = FeatureMapSums(arguments)
      let neurons = map.sliding.valid().map { $0.map { neuron(map, $0) } }
      return .featureMap(z: neurons.map { $0.map(\.z) }, a: neurons.map { $0.map(\.a) })
    }
  ]
}

/// A wrong `sigmoid`, and the feature map that calls it.
private func squeezing(
  _ function: @escaping @Sendable (Double) -> Double
) -> [String: @Sendable ([Value]) -> Value] {
  let map = inTheMap { map, sum in (sum + map.b, function(sum + map.b)) }
  let sigmoid: @Sendable ([Value]) -> Value = { .number(function($0.number(0))) }
  return map.merging(["sigmoid": sigmoid]) { $1 }
}
