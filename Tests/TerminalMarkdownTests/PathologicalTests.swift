import TestSupport
import Testing

@testable import TerminalMarkdown
import TerminalText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Inputs that are known to be slow or fatal. The limit is one of processor time, for debug builds;
/// without the guards most of these take minutes.
@Suite struct PathologicalTests {
  private static let limit = 5.0

  /// The processor time that this thread has taken, in seconds: other tests run beside it.
  private static func processorTime() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Ends in a document or in an error that names a line.
  private static func render(
    _ text: String, limits: MarkdownLimits = .anySize,
    for capabilities: TerminalCapabilities = TerminalCapabilities(width: 40, colors: .ansi16)
  ) throws {
    let start = processorTime()
    do {
      let output = try MarkdownDocument(parsing: text, limits: limits)
        .rendered(for: capabilities)
      #expect(!output.isEmpty)
    } catch {
      #expect(error.line != nil)
    }
    #expect(processorTime() - start < limit)
  }

  @Test(.disabled(if: Facts.areMissing, "There is no ../shared/facts."))
  func `the known pathological inputs end at once`() throws {
    let inputs = try Facts.pathologicalInputs()
    #expect(inputs.count == 22)
    for input in inputs { try Self.render(input.text) }
  }

  @Test func `lists nested by ever deeper indents end at once`() throws {
    try Self.render((0..<500).map { String(repeating: "  ", count: $0) + "* a\n" }.joined())
  }

  @Test(arguments: ["a+", "a=", #"\frac{a}{b}="#, #"\!+"#, "x_{", #"\sqrt{a+"#])
  func `formulas as long as they may be end at once`(piece: String) throws {
    let isNested = piece.hasSuffix("{") || piece.hasSuffix("+") && piece.contains("{")
    let count = isNested ? 20 : 3900 / piece.utf8.count
    let end = String(repeating: "}", count: isNested ? count : 0)
    let formula = String(repeating: piece, count: count) + "a" + end
    let text = String(repeating: "```math\n\(formula)\n```\n\n", count: 30)
    try Self.render(text)
    try Self.render(text, for: TerminalCapabilities(accessible: true))
  }

  @Test func `minus signs that are read aloud end at once`() throws {
    let capabilities = TerminalCapabilities(accessible: true)
    try Self.render(String(repeating: "−", count: 200_000), for: capabilities)
    try Self.render(String(repeating: "−1 − ", count: 50_000), for: capabilities)
  }

  @Test func `runs of backticks of every length end at once`() throws {
    try Self.render((1..<2500).map { "e" + String(repeating: "`", count: $0) }.joined())
  }

  @Test func `link labels whose hashes collide end at once`() throws {
    var labels: [String] = []
    var number = 0
    // Source: pathological-markdown.json, the hash of libcmark's reference map, 16 buckets.
    while labels.count < 25_000 {
      number += 1
      let label = String(number)
      var hash: UInt32 = 0
      for byte in label.utf8 { hash = UInt32(byte) &+ (hash << 6) &+ (hash << 16) &- hash }
      if hash % 16 == 0 { labels.append(label) }
    }
    try Self.render(labels.map { "[\($0)]: /url\n\n" }.joined() + "[\(labels[0])]\n")
  }

  @Test func `empty lines in lists that are not too deep end at once`() throws {
    try Self.render(
      String(repeating: "- ", count: 99) + "x" + String(repeating: "\n", count: 1_000_000))
    try Self.render(
      String(repeating: "- ", count: 50) + "x" + String(repeating: "\n", count: 190_000))
  }

  @Test func `a long address that is linked to often is refused`() {
    let text =
      "[a]: <" + String(repeating: "x", count: 500_000) + ">\n\n"
      + String(repeating: "[a]", count: 100_000)
    #expect(throws: MarkdownError.referencesTooLong(line: 1)) {
      try MarkdownDocument(parsing: text)
    }
  }

  @Test(arguments: ["> ", "- ", "1. ", "*", "[", "![", "**a ", "> - ", "<a>", "`"])
  func `a hundred thousand levels do not crash`(opening: String) throws {
    // Emphasis, brackets and ticks nest in one paragraph; quotes and lists in each other.
    let text = String(repeating: opening, count: 100_000) + "x"
    let limits = MarkdownLimits(bytes: .max, nesting: .max, pictures: .max)
    let document = try MarkdownDocument(parsing: text, limits: limits)
    let terminal = VirtualTerminal(document.rendered(for: TerminalCapabilities(width: 40)))
    #expect(terminal.faults == [])
    #expect(terminal.lines.joined().contains("x"))
    #expect(terminal.lines.allSatisfy { VirtualTerminal.width($0) <= 40 })
  }
}
