import SwiftTokens
import Testing

@testable import Judge

@Suite struct DoubleEditTests {
  struct Given: Sendable {
    var declaration: String
    /// The declaration with the edit; nil where there is none.
    var edited: String?
  }

  static let given = [
    Given(declaration: "var sum = 0", edited: "var sum = 0.0"),
    Given(declaration: "let sum = -3 // below", edited: "let sum = -3.0 // below"),
    Given(declaration: "var sum: Int = 0", edited: "var sum: Double = 0"),
    Given(declaration: "var sum = Float(0)", edited: "var sum = Double(0)"),
    Given(declaration: "var sum = [Int]()", edited: "var sum = [Double]()"),
    Given(declaration: "var sum: [[Int]] = []", edited: "var sum: [[Double]] = []"),
    Given(declaration: "var sum = [[0, 0], [0, 0]]", edited: "var sum = [[0.0, 0], [0, 0]]"),
    Given(
      declaration: "var sum = Array(repeating: Array(repeating: 0, count: 2), count: 3)",
      edited: "var sum = Array(repeating: Array(repeating: 0.0, count: 2), count: 3)"),
    // Doubles already, or Ints on purpose.
    Given(declaration: "var sum = 0.0"), Given(declaration: "var sum = [0, 0.5]"),
    Given(declaration: "var sum: Matrix = Array(repeating: [0], count: 3)"),
    Given(declaration: "var sum = Matrix(repeating: Array(repeating: 0, count: 2), count: 3)"),
    Given(declaration: "var sum = Int(x)"), Given(declaration: "var sum = x.count"),
    Given(declaration: "var other = 0"),
  ]

  @Test(arguments: given)
  func `a declaration is edited where it makes an Int or a Float`(given: Given) {
    let source = "// sum = 1\n\(given.declaration)\nsum += x[0]\nvar sum = 7\n"
    let edits = DoubleEdit.candidates(line: 3, in: SwiftTokens(source))
    let edited = String(decoding: DoubleEdit.applied(edits, to: Array(source.utf8)), as: UTF8.self)
    let expected = source.replacing(given.declaration, with: given.edited ?? given.declaration)
    #expect(edited == expected)
    #expect(edits.map(\.line) == (given.edited == nil ? [] : [2]))
  }

  @Test func `several edits leave each other's places alone`() {
    let source = Array("var a = 0\nvar b = 10\na += b".utf8)
    let edits = DoubleEdit.candidates(
      line: 3, in: SwiftTokens(String(decoding: source, as: UTF8.self)))
    let edited = String(decoding: DoubleEdit.applied(edits, to: source), as: UTF8.self)
    #expect(edited == "var a = 0.0\nvar b = 10.0\na += b")
  }

  struct Indexed: Sendable {
    var line: String
    var plain: String
  }

  static let indexed = [
    Indexed(line: "s += x[r * 2 + i][j] * w[i]", plain: "s += x[0        ][j] * w[i]"),
    Indexed(line: "s += x[y[i + 1]]", plain: "s += x[0       ]"),
    Indexed(line: "s = f(x)[a - 1]", plain: "s = f(x)[0    ]"),
    // A slice, an array, a closure, a text: their types hang on what is inside.
    Indexed(line: "s = x[1...n]", plain: "s = x[1...n]"),
    Indexed(line: "return [a + b, 2]", plain: "return [a + b, 2]"),
    Indexed(line: "s = x[y.map { $0 + 1 }[0]]", plain: "s = x[y.map { $0 + 1 }[0]]"),
    Indexed(line: "s = x[\"a\" + b]", plain: "s = x[\"a\" + b]"),
  ]

  @Test(arguments: indexed)
  func `an index that is worked out becomes 0, and nothing moves`(given: Indexed) {
    let source = "t = u[a + b]\n\(given.line)\nt = u[a + b]\n"
    let plain = SwiftTokens(source).withPlainIndices(inStatementAt: 2, of: Array(source.utf8))
    #expect(
      String(decoding: plain, as: UTF8.self) == source.replacing(given.line, with: given.plain))
  }

  @Test func `a statement goes on where a bracket is open or an operator stands between`() {
    let tokens = SwiftTokens("a = b\n  + c *\n  d\ne = f(\n  1)\ng")
    #expect(tokens.statement(at: 1) == 1...3)
    #expect(tokens.statement(at: 4) == 4...5)
    #expect(tokens.statement(at: 6) == 6...6)
  }
}
