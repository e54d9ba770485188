func practice(_ draw: inout Draw, _ cases: inout Cases) {
  for number in 1...4 {
    let scores = draw.digits(1, 2)[0]
    let target = draw.integer(in: 0...1)
    cases.random("softmax.practice.\(number)", "two scores", .softmax(scores))
    cases.random(
      "gradient.practice.\(number)", "two scores", .crossEntropyGradient(scores, target: target))
    // Tenths that add up to 1.
    let first = draw.integer(in: 1...5)
    let second = draw.integer(in: 1...4)
    let tenths = [first, second, 10 - first - second]
    cases.random(
      "entropy.practice.\(number)", "three probabilities",
      .crossEntropy(tenths.map { Double($0) / 10 }, target: draw.integer(in: 0...2)))
  }
}
