import ConvNet
import Engine
import HandwrittenDigits
import Platform
import RealModule
import TestSupport
import Testing

@testable import Course
@testable import cnn_tutor

/// The network of lesson 14 in a file of weights, and outside of the tutor.
@Suite struct OwnNetworkTests {
  /// A network of the lesson's sizes with numbers of which no two are alike.
  static let own: TrainingReport.Network = {
    var generator = SeededGenerator(seed: 3)
    func number() -> Double { Double(generator.next() >> 11) * 0x1p-53 - 0.5 }
    return TrainingReport.Network(
      filters: (0..<8).map { _ in [(0..<3).map { _ in (0..<3).map { _ in number() } }] },
      filterBiases: (0..<8).map { _ in number() },
      weights: (0..<10).map { _ in (0..<72).map { _ in number() } },
      biases: (0..<10).map { _ in number() })
  }()

  /// What the lesson's functions compute, written down once more: slide, add, ReLU, the largest of
  /// each 2×2, weigh.
  static func logits(_ picture: Matrix, _ network: TrainingReport.Network) -> [Double] {
    var pooled: [Double] = []
    for (filter, bias) in zip(network.filters.map { $0[0] }, network.filterBiases) {
      for row in 0..<3 {
        for column in 0..<3 {
          var largest = 0.0
          for i in 2 * row..<2 * row + 2 {
            for j in 2 * column..<2 * column + 2 {
              var sum = bias
              for y in 0..<3 {
                for x in 0..<3 { sum += filter[y][x] * picture[i + y, j + x] }
              }
              largest = max(largest, sum)
            }
          }
          pooled.append(largest)
        }
      }
    }
    return zip(network.weights, network.biases).map { weights, bias in
      zip(weights, pooled).reduce(bias) { $0 + $1.0 * $1.1 }
    }
  }

  @Test func `the saved network reads as the learner's functions do`() throws {
    let network = try OwnNetwork.weights(Self.own).network(threads: 1)
    let digits = HandwrittenDigits.test
    let rows = network.probabilities(of: digits, Array(0..<50)).rows
    for number in 0..<50 {
      let logits = Self.logits(digits[number].image, Self.own)
      let largest = logits.max() ?? 0
      let powers = logits.map { Double.exp($0 - largest) }
      let sum = powers.reduce(0, +)
      for digit in 0..<10 {
        #expect((powers[digit] / sum - Double(rows[10 * number + digit])).magnitude < 1e-5)
      }
    }
  }

  @Test func `a network of other sizes, or with numbers that are none, is not saved`() {
    var other = Self.own
    other.weights[0].removeLast()
    #expect(throws: Stop.self) { try OwnNetwork.weights(other) }
    other = Self.own
    other.biases[3] = .nan
    #expect(throws: Stop.self) { try OwnNetwork.weights(other) }
  }

  @Test func `the Python for PyTorch has the layers in their order`() throws {
    let weights = try OwnNetwork.weights(Self.own)
    let text = PyTorchText(weights, path: "my \"network\"\n").text
    #expect(
      text == """
        import torch
        from safetensors.torch import load_file

        # Reads batches of 1 × 8 × 8: 0 is paper, 1 is ink.
        network = torch.nn.Sequential(
            torch.nn.Conv2d(1, 8, (3, 3)),
            torch.nn.ReLU(),
            torch.nn.MaxPool2d(2),
            torch.nn.Conv2d(8, 10, (3, 3)),
            torch.nn.Flatten())
        weights = load_file("my \\"network\\"\\x0a")
        names = [f"layer{n}.{kind}" for n in range(1, 3) for kind in ("weight", "bias")]
        with torch.no_grad():
            for parameter, name in zip(network.parameters(), names, strict=True):
                parameter.copy_(weights[name])

        """)
  }
}
