import Testing

@testable import LessonFolder

@Suite struct SourceEditTests {
  private let solution = """
    func sum(_ row: [Double]) -> Double {
      var sum = 0.0
      for number in row {
        sum += number
      }
      return sum
    }

    """

  private func edited(_ diff: String) throws -> String {
    try SourceEdit(diff: diff, line: 1).text(of: solution)
  }

  @Test func `lines go and come, and all others stay`() throws {
    #expect(
      try edited("-    sum += number\n+    sum = number\n")
        == solution.replacing("sum += number", with: "sum = number"))
    #expect(try edited("-  return sum\n") == solution.replacing("  return sum\n", with: ""))
    #expect(
      try edited("   for number in row {\n+    print(number)\n")
        == solution.replacing("in row {\n", with: "in row {\n    print(number)\n"))
  }

  @Test func `hunks are applied one after the other`() throws {
    #expect(
      try edited("-  var sum = 0.0\n+  var sum = 1.0\n@@\n-  return sum\n+  return -sum\n")
        == solution.replacing("0.0", with: "1.0").replacing("return sum", with: "return -sum"))
  }

  @Test func `lines that stay know where they stood, new ones where they are written`() throws {
    let lines = try SourceEdit(
      diff:
        "   for number in row {\n-    sum += number\n+    let one = number\n+    sum += one\n   }\n",
      line: 21
    ).applied(to: solution)
    #expect(lines.map(\.line) == [1, 2, 3, 23, 24, 5, 6, 7, 8])
    #expect(lines.map(\.isNew).map { $0 ? "+" : "" }.joined() == "++")
  }

  /// A diff that begins on line 10 of its file, and what is said of it.
  struct Fault: Sendable, CustomTestStringConvertible {
    var name: String
    var diff: String
    var line: Int
    var words: String
    var testDescription: String { name }
  }

  static let faults = [
    Fault(
      name: "does not apply", diff: "-    sum -= number\n+    sum += number\n", line: 10,
      words:
        "In solution.swift the line “    sum -= number” is not there; line 4 is “    sum += number”. "
        + "Copy it as it stands there."),
    Fault(
      name: "has other spaces", diff: "   for number in row {\n-  sum += number\n", line: 11,
      words: "the line “  sum += number” is not there; line 4 is “    sum += number”"),
    Fault(
      name: "stands nowhere", diff: "   return sum\n-  something else altogether\n", line: 11,
      words: "the line “  something else altogether” is not there. Copy it"),
    Fault(
      name: "stands in another order", diff: "-  return sum\n-  var sum = 0.0\n", line: 11,
      words: "“  var sum = 0.0” stands on line 2, before the lines that it follows here"),
    Fault(
      name: "leaves lines out", diff: "   var sum = 0.0\n-    sum += number\n", line: 11,
      words:
        "“    sum += number” does not come directly after “  var sum = 0.0”, but stands on line 4: "
        + "write a line “@@” between the two, since others lie between them."),
    Fault(
      name: "its second hunk does not apply", diff: "-  return sum\n@@\n-  var none\n", line: 12,
      words: "the line “  var none” is not there"),
    Fault(
      name: "changes nothing", diff: "-  return sum\n+  return sum\n", line: 10,
      words: "This edit changes nothing"),
    Fault(
      name: "changes a comment", diff: "-  return sum\n+  return sum  // All of it.\n", line: 10,
      words: "This edit changes nothing that the compiler reads."),
    Fault(
      name: "says not where", diff: "+  print(1)\n", line: 10,
      words: "no line beside them says where"),
    Fault(name: "is empty", diff: "", line: 10, words: "no line beside them says where"),
    Fault(
      name: "is no diff", diff: "-  return sum\nreturn 1\n", line: 11,
      words: "not with “return 1”"),
    Fault(
      name: "is longer than the solution",
      diff: String(repeating: "-  x\n", count: 100), line: 10,
      words: "the line “  x” is not there. Copy it"),
  ]

  @Test(arguments: faults) func `an edit that cannot be made is said`(_ fault: Fault) {
    do {
      let text = try SourceEdit(diff: fault.diff, line: 10).text(of: solution)
      Issue.record("\(text)")
    } catch {
      #expect(error.line == fault.line)
      #expect(error.text.contains(fault.words), "\(error)")
    }
  }

  @Test func `an edit that fits twice is said, with the line that stands there twice`() {
    do {
      let text = try SourceEdit(diff: "-a\n+b\n", line: 10).text(of: "a\nc\na\n")
      Issue.record("\(text)")
    } catch {
      #expect(error.line == 10)
      #expect(error.text.contains("stand 2 times"))
      #expect(error.text.contains("“a”"))
    }
    #expect(throws: Never.self) {
      try SourceEdit(diff: " c\n-a\n+b\n", line: 10).text(of: "a\nc\na\n")
    }
  }
}
