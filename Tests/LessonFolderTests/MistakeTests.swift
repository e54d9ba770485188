import Testing

@testable import LessonFolder

@Suite struct MistakeTests {
  private static let whole = """
    # Mistakes

    ## bias.forgotten: the bias is left out

    So much work, and the sum looks finished.

    > Name every letter of the formula.

    ```diff
    -  z += b
    ```

    ## act.none: the activation is the `bare` z

    The function at the end is one short call.
    It is easily forgotten.

    See [The whole map](lesson.md#the-whole-map).

    > An activation lies between 0 and 1.

    As in [count.nobias](../01-shared-weights/mistakes.md): the bias was left out.

    ```diff
    -  a = sigmoid(z)
    +  a = z
    ```

    """

  @Test func `a mistake is read with all that is said of it`() throws {
    let mistakes = try Mistake.all(in: Self.whole)
    #expect(mistakes.map(\.id) == ["bias.forgotten", "act.none"])
    #expect(mistakes.map(\.line) == [3, 13])
    let first = mistakes[0]
    #expect(first.title == "the bias is left out")
    #expect(first.reason == "So much work, and the sum looks finished.")
    #expect(first.advice == "Name every letter of the formula.")
    #expect(first.section == nil)
    #expect(first.slip == nil)
    #expect(first.edit.hunks.map { $0.before.map(\.text) } == [["  z += b"]])
    #expect(first.edit.hunks.map(\.line) == [10])
    let second = mistakes[1]
    #expect(second.section == "The whole map")
    #expect(second.slip == .init(root: "count.nobias", words: "the bias was left out"))
  }

  @Test func `a slip that is met first says its words, and is its own root`() throws {
    let text = Self.whole.replacing(
      "> Name every", with: "The slip: the bias was left out.\n\n> Name every")
    let mistake = try #require(Mistake.all(in: text).first)
    #expect(mistake.slip == .init(root: "bias.forgotten", words: "the bias was left out"))
    #expect(mistake.reason == "So much work, and the sum looks finished.")
  }

  @Test func `a file without mistakes has none`() throws {
    #expect(try Mistake.all(in: "") == [])
    #expect(try Mistake.all(in: "# Mistakes\n") == [])
    #expect(try Mistake.all(in: "# Mistakes\n\nThis lesson knows none.\n") == [])
  }

  /// A file broken in one way, and what is said of it.
  struct Fault: Sendable, CustomTestStringConvertible {
    var name: String
    var right: String
    var wrong: String
    var line: Int
    var words: String
    var testDescription: String { name }
  }

  static let faults = [
    Fault(
      name: "no heading", right: "# Mistakes\n\n## bias.forgotten: the bias is left out\n\n",
      wrong: "", line: 1, words: "A mistake begins with a heading"),
    Fault(
      name: "no id", right: "## bias.forgotten: the", wrong: "## The", line: 3,
      words: "not of the form “ID: TITLE”"),
    Fault(
      name: "blank in the id", right: "## bias.forgotten:", wrong: "## bias forgotten:", line: 3,
      words: "not of the form “ID: TITLE”"),
    Fault(
      name: "an id twice", right: "## act.none:", wrong: "## bias.forgotten:", line: 13,
      words: "“bias.forgotten” stands here twice"),
    Fault(
      name: "no reason", right: "So much work, and the sum looks finished.\n\n", wrong: "",
      line: 3, words: "‘bias.forgotten’ has no paragraph"),
    Fault(
      name: "no quote", right: "> Name every letter of the formula.\n\n", wrong: "", line: 3,
      words: "‘bias.forgotten’ has no quote"),
    Fault(
      name: "no diff", right: "```diff\n-  z += b\n```\n\n", wrong: "", line: 3,
      words: "‘bias.forgotten’ has no block ```diff"),
    Fault(
      name: "a slip that comes back in itself", right: "As in [count.nobias](../01-shared-weights/",
      wrong: "As in [act.none](", line: 22, words: "‘act.none’ is said to be as in itself"),
    Fault(
      name: "a second diff", right: "-  z += b\n```\n",
      wrong: "-  z += b\n```\n\n```diff\n-  a\n+  b\n```\n", line: 13,
      words: "‘bias.forgotten’ has a second diff"),
    Fault(
      name: "code that is no diff", right: "```diff\n-  z", wrong: "```swift\n-  z", line: 9,
      words: "a block that no mistake has"),
    Fault(
      name: "a heading within", right: "> Name every", wrong: "### Why\n\n> Name every", line: 7,
      words: "a block that no mistake has"),
    Fault(
      name: "a list", right: "> Name every", wrong: "- Why\n\n> Name every", line: 7,
      words: "a block that no mistake has"),
    Fault(
      name: "a diff with a line that is none", right: "-  z += b", wrong: "z += b", line: 10,
      words: "A line of a diff begins with"),
  ]

  @Test(arguments: faults) func `what is broken is said with its line`(_ fault: Fault) {
    let text = Self.whole.replacing(fault.right, with: fault.wrong, maxReplacements: 1)
    #expect(text != Self.whole)
    do {
      let mistakes = try Mistake.all(in: text)
      Issue.record("\(mistakes)")
    } catch {
      #expect(error.line == fault.line, "\(error)")
      #expect(error.text.contains(fault.words), "\(error)")
    }
  }
}
