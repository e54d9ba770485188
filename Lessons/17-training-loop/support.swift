/// The costs that the cases name: those of one neuron without σ, as the quadratic cost has them.
func exampleCost(named name: String) -> ([Double], Int) -> Double {
  let examples = neuronExamples(named: name)
  return { weights, example in
    let error = neuronError(examples[example], weights)
    return error * error / 2
  }
}

/// The slopes of these costs: each weight's is what it is multiplied by, times the error.
func exampleGradient(named name: String) -> ([Double], Int) -> [Double] {
  let examples = neuronExamples(named: name)
  return { weights, example in
    let error = neuronError(examples[example], weights)
    return examples[example].inputs.map { input in error * input }
  }
}

/// What goes into the neuron, and what should come out.
typealias NeuronExample = (inputs: [Double], target: Double)

/// How far the neuron's z is from the target.
func neuronError(_ example: NeuronExample, _ weights: [Double]) -> Double {
  var z = 0.0
  for (weight, input) in zip(weights, example.inputs) { z += weight * input }
  return z - example.target
}

func neuronExamples(named name: String) -> [NeuronExample] {
  switch name {
  case "targets":
    // One weight, which should be each of these numbers at once.
    let targets: [Double] = [2, 4, 9, 5, 1, 8, 6, 5.5]
    return targets.map { target in (inputs: [1], target: target) }
  case "line":
    // A slope and a bias: the points lie near 2x − 1.
    let points: [(x: Double, y: Double)] = [
      (-2, -5.5), (-1, -3), (0, -0.5), (1, 1), (2, 2.5), (3, 5.5), (0.5, 0.25), (-0.5, -2),
    ]
    return points.map { point in (inputs: [point.x, 1], target: point.y) }
  case "signs":
    // Twelve signs and the answer, which is the first sign. In the first three examples it is wrong.
    return signRows.map { line in
      let numbers = line.map { sign in sign == "+" ? 1.0 : -1.0 }
      return (inputs: Array(numbers.dropLast()), target: numbers[numbers.count - 1])
    }
  default: return []
  }
}

/// Drawn with NumPy: `default_rng(68).choice([-1, 1], (24, 12))`.
let signRows = [
  "--++-++++++++", "---+++-----++", "-++++-+---+++", "-++++-+-+----", "+++-----+-+-+",
  "++-+-+-+-+--+", "++++---++---+", "++-++-+-+-+-+", "--++++-++--+-", "--+--+-+++++-",
  "--------++++-", "+--+-+-++--++", "-+-++-++++---", "+----++++-+++", "-++-++-+++---",
  "--++++----++-", "-++---++++---", "+--+-----++-+", "++-+---+-+--+", "++++----++--+",
  "-+--+-+-++-+-", "++++--+----++", "+--++-----+-+", "+---++-+++--+",
]

/// Shuffled orders, one for each epoch, the same ones every time.
func shuffledOrders(_ count: Int, epochs: Int) -> [[Int]] {
  var state: UInt64 = 1
  var order = Array(0..<count)
  return (0..<epochs).map { _ in
    for last in (1..<count).reversed() {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      order.swapAt(last, Int(state >> 33) % (last + 1))
    }
    return order
  }
}
