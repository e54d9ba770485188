/// Trains lesson 14's network with this lesson's loop on the tutor's digits.
///
/// What is told of the epochs ends with the one whose weights are kept.
func cnnTutorTraining() -> (
  losses: [Double], accuracies: [Double], trained: Int, heldOut: Int,
  network: (filters: [Volume], filterBiases: [Double], w: Matrix, b: [Double]),
  misread: [(picture: Matrix, digit: Int, read: Int)]
) {
  let learned = cnnTutorDigits(cnnTutorTrainingDigits)
  let validation = cnnTutorDigits(cnnTutorHeldOutDigits)
  let pictures = learned.pictures + validation.pictures
  let labels = learned.labels + validation.labels
  let heldOut = Array(learned.labels.count..<labels.count)
  var dice = CNNTutorDice(state: 1)

  // A filter has 9 inputs and ReLU behind it, an answer 72. Biases begin at 0.
  let weights =
    cnnTutorWeights(8 * 9, variance: 2.0 / 9, using: &dice) + [Double](repeating: 0, count: 8)
    + cnnTutorWeights(10 * 72, variance: 1.0 / 72, using: &dice)
    + [Double](repeating: 0, count: 10)
  var order = Array(learned.labels.indices)
  let orders = (0..<12).map { _ in
    order.shuffle(using: &dice)
    return order
  }

  func right(_ network: Network) -> Double {
    let count = heldOut.count { readDigit(pictures[$0], network: network) == labels[$0] }
    return Double(count) / Double(heldOut.count)
  }
  func cost(_ example: Int, _ network: Network) -> Double {
    loss(pictures[example], label: labels[example], network: network)
  }

  // Every pass through the held-out digits ends an epoch, and the first one the beginning.
  let start = cnnTutorNetwork(of: weights)
  var losses = [order.map { cost($0, start) }.reduce(0, +) / Double(order.count)]
  var accuracies: [Double] = []
  var (looks, sum) = (0, 0.0)
  var (steps, recent) = (0, 0.0)
  func share() -> Double { Double(steps) / Double(orders.count * order.count) }
  let result = train(
    weights, orders: orders, heldOut: heldOut, batchSize: 16, stepSize: 0.05, momentum: 0.9,
    exampleCost: { weights, example in
      let network = cnnTutorNetwork(of: weights)
      looks += 1
      if looks % heldOut.count == 0 {
        if looks > heldOut.count { losses.append(sum / Double(order.count)) }
        accuracies.append(right(network))
        cnnTutorTellEpoch(
          (
            share: share(), loss: losses[losses.count - 1],
            accuracy: accuracies[accuracies.count - 1], network: network
          ))
        sum = 0
      }
      return cost(example, network)
    },
    exampleGradient: { weights, example in
      let network = cnnTutorNetwork(of: weights)
      let now = cost(example, network)
      (sum, recent, steps) = (sum + now, recent + now, steps + 1)
      if steps % 60 == 0 {
        cnnTutorTellLoss((share: share(), loss: recent / 60))
        recent = 0
      }
      // A step of size 1 subtracts the gradient itself.
      let next = trainStep(pictures[example], label: labels[example], network: network, stepSize: 1)
      return zip(weights, cnnTutorList(next)).map { $0 - $1 }
    })

  let network = cnnTutorNetwork(of: result.best)
  var misread: [(picture: Matrix, digit: Int, read: Int)] = []
  for example in heldOut {
    let read = readDigit(pictures[example], network: network)
    if read != labels[example] { misread.append((pictures[example], labels[example], read)) }
  }
  return (
    Array(losses.prefix(result.epoch + 1)), Array(accuracies.prefix(result.epoch + 1)), order.count,
    heldOut.count, network, misread
  )
}

/// Eight filters of 3×3 with their biases, then ten answers' weights for 72 numbers with theirs.
func cnnTutorNetwork(of list: [Double]) -> Network {
  let filters = (0..<8).map { filter in
    [(0..<3).map { row in Array(list[9 * filter + 3 * row..<9 * filter + 3 * row + 3]) }]
  }
  let w = (0..<10).map { answer in Array(list[80 + 72 * answer..<80 + 72 * answer + 72]) }
  return (filters, Array(list[72..<80]), w, Array(list[800..<810]))
}

/// The other way round.
func cnnTutorList(_ network: Network) -> [Double] {
  flatten(network.filters.map { $0[0] }) + network.filterBiases + flatten([network.w]) + network.b
}

/// Numbers drawn evenly around 0, with this variance.
func cnnTutorWeights(
  _ count: Int, variance: Double, using dice: inout CNNTutorDice
) -> [Double] {
  let r = (3 * variance).squareRoot()
  return (0..<count).map { _ in Double.random(in: -r...r, using: &dice) }
}

/// Reads digits from lines of a label, a blank and 64 pixels in base 17.
func cnnTutorDigits(_ text: String) -> (pictures: [Matrix], labels: [Int]) {
  let lines = text.utf8.split(separator: 10).map { line in
    line.map { Int($0) - ($0 < 65 ? 48 : 55) }
  }
  let pixels = scaled(lines.flatMap { $0.dropFirst(2) }, maximum: 16)
  return (unflatten(pixels, shape: (rows: 8, columns: 8)), lines.map { $0[0] })
}

/// The lesson's dice.
struct CNNTutorDice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state
  }
}
