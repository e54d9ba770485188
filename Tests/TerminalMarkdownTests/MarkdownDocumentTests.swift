import Testing

@testable import TerminalMarkdown
import TerminalText

@Suite struct MarkdownDocumentTests {
  @Test func `a document is split at its second-level headings`() throws {
    let document = try MarkdownDocument(
      parsing: "# Title\n\nHello.\n\n## *First*\n\none\n\n### inner\n\n## Second\n\ntwo\n")
    #expect(document.title == "Title")
    #expect(document.sections.map(\.title) == ["Title", "First", "Second"])
    #expect(document.sections.map(\.lines) == [1...4, 5...10, 11...13])
    let first = document.rendered(document.sections[1], for: TerminalCapabilities())
    #expect(first.contains("one") && first.contains("inner"))
    #expect(!first.contains("Hello") && !first.contains("two"))
  }

  @Test func `a document lists its problems with their lines`() throws {
    let document = try MarkdownDocument(
      parsing: """
        # Title

        Good $`x^2`$ and bad $`\\bad`$.

        ```math
        \\worse
        ```

        ```matrix A
        1 x
        ```

        | a | b |
        |---|---|
        """)
    #expect(document.problems.map(\.line) == [3, 5, 9, 14])
    #expect(document.problems[0].message == #"The formula `\bad` has the unknown command `\bad`."#)
  }

  @Test func `formulas in prose stand on one line without dollars`() throws {
    let text = "Let $`x_i`$$`y`$ be, costs $5 and `$`x`$` or $`z`."
    let output = try MarkdownDocument(parsing: text).rendered(for: TerminalCapabilities())
    #expect(output == "Let xᵢy be, costs $5 and `$`x`$` or $`z`.\n")
  }

  @Test func `prose and arithmetic are made audible, blocks of code stay`() throws {
    let text = "a −1 and *b − 2*: `3 − 4 = −1`\n\n```output\n−1\n```"
    let heard = try MarkdownDocument(parsing: text).rendered(
      for: TerminalCapabilities(accessible: true))
    #expect(
      heard == "a -1 and b minus 2: 3 minus 4 = -1\n\nCode, Output, 1 line:\n−1\nEnd of code.\n")
    let seen = try MarkdownDocument(parsing: text).rendered(for: TerminalCapabilities())
    #expect(seen.hasPrefix("a −1 and _b − 2_: `3 − 4 = −1`"))
  }

  @Test func `code has ticks where it has no colour`() throws {
    let document = try MarkdownDocument(parsing: "a `b`")
    func text(_ theme: Theme, _ depth: ColorDepth) -> String {
      document.rendered(for: TerminalCapabilities(colors: depth, theme: theme))
    }
    #expect(text(.plain, .ansi16) == "a `b`\n" && text(.dark, .none) == "a `b`\n")
    #expect(text(.dark, .ansi16) == "a \u{1B}[93mb\u{1B}[0m\n")
  }
}
