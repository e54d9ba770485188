internal import ConvNet
internal import HandwrittenDigits
internal import Testing

@Suite struct `The bundled digits` {
  @Test func `are those of scikit-learn`() {
    let digits = HandwrittenDigits.all
    #expect(digits.count == 1797)
    #expect(digits.shape == 8)
    // load_digits(): target.sum(), data.sum(), and a sum that any swap of two pixels changes:
    // (data.ravel() * (np.arange(data.size) % 9973)).sum()
    #expect(digits.labels.reduce(0) { $0 + Int($1) } == 8070)
    #expect(digits.pixels.reduce(0) { $0 + Int($1) } == 561_718)
    let weighted = digits.pixels.enumerated().reduce(0) {
      $0 + Int($1.element) * ($1.offset % 9973)
    }
    #expect(weighted == 2_740_525_091)
    #expect(
      digits[0].image.rowsOfColumns[0].map { $0 * 16 } == [0, 0, 5, 13, 9, 1, 0, 0])
  }

  @Test func `are divided into pictures to learn from and pictures held out`() {
    let (all, training, test) = (
      HandwrittenDigits.all, HandwrittenDigits.training, HandwrittenDigits.test
    )
    #expect(training.count == 1438)
    #expect(test.count == 359)
    #expect(test[0] == all[4])
    #expect(training[4] == all[5])
    #expect(Set(test.map(\.label)).count == 10)
  }

  @Test func `are handed to Swift that mentions them, and to no other`() {
    #expect(HandwrittenDigits.declarations(mentionedIn: "let digits = 50") == "")
    let fifty = HandwrittenDigits.declarations(mentionedIn: "read(cnnTutorFiftyDigits)")
    let lines = fifty.split(separator: "\n")
    #expect(lines.first == "let cnnTutorFiftyDigits = \"\"\"" && lines.last == "\"\"\"")
    let digits = lines.dropFirst().dropLast()
    #expect(digits.count == 50)
    for (line, example) in zip(digits, HandwrittenDigits.training) {
      #expect(line.prefix(2) == "\(example.label) ")
      let pixels = line.dropFirst(2).compactMap { Int(String($0), radix: 17) }
      #expect(pixels == example.image.cells.map { Int($0 * 16) })
    }
    let both = HandwrittenDigits.declarations(
      mentionedIn: "cnnTutorTrainingDigits + cnnTutorHeldOutDigits")
    // Each declaration has two lines more than digits.
    #expect(both.split(separator: "\n").count == HandwrittenDigits.all.count + 4)
  }
}
