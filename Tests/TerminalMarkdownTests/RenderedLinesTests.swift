import Platform
import Testing

@testable import TerminalMarkdown
import TerminalText

@Suite struct RenderedLinesTests {
  private static let blocks = CustomBlocks(
    fencedBlock: { block, _ in
      block.info == "ask" ? ["Question", block.body.split(separator: "\n").joined(), ""] : nil
    },
    image: { image, _ in image.destination == "drawn.svg" ? ["+--+", "+--+"] : nil })

  private static let text = """
    # Title

    A paragraph that
    goes on.
    ***
    - one

      ```ask
      inner
      ```
    - two

    > ![a figure](drawn.svg)

    ```ask
    outer
    ```

    #

    ![another figure](other.svg)

    ## Last

    ~~~
    code
    ~~~
    """

  private typealias Anchor = RenderedLines.Anchor

  @Test func `each block says where it was drawn, and so does what the caller drew`() throws {
    let document = try MarkdownDocument(parsing: Self.text)
    let drawn = document.lines(
      for: TerminalCapabilities(width: 20, unicode: false), blocks: Self.blocks)
    #expect(
      drawn.lines == [
        "Title", "=====", "", "A paragraph that", "goes on.", "", "--------------------", "",
        "* one", "", "  Question", "  inner", "", "", "* two", "", "| +--+", "| +--+", "",
        "Question", "outer", "", "", "", "[Image: another", "figure] <other.svg>", "", "Last",
        "----", "", "+-------------------", "code", "+-------------------",
      ])
    #expect(
      drawn.blocks == [
        Anchor(sourceLine: 1, lines: 0..<2), Anchor(sourceLine: 3, lines: 3..<5),
        Anchor(sourceLine: 5, lines: 6..<7), Anchor(sourceLine: 6, lines: 8..<15),
        Anchor(sourceLine: 13, lines: 16..<18), Anchor(sourceLine: 15, lines: 19..<22),
        // A heading without text.
        Anchor(sourceLine: 19, lines: 23..<23), Anchor(sourceLine: 21, lines: 24..<26),
        Anchor(sourceLine: 23, lines: 27..<29), Anchor(sourceLine: 25, lines: 30..<33),
      ])
    #expect(
      drawn.customBlocks == [
        Anchor(sourceLine: 8, lines: 10..<13), Anchor(sourceLine: 13, lines: 16..<18),
        Anchor(sourceLine: 15, lines: 19..<22),
      ])
  }

  @Test func `a section has its own lines, and the source's line numbers`() throws {
    let document = try MarkdownDocument(parsing: Self.text)
    let drawn = document.lines(
      of: document.sections[1], for: TerminalCapabilities(width: 20, unicode: false))
    #expect(drawn.lines.first == "Last" && drawn.customBlocks == [])
    #expect(
      drawn.blocks == [
        Anchor(sourceLine: 23, lines: 0..<2), Anchor(sourceLine: 25, lines: 3..<6),
      ])
    #expect(try MarkdownDocument(parsing: "").lines(for: TerminalCapabilities()) == RenderedLines())
  }

  @Test func `what the caller draws may hold anything without moving what comes after it`() throws {
    let blocks = CustomBlocks(fencedBlock: { block, _ in
      block.info == "odd" ? ["\u{1}9 9", "two\nlines"] : block.info == "none" ? [] : nil
    })
    let document = try MarkdownDocument(
      parsing: "```odd\n```\n\n```none\n```\n\nThe paragraph.\n")
    let drawn = document.lines(for: TerminalCapabilities(width: 40), blocks: blocks)
    #expect(drawn.lines == ["\u{1}9 9", "two", "lines", "", "", "The paragraph."])
    #expect(drawn.blocks.map(\.lines) == [0..<3, 4..<4, 5..<6])
    #expect(drawn.customBlocks.map(\.lines) == [0..<3, 4..<4])
  }

  /// What the fuzzer starts from and what it found has every kind of block.
  @Test(arguments: [20, 40, 80])
  func `the lines are those of the text, and between blocks there is at most an empty one`(
    width: Int
  ) throws {
    let seeds = Path.join(Path.folder(#filePath), "Fuzzing/Seeds")
    let sources = try Files.names(in: seeds).map { name in
      // Three bytes choose how a seed is shown.
      try Files.read(Path.join(seeds, name)).dropFirst(3)
    }
    #expect(sources.count >= 7)
    let capabilities = TerminalCapabilities(width: width, colors: .ansi256)
    for source in sources + [Array(Self.text.utf8)[...]] {
      let document = try MarkdownDocument(parsing: Array(source), limits: .anySize)
      let drawn = document.lines(for: capabilities)
      #expect(
        drawn.lines.map { $0 + "\n" }.joined().utf8.elementsEqual(
          document.renderedBytes(for: capabilities)))
      #expect(drawn.blocks.count == document.blockCount)
      var end = 0
      for block in drawn.blocks {
        #expect(end <= block.lines.lowerBound && block.lines.lowerBound - end <= 1)
        if end < block.lines.lowerBound { #expect(drawn.lines[end].isEmpty) }
        end = block.lines.upperBound
      }
      #expect(end == drawn.lines.count)
      for section in document.sections {
        let lines = document.lines(of: section, for: capabilities)
        #expect(
          lines.lines.map { $0 + "\n" }.joined() == document.rendered(section, for: capabilities))
        #expect(lines.blocks.allSatisfy { section.lines.contains($0.sourceLine) })
      }
    }
  }

  @Test func `at another width a line is found again in its block`() throws {
    let words = Array(repeating: "word", count: 20).joined(separator: " ")
    let text = "\(words)\n\nSecond.\n\n\(words)\n"
    let document = try MarkdownDocument(parsing: text)
    let wide = document.lines(for: TerminalCapabilities(width: 50))
    let narrow = document.lines(for: TerminalCapabilities(width: 25))
    #expect(wide.blocks.map(\.lines) == [0..<2, 3..<4, 5..<7])
    #expect(narrow.blocks.map(\.lines) == [0..<4, 5..<6, 7..<11])
    #expect((0..<7).map { narrow.line(for: $0, of: wide) } == [0, 2, 4, 5, 6, 7, 9])
    #expect((0..<11).map { wide.line(for: $0, of: narrow) } == [0, 0, 1, 1, 2, 3, 4, 5, 5, 6, 6])
    #expect(wide.line(for: 3, of: RenderedLines()) == 0)
  }
}
