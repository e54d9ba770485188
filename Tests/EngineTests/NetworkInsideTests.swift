internal import ConvNet
internal import Engine
internal import HandwrittenDigits
internal import RealModule
internal import Testing

@Suite struct NetworkInsideTests {
  @Test(arguments: [Ladder.course, .relu, .twoPairs])
  func `the last layer's maps are the scores that the network's probabilities come from`(
    _ rung: Ladder
  ) {
    let digits = HandwrittenDigits.test
    let network = FastNetwork(rung.description(for: 8), seed: 5, threads: 1)
    let layers = network.inside(digits[0].image.cells.map { Float($0) })
    #expect(layers.count == network.description.layers.count)
    let scores = layers.last?.maps.map { Double($0[0]) } ?? []
    let powers = scores.map { Double.exp($0 - (scores.max() ?? 0)) }
    let sum = powers.reduce(0, +)
    let probabilities = network.probabilities(of: digits, [0]).rows
    #expect(probabilities.count == 10 && scores.count == 10)
    for (power, probability) in zip(powers, probabilities) {
      #expect((power / sum - Double(probability)).magnitude < 1e-5)
    }
  }

  @Test func `pooling keeps the largest of each square`() {
    let network = FastNetwork(Ladder.course.description(for: 8), seed: 5, threads: 1)
    let layer = network.inside(HandwrittenDigits.test[3].image.cells.map { Float($0) })[0]
    #expect(layer.shape == Shape(rows: 6, columns: 6) && layer.maps.count == 8)
    #expect(layer.pooled?.shape == Shape(rows: 3, columns: 3))
    for (map, pooled) in zip(layer.maps, layer.pooled?.maps ?? []) {
      #expect(pooled[4] == [map[14], map[15], map[20], map[21]].max())
      #expect(map.min() ?? -1 >= 0)
    }
  }
}
