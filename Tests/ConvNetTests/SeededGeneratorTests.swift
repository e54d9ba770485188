internal import ConvNet
internal import Testing

@Suite struct `A seeded generator` {
  @Test func `draws the numbers of SplitMix64`() {
    // The first values for seed 1234567 of the reference implementation (prng.di.unimi.it,
    // splitmix64.c), as Rosetta Code's "Pseudo-random numbers/Splitmix64" prints them.
    var generator = SeededGenerator(seed: 1_234_567)
    #expect(
      (0..<5).map { _ in generator.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test func `draws uniform numbers from 0 to below 1`() {
    var generator = SeededGenerator(seed: 2)
    let numbers = (0..<10_000).map { _ in generator.uniform() }
    #expect(numbers.allSatisfy { $0 >= 0 && $0 < 1 })
    #expect(abs(numbers.reduce(0, +) / 10_000 - 0.5) < 0.015)
    let squares = numbers.reduce(0) { $0 + ($1 - 0.5) * ($1 - 0.5) }
    #expect(abs(squares / 10_000 - 1 / 12.0) < 0.005)
  }

  @Test func `shuffles so that every order is as likely`() {
    var generator = SeededGenerator(seed: 3)
    var counts: [[Int]: Int] = [:]
    for _ in 0..<6000 { counts[generator.permutation(of: 3), default: 0] += 1 }
    #expect(counts.count == 6)
    // 1000 each; five standard deviations are 144.
    #expect(counts.values.allSatisfy { abs($0 - 1000) < 144 })
    #expect(generator.permutation(of: 0).isEmpty)
    #expect(generator.permutation(of: 50).sorted() == Array(0..<50))
  }

  @Test func `puts things into the same order on every machine`() {
    // Fisher and Yates over SplitMix64 of seed 7, worked out in Python.
    let order = [8, 1, 5, 9, 0, 4, 3, 2, 6, 7]
    var generator = SeededGenerator(seed: 7)
    #expect(generator.permutation(of: 10) == order)
    generator = SeededGenerator(seed: 7)
    var letters = Array("abcdefghij")
    generator.shuffle(&letters)
    #expect(letters == order.map { Array("abcdefghij")[$0] })
  }

  @Test func `scales first weights to the fan-in`() {
    var generator = SeededGenerator(seed: 4)
    for (activation, gain) in [(Activation.sigmoid, 1.0), (.tanh, 1), (.identity, 1), (.relu, 2)] {
      let layer = ConvolutionalLayer(
        mapsIn: 4, mapsOut: 40, filter: 5, activation: activation, using: &generator)
      let weights = layer.filters.flatMap(\.cells)
      let variance = weights.reduce(0) { $0 + $1 * $1 } / Double(weights.count)
      // Fan-in 4 · 5 · 5 = 100.
      #expect(abs(variance / (gain / 100) - 1) < 0.1, "\(activation)")
      #expect(layer.biases.allSatisfy { $0 == 0 })
    }
  }
}
