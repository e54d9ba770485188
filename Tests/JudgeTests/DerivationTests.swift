import Course
import Testing

@testable import Judge

@Suite struct DerivationTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    /// What the learner's program makes of the cell and weight pairs.
    var makes: @Sendable ([(Double, Double)]) -> Double
    var text: String
    var words: String

    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "one missing", makes: { $0.dropLast().reduce(0) { $0 + $1.0 * $1.1 } },
      text: "1·10 + 2·20 + 4·30", words: "5·40 is missing"),
    Case(
      name: "half missing", makes: { $0.prefix(2).reduce(0) { $0 + $1.0 * $1.1 } },
      text: "1·10 + 2·20", words: "4·30 and 5·40 are missing"),
    Case(
      name: "one twice", makes: { $0.reduce($0[0].0 * $0[0].1) { $0 + $1.0 * $1.1 } },
      text: "1·10 + 1·10 + 2·20 + 4·30 + 5·40", words: "1·10 is counted twice"),
    Case(
      name: "one sign", makes: { $0.dropFirst().reduce(-$0[0].0 * $0[0].1) { $0 + $1.0 * $1.1 } },
      text: "−1·10 + 2·20 + 4·30 + 5·40", words: "1·10 has the wrong sign"),
    Case(
      name: "added", makes: { $0.reduce(0) { $0 + $1.0 + $1.1 } },
      text: "1 + 10 + 2 + 20 + 4 + 30 + 5 + 40", words: "added where they should be multiplied"),
    Case(
      name: "no weights", makes: { $0.reduce(0) { $0 + $1.0 } },
      text: "1 + 2 + 4 + 5", words: "the second factor of each product is left out"),
    Case(
      name: "largest", makes: { $0.map { $0.0 * $0.1 }.max() ?? 0 },
      text: "5·40", words: "the largest of the products, not their sum"),
    Case(
      name: "sums multiplied",
      makes: { $0.reduce(0) { $0 + $1.0 } * $0.reduce(0) { $0 + $1.1 } },
      text: "(1 + 2 + 4 + 5)·(10 + 20 + 30 + 40)",
      words: "added first, and multiplied only then"),
    Case(
      name: "weights exchanged",
      makes: { $0[0].0 * $0[0].1 + $0[1].0 * $0[2].1 + $0[2].0 * $0[1].1 + $0[3].0 * $0[3].1 },
      text: "1·10 + 2·30 + 4·20 + 5·40", words: "the right numbers meet in the wrong pairs"),
  ]

  /// Underlays and weights without regularity, so that nothing agrees by chance.
  private static let pairs: [[(Double, Double)]] = [
    [(1, 10), (2, 20), (4, 30), (5, 40)], [(7, 3), (-2, 5), (11, -4), (0.5, 9)],
    [(3, -8), (6, 2.5), (-9, 7), (2, 13)],
  ]

  private static func cell(
    _ pairs: [(Double, Double)], _ actual: Double
  ) -> Derivation.Cell {
    Derivation.Cell(sum: sum(pairs.map { [$0.0, $0.1] }), actual: actual)
  }

  /// The sum of the products of these numbers.
  private static func sum(_ terms: [[Double]]) -> SumOfProducts {
    SumOfProducts(.sum(terms.map { .product($0.map(Expression.constant)) }))
  }

  @Test(arguments: cases) func `finds what was done with the right terms`(_ example: Case) throws {
    let cells = Self.pairs.map { Self.cell($0, example.makes($0)) }
    let derivation = try #require(Derivation(of: cells))
    #expect(ExpressionText(derivation.sum).text == example.text)
    #expect(derivation.words == example.words)
  }

  @Test func `finds a number of the function in the place of another`() throws {
    let sums: [([[Double]], Double, Double)] = [
      ([[1, 10], [0.5]], 10.25, 0.25), ([[-3, 2], [2]], -7, -1), ([[4, 4], [1]], 19, 3),
    ]
    let cells = sums.map { terms, actual, other in
      Derivation.Cell(sum: Self.sum(terms), actual: actual, arguments: ["a": 7, "b[0]": other])
    }
    let derivation = try #require(Derivation(of: cells))
    #expect(ExpressionText(derivation.sum).text == "1·10 + 0.25")
    #expect(derivation.words == "0.25 stands where 0.5 belongs")
  }

  struct Part: Sendable, CustomTestStringConvertible {
    var words: String
    var kept: @Sendable (_ row: Int, _ column: Int, _ rows: Int, _ columns: Int) -> Bool
    var testDescription: String { words }
  }

  static let parts = [
    Part(words: "the last row of 'z' is missing") { row, _, rows, _ in row < rows - 1 },
    Part(words: "only the first row of 'z' counts") { row, _, _, _ in row == 0 },
    Part(words: "the first row and column of 'z' are missing") { row, column, _, _ in
      row > 0 && column > 0
    },
    Part(words: "only a square part of 'z' counts") { row, column, rows, columns in
      max(row, column) < min(rows, columns)
    },
  ]

  @Test(arguments: parts) func `finds rows and columns that are left out`(part: Part) throws {
    let cells = [(3, 4), (3, 5), (4, 3)].map { rows, columns in
      let terms = (0..<rows * columns).map { Double($0 * $0 + 1) }
      let kept = terms.enumerated().filter {
        part.kept($0.offset / columns, $0.offset % columns, rows, columns)
      }
      return Derivation.Cell(
        sum: Self.sum(terms.map { [$0] }),
        actual: kept.reduce(0) { $0 + $1.element },
        grid: Derivation.Grid(name: "z", rows: rows, columns: columns))
    }
    #expect(Derivation(of: cells)?.words == part.words)
  }

  @Test func `holds in every cell or not at all`() throws {
    var cells = Self.pairs.map { pairs in
      Self.cell(pairs, pairs.dropLast().reduce(0) { $0 + $1.0 * $1.1 })
    }
    #expect(Derivation(of: Array(cells.prefix(2))) == nil, "two cells may agree by chance")
    cells[2].actual += 1
    #expect(Derivation(of: cells) == nil)
  }

  @Test func `must make the cells that are right, too`() throws {
    var cells = Self.pairs.map { pairs in
      Self.cell(pairs, pairs.dropLast().reduce(0) { $0 + $1.0 * $1.1 })
    }
    var right = Self.cell([(3, 1), (2, 2), (-1, 5), (4, 6)], 26)
    right.isWrong = false
    #expect(Derivation(of: cells + [right]) == nil)
    right = Self.cell([(3, 1), (2, 2), (-1, 5), (0, 6)], 2)
    right.isWrong = false
    cells.append(right)
    #expect(Derivation(of: cells)?.words == "5·40 is missing")
  }

  @Test func `is none where several fit`() throws {
    // The first correlation of a text: numbers in a row make many pairings come out the same.
    let cells = [(1, 2, 4, 5), (2, 3, 5, 6), (4, 5, 7, 8), (5, 6, 8, 9)].map { a, b, c, d in
      Self.cell(
        [(a, 10), (b, 20), (c, 30), (d, 40)], a * 10 + b * 30 + c * 20 + d * 40)
    }
    #expect(cells.map(\.actual) == [350, 450, 650, 750])
    #expect(Derivation(of: cells) == nil)
  }

  @Test func `is none of zeros, which many ways lead to`() throws {
    // Decimals that were cut off, in sums over a single row.
    let cells = [(0.1, 0.3), (0.2, 0.5), (0.7, 0.4), (0.25, 0.5)].map { x, w in
      var cell = Self.cell([(x, w), (x, w)], 0)
      cell.grid = Derivation.Grid(name: "overlay", rows: 1, columns: 2)
      return cell
    }
    #expect(Derivation(of: cells) == nil)
  }

  @Test func `another number is the one at the same place in every cell`() throws {
    // 8, 2 and 5 are among the numbers given, each somewhere else.
    let sums: [([[Double]], Double, Double)] = [
      ([[1, 10], [3]], 18, 8), ([[2, 4], [1]], 10, 2), ([[7, 2], [6]], 19, 5),
    ]
    let cells = sums.enumerated().map { index, cell in
      Derivation.Cell(
        sum: Self.sum(cell.0), actual: cell.1, arguments: ["x[\(index)]": cell.2, "y": 40])
    }
    #expect(Derivation(of: cells) == nil)
  }

  @Test func `takes a formula apart into terms and factors`() throws {
    let formula = Expression.sum([
      .product([.constant(1), .constant(-2)]),
      .negative(.product([.constant(0.5), .constant(3)])), .constant(4),
    ])
    let sum = SumOfProducts(formula)
    #expect(sum.value == 0.5)
    #expect(ExpressionText(sum.expression).text == "1·(−2) − 0.5·3 + 4")
    #expect(ExpressionText(SumOfProducts(.constant(-7)).expression).text == "(−7)")
  }

  @Test func `takes what is no sum of numbers as the number that it comes to`() throws {
    let formula = Expression.product([
      .call("σ", [.constant(0)], value: 0.5), .quotient(.constant(3), .constant(4)),
    ])
    #expect(ExpressionText(SumOfProducts(formula).expression).text == "0.5·0.75")
  }
}
