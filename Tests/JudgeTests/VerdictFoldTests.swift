import Testing

@testable import Judge

@Suite struct VerdictFoldTests {
  private let more = ["more"]

  private var fold: VerdictFold {
    var fold = VerdictFold()
    fold.add((.always, ["what"]))
    fold.add((.firstPicture, ["small"]), (.pictures, ["large", "large", "large", "large"]))
    fold.add((.section, ["section"]))
    fold.add((.rest, ["rest"]))
    return fold
  }

  @Test func `all of it is shown where there is room`() {
    let all = ["what", "", "large", "large", "large", "large", "", "section", "", "rest"]
    #expect(fold.lines(atMost: nil, more: more) == all)
    #expect(fold.lines(atMost: 10, more: more) == all)
  }

  @Test(arguments: [
    (9, ["what", "", "small", "", "section", "", "rest", "", "more"]),
    (8, ["what", "", "small", "", "section", "", "more"]),
    (6, ["what", "", "small", "", "more"]),
    (3, ["what", "", "more"]),
  ])
  func `what ranks last is left out first, and that is said`(_ rows: Int, _ lines: [String]) {
    #expect(fold.lines(atMost: rows, more: more) == lines)
  }

  @Test func `what has always room is shown in spite of the limit`() {
    #expect(fold.lines(atMost: 1, more: more) == ["what", "", "more"])
  }

  @Test func `a part without lines leaves no gap`() {
    var fold = VerdictFold()
    fold.add((.always, ["one"]))
    fold.add((.section, []))
    fold.add((.rest, ["two"]))
    #expect(fold.lines(atMost: nil, more: more) == ["one", "", "two"])
  }
}
