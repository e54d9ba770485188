import TestSupport
import Testing

@testable import TerminalMarkdown
import TerminalText

/// All examples of the CommonMark specification, at several widths, in every way of showing them.
@Suite(.disabled(if: Facts.areMissing, "There is no ../shared/facts."))
struct SpecificationTests {
  static let appearances: [TerminalCapabilities] = [
    TerminalCapabilities(),
    TerminalCapabilities(colors: .ansi16, hyperlinks: true),
    TerminalCapabilities(colors: .truecolor, theme: .light),
    TerminalCapabilities(unicode: false),
    TerminalCapabilities(accessible: true),
  ]

  /// The examples with their words in Unicode and in ASCII.
  private static let examples =
    (try? Facts.specification())?.map { example in
      (example, [true, false].map { words(example.html, unicode: $0) })
    } ?? []

  @Test(arguments: [20, 40, 80, 200], 0..<appearances.count)
  func `every word of every example is shown, within the width, without foreign escapes`(
    width: Int, appearance: Int
  ) throws {
    var capabilities = Self.appearances[appearance]
    capabilities.width = width
    #expect(Self.examples.count == 652)
    for (example, words) in Self.examples {
      let document = try MarkdownDocument(parsing: example.markdown)
      let output = document.rendered(for: capabilities)
      let terminal = VirtualTerminal(output)
      #expect(terminal.faults == [], "example \(example.example)")
      #expect(terminal.hasStyles == false || capabilities.colors != .none)
      for line in terminal.lines where VirtualTerminal.width(line) > width {
        let isCode = document.codeLines.contains { line.hasSuffix($0) }
        #expect(isCode, "example \(example.example): \(line)")
      }
      let text = Self.letters(terminal.lines.joined())
      for word in words[capabilities.unicode ? 0 : 1] {
        #expect(text.contains(word), "example \(example.example): \(word) in \(output)")
      }
    }
  }

  @Test func `the examples look as they did at 80 cells`() throws {
    var output = """
      Rendered from the examples of the CommonMark specification 0.31.2
      (John MacFarlane and contributors, CC BY-SA 4.0).

      """
    for example in try Facts.specification() {
      output += "\n===== \(example.example) \(example.section)\n"
      output += try MarkdownDocument(parsing: example.markdown).rendered(
        for: TerminalCapabilities(width: 80))
    }
    try expectSnapshot("specification-80.txt", output)
  }

  @Test func `the examples look as they did in colour with links at 80 cells`() throws {
    var output = """
      Rendered from the examples of the CommonMark specification 0.31.2
      (John MacFarlane and contributors, CC BY-SA 4.0).

      """
    for example in try Facts.specification() {
      output += "\n===== \(example.example) \(example.section)\n"
      output += try MarkdownDocument(parsing: example.markdown).rendered(
        for: TerminalCapabilities(width: 80, colors: .ansi16, hyperlinks: true))
    }
    try expectSnapshot("specification-80-colour.txt", output)
  }

  /// The words in the specification's own HTML: its text, and what describes its pictures.
  ///
  /// Words of HTML that stands in the Markdown are not looked for.
  private static func words(_ html: String, unicode: Bool) -> [String] {
    var text = html.replacing(#/<img [^>]*alt="([^"]*)"[^>]*>/#) { " \($0.output.1) " }
    text = text.replacing(
      #/<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>/#.dotMatchesNewlines(), with: " ")
    text = text.replacing(#/<[^>]*>/#, with: " ")
    for (entity, character) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&"),
    ] {
      text = text.replacing(entity, with: character)
    }
    return text.split(whereSeparator: \.isWhitespace)
      .map { letters(sanitized(String($0), unicode: unicode)) }.filter { !$0.isEmpty }
  }

  /// The text without spaces, bars and marks of emphasis (libcmark 0.30 and the specification differ
  /// about one), so that words
  /// are found that were broken because they are longer than a line.
  private static func letters(_ text: String) -> String {
    text.filter { !$0.isWhitespace && !"│|*_".contains($0) }
  }
}

extension MarkdownDocument {
  /// The lines that may be wider than the terminal.
  var codeLines: Set<String> {
    var lines: Set<String> = []
    var walk = NodeWalk(tree.root)
    while let step = walk.next() {
      guard case .enter(let node) = step, node.kind == .codeBlock else { continue }
      for unicode in [true, false] {
        let code = sanitized(node.literal, unicode: unicode, keepingNewlines: true)
        lines.formUnion(code.split(separator: "\n").map(String.init))
      }
    }
    return lines
  }
}
