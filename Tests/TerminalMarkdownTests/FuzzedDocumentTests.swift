import Platform
import Testing

/// What the fuzzer starts from and what it ever found, and a little of its work in every test run.
@Suite struct FuzzedDocumentTests {
  private static let seeds = Path.join(Path.folder(#filePath), "Fuzzing/Seeds")

  @Test func `the fuzzer's seeds and findings keep all rules`() throws {
    let names = try Files.names(in: Self.seeds)
    #expect(names.count >= 7)
    for name in names {
      let bytes = try Files.read(Path.join(Self.seeds, name))
      #expect(brokenRules(bytes) == [], "\(name)")
    }
  }

  private static let fragments = [
    "word ", "cross-correlation ", "*", "**", "_", "`", "```\n", "```math\n", "```swift\n", "$`",
    "`$", "\\frac{", "}", "\\sum_{", "\\begin{bmatrix}", "\\end{bmatrix}", "&", "\\\\", "^", "[",
    "](", ")", "![", "]: ", "<https://a.b>", "> ", "- ", "1. ", "# ", "## ", "***\n", "\n", "\n\n",
    "    ", "\t", "&#27;", "\u{1B}[31m", "\u{9B}", "\u{202E}", "\u{200D}", "👩‍🔬", "🇩🇪", "❤️", "卷积",
    "（", "。", "e\u{301}", "<div>", "<!--", "-->", "\0", "incomprehensibilities ",
  ]

  @Test(arguments: 1...20)
  func `documents of random fragments keep all rules`(seed: Int) {
    var state = UInt64(seed)
    func next(_ bound: Int) -> Int {
      // Source: Knuth, MMIX's linear congruential generator.
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<25 {
      var bytes = (0..<3).map { _ in UInt8(next(256)) }
      for _ in 0..<next(80) {
        bytes += Array(Self.fragments[next(Self.fragments.count)].utf8)
        if next(20) == 0 { bytes.append(UInt8(next(256))) }
      }
      #expect(brokenRules(bytes) == [], "\(bytes)")
    }
  }
}
