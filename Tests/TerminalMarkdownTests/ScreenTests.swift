import TestSupport
import Testing

@testable import TerminalMarkdown
import TerminalText

/// Whole screens: one document with every kind of block, in every way of showing it.
@Suite struct ScreenTests {
  private static let text = """
    # Valid *and* full convolution

    A paragraph with *emphasis*, **strong text**, `code`, and a [link](https://example.com/a "title").
    An [inner link](figures/a.svg), an autolink <https://swift.org>, an image ![a cat](cat.png).  
    A hard break came before. Inline: $`z_{i,j} = \\sum_{k} w_k \\cdot a_{i+k}`$ and <b>HTML</b>.

    ## Lists and quotes

    > A quote that is long enough to be wrapped at most widths of a terminal.
    >
    > > Nested, with a list:
    > > 1. one
    > > 2. two

    - item with a paragraph that is long enough to be wrapped when the terminal is narrow
      - nested
        - deeper

          second paragraph

    9. nine
    10. ten

    ### Code

    ```swift example
    func area(_ shape: Shape) -> Int { shape.rows * shape.columns }  // 3 · 4
    ```

        indented	code

    ***

    ```math
    \\frac{\\partial C}{\\partial w_{k,l}} = \\sum_{i,j} \\frac{\\partial C}{\\partial z_{i,j}} \\cdot a_{i+k,j+l}
    ```

    ```matrix A.correlate.valid
    370 470.25 −1
    670 770 12.5
    ```

    卷积神经网络的每一层都把一个小的窗口滑过输入，并且把窗口里的数字乘以权重，然后相加。

    <!-- a comment -->
    """

  @Test(arguments: [40, 80, 120])
  func `a lesson looks as it did`(width: Int) throws {
    let document = try MarkdownDocument(parsing: Self.text)
    var screens = ""
    func add(_ name: String, _ capabilities: TerminalCapabilities) {
      screens += "===== \(name)\n" + document.rendered(for: capabilities)
    }
    add("plain", TerminalCapabilities(width: width))
    add("ASCII", TerminalCapabilities(width: width, unicode: false))
    add("accessible", TerminalCapabilities(width: width, accessible: true))
    add("16 colours", TerminalCapabilities(width: width, colors: .ansi16))
    add(
      "dark, 256 colours, links",
      TerminalCapabilities(width: width, colors: .ansi256, hyperlinks: true, theme: .dark))
    add("light, truecolor", TerminalCapabilities(width: width, colors: .truecolor, theme: .light))
    add("no hues", TerminalCapabilities(width: width, colors: .ansi16, theme: .plain))
    try expectSnapshot("screen-\(width).txt", screens)
  }

  @Test(arguments: 20...200)
  func `nothing but code is wider than the terminal, at any width`(width: Int) throws {
    let document = try MarkdownDocument(parsing: Self.text)
    for capabilities in [
      TerminalCapabilities(width: width), TerminalCapabilities(width: width, unicode: false),
      TerminalCapabilities(width: width, accessible: true),
    ] {
      for line in VirtualTerminal(document.rendered(for: capabilities)).lines
      where VirtualTerminal.width(line) > width {
        #expect(line.contains("func area") || line.contains("indented"), "\(line)")
      }
    }
  }

  @Test func `tabs stand for blanks, wherever they are`() throws {
    let text = "a\tb\n\n```\na\tb\n\tc\n```\n\n1. x\n\n   ```swift\n   ab\tc\n   ```\n\n`d\te`\n"
    for colors in ColorDepth.allCases {
      let output = try MarkdownDocument(parsing: text).rendered(
        for: TerminalCapabilities(width: 40, colors: colors))
      #expect(!output.contains("\t"))
      let lines = VirtualTerminal(output).lines
      for line in ["a       b", "        c", "   ab      c"] {
        #expect(lines.contains(line), "\(lines)")
      }
    }
  }

  @Test func `authors' comments and what folds a part away are hidden, other HTML is not`() throws {
    let text = """
      # T<!-- of the title -->itle

      Text<!-- inline --> after.

      <!-- a remark
      of two lines -->

      <details open><summary>More</summary>

      inner <b>bold</b>

      </details>

      """
    let document = try MarkdownDocument(parsing: text)
    let lines = VirtualTerminal(document.rendered(for: TerminalCapabilities(width: 40))).lines
    #expect(
      lines.filter { !$0.isEmpty } == [
        "Title", "═════", "Text after.", "More", "inner <b>bold</b>",
      ])
    #expect(document.sections.map(\.title) == ["Title"])
    #expect(document.problems.map(\.line) == [10, 10])
    let open = try MarkdownDocument(parsing: "a\n\n<!-- b\n\nc\n")
    #expect(
      open.problems.map(\.message) == ["The comment is never closed, and hides all that follows."])
  }

  @Test func `a code block gives back its bytes`() throws {
    let code = "let a = 1\n\n  if a > 0 {   \n    b()\n  }\n"
    let document = try MarkdownDocument(parsing: "before\n\n```swift\n\(code)```\n\nafter\n")
    for colors in ColorDepth.allCases {
      let output = document.rendered(for: TerminalCapabilities(width: 20, colors: colors))
      let lines = VirtualTerminal(output).lines
      let copied = lines.drop { !$0.hasPrefix("╭") }.dropFirst().prefix { !$0.hasPrefix("╰") }
      #expect(copied.joined(separator: "\n") + "\n" == code)
    }
  }

  @Test func `the caller draws its own blocks, in the room that is left`() throws {
    let blocks = CustomBlocks(
      fencedBlock: { block, capabilities in
        guard block.info == "predict" else { return nil }
        return ["\(block.body.prefix(3)) in \(capabilities.width), line \(block.line)"]
      },
      image: { image, capabilities in
        image.destination == "figures/a.svg" ? ["drawn: \(image.alternative)"] : nil
      })
    let text = """
      > ```predict
      > How many?
      > ```

      ![a figure](figures/a.svg)

      ![another](figures/b.svg)

      ```other
      x
      ```
      """
    let output = try MarkdownDocument(parsing: text)
      .rendered(for: TerminalCapabilities(width: 30), blocks: blocks)
    #expect(
      output == """
        │ How in 28, line 1

        drawn: a figure

        [Image: another]
        <figures/b.svg>

        ╭─ other ─────────────────────
        x
        ╰─────────────────────────────

        """)
  }

  @Test(arguments: ["`20 + 4 = 24`", "$`\\frac{20}{4} = 5`$", "(`20 + 4 = 24`)"])
  func `a short sum or formula stays on one line, a long one may be broken`(sum: String) throws {
    func lines(_ text: String) throws -> [Substring] {
      try MarkdownDocument(parsing: text).rendered(for: TerminalCapabilities(width: 24))
        .split(separator: "\n")
    }
    for before in 0...20 {
      let filler = String(repeating: "x", count: before)
      let lines = try lines("\(filler) \(sum), and on it goes.")
      #expect(lines.contains { $0.contains("= 24") ? $0.contains("20 + 4") : $0.contains("= 5") })
      #expect(lines.contains { $0.contains("20 + 4 = 24") || $0.contains("20/4 = 5") }, "\(lines)")
    }
    let long = try lines("One two `1 + 2 + 3 + 4 + 5 + 6 = 21`.")
    #expect(long.first == "One two `1 + 2 + 3 + 4 +")
  }
}
