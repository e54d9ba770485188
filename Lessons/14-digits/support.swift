/// Pictures and the digits that they show.
typealias CNNTutorDigits = (pictures: [Matrix], labels: [Int])

/// How many of fifty digits are read rightly after having been seen `epochs` times, or sooner if
/// that is all of them.
///
/// Taught in “Fifty digits by heart”.
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

/// Reads digits from lines of a label, a blank and 64 pixels in base 17.
///
/// The pixels go the way of a file: an IDX header and bytes behind it, read by the functions of this
/// lesson.
func cnnTutorDigits(_ text: String) -> CNNTutorDigits {
  var bytes: [Int] = []
  var labels: [Int] = []
  for line in text.utf8.split(separator: 10) {
    let values = line.map { Int($0) - ($0 < 65 ? 48 : 55) }
    labels.append(values[0])
    bytes += values[2...]
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
