extension Exercise {
  /// Compiled beside the learner's file: reads digits and trains on fifty of them.
  ///
  /// The names begin with `cnnTutor`, so that they cannot collide with the learner's.
  static let digitsSupport = #"""
    /// Pictures and the digits that they show.
    typealias CNNTutorDigits = (pictures: [Matrix], labels: [Int])

    /// Reads digits that the tutor has written as a text: for each a label and 64 pixels in base 17.
    ///
    /// The pixels go the way of a file: an IDX header and bytes behind it, read by the functions of this
    /// lesson.
    func cnnTutorDigits(_ text: String) -> CNNTutorDigits {
      var bytes: [Int] = []
      var labels: [Int] = []
      for (place, letter) in text.utf8.enumerated() {
        let value = Int(letter) - (letter < 65 ? 48 : 55)
        if place % 65 == 0 { labels.append(value) } else { bytes.append(value) }
      }
      let header = [0, 0, 8, 3, 0, 0, labels.count / 256, labels.count % 256, 0, 0, 0, 8, 0, 0, 0, 8]
      let sizes = idxHeader(header + bytes).sizes
      guard sizes == [labels.count, 8, 8] else { return ([], labels) }
      let pictures = unflatten(scaled(bytes, maximum: 16), shape: (sizes[1], sizes[2]))
      return (pictures, labels)
    }

    /// The same random numbers for the same seed.
    struct CNNTutorGenerator: RandomNumberGenerator {
      var state: UInt64

      mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
      }
    }

    /// A network that has not learned anything: random filters, and weights of 0 behind them.
    func cnnTutorNetwork(maps: Int, using generator: inout CNNTutorGenerator) -> Network {
      let filters = (0..<maps).map { _ in
        [(0..<3).map { _ in (0..<3).map { _ in Double.random(in: -0.5...0.5, using: &generator) } }]
      }
      let weights = [Double](repeating: 0, count: maps * 3 * 3)
      return (
        filters, [Double](repeating: 0, count: maps), Matrix(repeating: weights, count: 10),
        [Double](repeating: 0, count: 10)
      )
    }

    /// How many of these digits the network reads rightly.
    func cnnTutorRight(_ digits: CNNTutorDigits, _ network: Network) -> Int {
      zip(digits.pictures, digits.labels).count { readDigit($0, network: network) == $1 }
    }

    /// How many of fifty digits are read rightly after having been seen `epochs` times, or sooner if
    /// that is all of them.
    func cnnTutorOverfit(epochs: Int) -> Int {
      let digits = cnnTutorDigits(cnnTutorFiftyDigits)
      var generator = CNNTutorGenerator(state: 1)
      var network = cnnTutorNetwork(maps: 8, using: &generator)
      var right = cnnTutorRight(digits, network)
      for _ in 0..<epochs where right < digits.labels.count {
        for (picture, label) in zip(digits.pictures, digits.labels) {
          network = trainStep(picture, label: label, network: network, stepSize: 0.05)
        }
        right = cnnTutorRight(digits, network)
      }
      return right
    }

    """#

  /// Compiled beside the learner's file for `run`: trains on four fifths of the digits.
  static let trainingSupport = #"""
    /// Trains a network on four fifths of the digits, and says how well it reads the others.
    func cnnTutorTraining(epochs: Int) -> (
      losses: [Double], accuracies: [Double], trained: Int, heldOut: Int, filters: Volume,
      misread: [(picture: Matrix, digit: Int, read: Int)]
    ) {
      let training = cnnTutorDigits(cnnTutorTrainingDigits)
      let heldOut = cnnTutorDigits(cnnTutorHeldOutDigits)
      var generator = CNNTutorGenerator(state: 1)
      var network = cnnTutorNetwork(maps: 8, using: &generator)
      func accuracy() -> Double {
        Double(cnnTutorRight(heldOut, network)) / Double(heldOut.labels.count)
      }
      func mean(_ numbers: [Double]) -> Double { numbers.reduce(0, +) / Double(numbers.count) }

      var losses = [
        mean(zip(training.pictures, training.labels).map { loss($0, label: $1, network: network) })
      ]
      var accuracies = [accuracy()]
      var order = Array(training.labels.indices)
      var stepSize = 0.05
      for _ in 0..<epochs {
        order.shuffle(using: &generator)
        var costs: [Double] = []
        for k in order {
          costs.append(loss(training.pictures[k], label: training.labels[k], network: network))
          network = trainStep(
            training.pictures[k], label: training.labels[k], network: network, stepSize: stepSize)
        }
        losses.append(mean(costs))
        accuracies.append(accuracy())
        stepSize *= 0.9
      }
      var misread: [(picture: Matrix, digit: Int, read: Int)] = []
      for (picture, digit) in zip(heldOut.pictures, heldOut.labels) {
        let read = readDigit(picture, network: network)
        if read != digit { misread.append((picture, digit, read)) }
      }
      return (
        losses, accuracies, order.count, heldOut.labels.count, network.filters.map { $0[0] }, misread
      )
    }

    """#
}
