internal import ConvNet
internal import RealModule

extension Exercise {
  static let softmaxMistakes: [Mistake] = [
    Mistake(
      "softmax.overflow",
      title: "nothing is subtracted from the scores",
      reason: "The formula has no subtraction in it, and with small scores none is missed.",
      advice: "Print what `exp` makes of 1000, and read the step on scores too large for e.",
      section: "Too large for e",
      edits: [
        .init("  let largest = logits.max() ?? 0\n", ""),
        .init("exp(logit - largest)", "exp(logit)"),
      ],
      wrong: withSoftmax { logits in
        let powers = logits.map { Double.exp($0) }
        let sum = powers.reduce(0, +)
        return powers.map { $0 / sum }
      }),
    Mistake(
      "softmax.linear",
      title: "the scores are divided by their sum, without a power of e",
      reason: "That is how parts of a whole are usually worked out.",
      advice: "Ask what your function makes of a negative score.",
      edits: [
        .init("  let largest = logits.max() ?? 0\n", ""),
        .init("exp(logit - largest)", "logit"),
      ],
      wrong: withSoftmax { logits in
        let sum = logits.reduce(0, +)
        return logits.map { $0 / sum }
      }),
    Mistake(
      "softmax.largest",
      title: "the largest probability is always 1: the division by the sum of the powers is "
        + "missing",
      reason: "With the largest score taken away every power already lies between 0 and 1, and "
        + "looks like a probability.",
      advice: "Add up your probabilities.",
      edits: [.init("let sum = powers.reduce(0, +)", "let sum = powers.max() ?? 1")],
      wrong: withSoftmax { logits in
        let largest = logits.max() ?? 0
        return logits.map { Double.exp($0 - largest) }
      }),
    Mistake(
      "softmax.sigmoid",
      title: "each score goes through σ on its own",
      reason: "σ also makes numbers between 0 and 1.",
      advice: "Add up your probabilities.",
      edits: [
        .init(
          "  let sum = powers.reduce(0, +)\n  return powers.map { $0 / sum }\n",
          "  return logits.map { 1 / (1 + exp(-$0)) }\n")
      ],
      wrong: withSoftmax { logits in logits.map { 1 / (1 + Double.exp(-$0)) } }),
  ]

  static let crossEntropyMistakes: [Mistake] = [
    Mistake(
      "ce.log10",
      title: "the logarithm has base 10",
      reason: "On pocket calculators log is the logarithm with base 10.",
      advice: "Ask what the cost is when the target has the probability 1/e.",
      edits: [.init("-log(probabilities[target])", "-log10(probabilities[target])")],
      wrong: ["crossEntropy": { .number(-.log10($0.vector(0)[$0.integer(1)])) }]),
    Mistake(
      "ce.log2",
      title: "the logarithm has base 2",
      reason: "Base 2 counts in bits, as texts on information do.",
      advice: "Ask what the cost is when the target has the probability 1/e.",
      edits: [.init("-log(probabilities[target])", "-log2(probabilities[target])")],
      wrong: ["crossEntropy": { .number(-.log2($0.vector(0)[$0.integer(1)])) }]),
    Mistake(
      "ce.nominus",
      title: "the minus before the logarithm is missing",
      reason: "The formula is often quoted as a logarithm of a likelihood, which should grow.",
      advice: "A cost should never be below 0.",
      edits: [.init("-log(probabilities[target])", "log(probabilities[target])")],
      wrong: ["crossEntropy": { .number(.log($0.vector(0)[$0.integer(1)])) }]),
    Mistake(
      "ce.distance",
      title: "the cost is the distance of the probability from 1",
      reason: "It is 0 when the answer is right, and it grows as the answer gets worse.",
      advice: "Ask what a sure and wrong answer costs with your function.",
      edits: [.init("-log(probabilities[target])", "1 - probabilities[target]")],
      wrong: ["crossEntropy": { .number(1 - $0.vector(0)[$0.integer(1)]) }]),
    Mistake(
      "ce.onlytarget",
      title: "only the target's score has a gradient",
      reason: "The cost names only the target, and the article's sequel says so, too.",
      advice: "Nudge the score of a wrong answer, and watch the target's probability.",
      edits: [
        .init(
          "  gradient[target] -= 1\n",
          """
            gradient[target] -= 1
            for i in gradient.indices where i != target {
              gradient[i] = 0
            }

          """)
      ],
      wrong: gradientMistake { p, target in
        p.indices.map { $0 == target ? p[$0] - 1 : 0 }
      }),
    Mistake(
      "ce.doubleprime",
      title: "p − y is multiplied by p·(1 − p)",
      reason: "Behind σ there has always been a σ′, so one seems to be missing here.",
      advice: "p − y is already the gradient of the scores, with softmax counted in.",
      edits: [
        .init(
          "  gradient[target] -= 1\n",
          """
            gradient[target] -= 1
            for (i, p) in softmax(logits).enumerated() {
              gradient[i] *= p * (1 - p)
            }

          """)
      ],
      wrong: gradientMistake { p, target in
        p.indices.map { (p[$0] - ($0 == target ? 1 : 0)) * p[$0] * (1 - p[$0]) }
      }),
    Mistake(
      "ce.sign",
      title: "the gradient is y − p: its sign is turned round",
      reason: "y − p is the direction in which the scores should move, which is what one wants.",
      advice: "When the target's score rises, the cost falls: which sign has its slope?",
      edits: [
        .init("  return gradient\n", "  return gradient.map { -$0 }\n")
      ],
      wrong: gradientMistake { p, target in
        p.indices.map { -(p[$0] - ($0 == target ? 1 : 0)) }
      }),
    Mistake(
      "ce.targetturned",
      title: "at the target the gradient is 1 − p instead of p − 1",
      reason: "1 − p says how far the target is from sure, which is what one wants to mend.",
      advice: "When the target's score rises, the cost falls: which sign has its slope?",
      edits: [.init("  gradient[target] -= 1\n", "  gradient[target] = 1 - gradient[target]\n")],
      wrong: gradientMistake { p, target in
        p.indices.map { $0 == target ? 1 - p[$0] : p[$0] }
      }),
    Mistake(
      "ce.noy",
      title: "y is forgotten: the gradient is p",
      reason: "For all scores but one, p is right.",
      advice: "Compare the gradient of the target's score with the others.",
      edits: [
        .init("  var gradient = softmax(logits)\n", "  let gradient = softmax(logits)\n"),
        .init("  gradient[target] -= 1\n", ""),
      ],
      wrong: gradientMistake { p, _ in p }),
  ]

  static let friendsMistakes: [Mistake] = [
    Mistake(
      "relu.absolute",
      title: "negative numbers lose their sign instead of becoming 0",
      reason: "The result has no negative numbers either.",
      advice: "Ask what a ReLU makes of −2.",
      edits: [.init("max(0, z[row][column])", "abs(z[row][column])")],
      wrong: ["relu": { .matrix($0.matrix(0).map { $0.map(abs) }) }]),
    Mistake(
      "relu.gradientsign",
      title: "negative gradients are cut off",
      reason: "The function itself cuts off negative numbers, and so its way back seems to.",
      advice: "Ask which of the two matrices decides whether the switch is open.",
      edits: [
        .init("      if z[row][column] <= 0 {\n", "      if aGradient[row][column] <= 0 {\n")
      ],
      wrong: [
        "reluGradient": {
          cellByCell($0.matrix(0), $0.matrix(1)) { _, gradient in max(0, gradient) }
        }
      ]),
    Mistake(
      "relu.times",
      title: "the gradient is multiplied by the activation, not by the slope",
      reason: "In the gradient of a weight, the activation is the factor.",
      advice: "Above 0, a grows exactly as fast as z.",
      edits: [
        .init(
          "        zGradient[row][column] = 0\n      }\n",
          """
                  zGradient[row][column] = 0
                } else {
                  zGradient[row][column] *= z[row][column]
                }

          """)
      ],
      wrong: [
        "reluGradient": { cellByCell($0.matrix(0), $0.matrix(1)) { max(0, $0) * $1 } }
      ]),
    Mistake(
      "relu.open",
      title: "at z = 0 the gradient passes",
      reason: "A corner has no slope, and 1 is as good a choice as 0; but it must be agreed on.",
      advice: "Read what the lesson takes where z is exactly 0.",
      edits: [.init("if z[row][column] <= 0 {", "if z[row][column] < 0 {")],
      wrong: [
        "reluGradient": { cellByCell($0.matrix(0), $0.matrix(1)) { $0 >= 0 ? $1 : 0 } }
      ]),
    Mistake(
      "l2.nohalf",
      title: "the half is missing",
      reason: "Some books write the penalty without it; its slope is then 2·λ·w.",
      advice: "Look at the factor before the sum.",
      edits: [.init("lambda / 2 * sum", "lambda * sum")],
      wrong: ["l2Penalty": { .number($0.number(1) * squares($0.matrix(0))) }]),
    Mistake(
      "l2.absolute",
      title: "the weights are added up without their signs, not squared",
      reason: "That is another penalty, called L1.",
      advice: "Work out by hand what the weight 3 alone costs.",
      edits: [.init("sum += weight * weight", "sum += abs(weight)")],
      wrong: [
        "l2Penalty": { arguments in
          .number(arguments.number(1) / 2 * arguments.matrix(0).joined().reduce(0) { $0 + abs($1) })
        }
      ]),
    Mistake(
      "l2.root",
      title: "the root of the sum of squares is taken",
      reason: "The length of a vector is called its L2 norm, and it has a root.",
      advice: "Work out by hand what the weight 3 alone costs.",
      edits: [.init("lambda / 2 * sum", "lambda / 2 * sum.squareRoot()")],
      wrong: [
        "l2Penalty": { .number($0.number(1) / 2 * squares($0.matrix(0)).squareRoot()) }
      ]),
    Mistake(
      "dropout.noscale",
      title: "what is kept is not divided by keep",
      reason: "Silencing some seems to be all there is to it.",
      advice: "Ask how much the next layer gets on average, with and without dropout.",
      edits: [.init("? a[i] / keep : 0", "? a[i] : 0")],
      wrong: ["dropout": { eachActivation($0) { a, keep, uniform in uniform < keep ? a : 0 } }]),
    Mistake(
      "dropout.turned",
      title: "those that should be kept are silenced, and the others kept",
      reason: "Many texts give the share that is dropped, not the share that is kept.",
      advice: "With a `keep` of 1 nothing may change.",
      edits: [.init("uniform[i] < keep ?", "uniform[i] >= keep ?")],
      wrong: [
        "dropout": { eachActivation($0) { a, keep, uniform in uniform >= keep ? a / keep : 0 } }
      ]),
    Mistake(
      "dropout.multiplied",
      title: "what is kept is multiplied by keep",
      reason: "In the first form of dropout one multiplies, but when the network is used.",
      advice: "Ask how much the next layer gets on average, with and without dropout.",
      edits: [.init("a[i] / keep : 0", "a[i] * keep : 0")],
      wrong: [
        "dropout": { eachActivation($0) { a, keep, uniform in uniform < keep ? a * keep : 0 } }
      ]),
  ]

  private typealias Wrong = [String: @Sendable ([Value]) -> Value]

  private static func squares(_ w: [[Double]]) -> Double {
    w.joined().reduce(0) { $0 + $1 * $1 }
  }

  /// A wrong softmax shows in the gradient, too, which is made of it.
  private static func withSoftmax(_ softmax: @escaping @Sendable ([Double]) -> [Double]) -> Wrong {
    [
      "softmax": { .vector(softmax($0.vector(0))) },
      "crossEntropyGradient": { arguments in
        let target = arguments.integer(1)
        return .vector(
          softmax(arguments.vector(0)).enumerated().map { $1 - ($0 == target ? 1 : 0) })
      },
    ]
  }

  /// A wrong gradient, made of the right probabilities.
  private static func gradientMistake(
    _ gradient: @escaping @Sendable (_ p: [Double], _ target: Int) -> [Double]
  ) -> Wrong {
    [
      "crossEntropyGradient": { arguments in
        .vector(gradient(softmax(arguments.vector(0)), arguments.integer(1)))
      }
    ]
  }
}
