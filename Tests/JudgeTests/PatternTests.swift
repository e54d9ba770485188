import Course
import Testing

@testable import Judge

/// What differences have in common is found from the numbers alone.
@Suite struct PatternTests {
  struct Change: Sendable, CustomTestStringConvertible {
    var sentence: String
    var change: @Sendable ([[Double]]) -> [[Double]]
    var testDescription: String { sentence }
  }

  static let right: [[[Double]]] = [
    [[1.25, -2, 3.5, 7], [4, 5.5, -6.25, 1], [7, 8, 9.125, -3]],
    [[-3, 1, 4], [1, 5, -9.5]],
  ]

  static let changes = [
    Change(sentence: "every number has the opposite sign") { $0.map { $0.map { -$0 } } },
    Change(sentence: "every number is too large by 'bias'") { $0.map { $0.map { $0 + 0.7 } } },
    Change(sentence: "every number is too small by 2") { $0.map { $0.map { $0 - 2 } } },
    Change(sentence: "every number is 4 times the right one") { $0.map { $0.map { $0 * 4 } } },
    Change(sentence: "every number is the right one divided by the number of cells of 'overlay'") {
      $0.map { $0.map { $0 / 6 } }
    },
    Change(sentence: "every number is the right one times 'bias'") {
      $0.map { $0.map { $0 * 0.7 } }
    },
    Change(sentence: "the right numbers, rotated by 180°", change: Turned.by180),
    Change(sentence: "the right numbers, mirrored left to right", change: Turned.mirrored),
    Change(sentence: "the right numbers, mirrored top to bottom", change: Turned.upsideDown),
    Change(
      sentence: "the digits after the point are missing: is there a whole-number division?"
    ) { $0.map { $0.map { $0.rounded(.towardZero) } } },
    Change(sentence: "every number is rounded to 1 decimal place") {
      $0.map { $0.map { ($0 * 10).rounded() / 10 } }
    },
    Change(sentence: "numbers below 0 have become 0") { $0.map { $0.map { max(0, $0) } } },
    Change(sentence: "numbers below 0 have lost their sign") { $0.map { $0.map(\.magnitude) } },
    Change(sentence: "only the last row is wrong") { rows in
      rows.dropLast() + [rows[rows.count - 1].map { $0 + $0 * $0 }]
    },
    Change(sentence: "only the first column is wrong") { rows in
      rows.map { [$0[0] * 7 + 1] + $0.dropFirst() }
    },
    Change(sentence: "only the first column is right") { rows in
      rows.map { [$0[0]] + $0.dropFirst().map { $0 * 7 + 1 } }
    },
    Change(sentence: "the right numbers, in other places") { rows in
      rows.enumerated().map { row, cells in
        row == 0 ? Array(cells[2...] + cells[..<2]) : [cells[1], cells[0]] + cells[2...]
      }
    },
    Change(
      sentence: "each row has its right total, but the numbers stand in wrong columns"
    ) { rows in
      rows.map { [$0.reduce(0, +)] + $0.dropFirst().map { _ in 0 } }
    },
    Change(
      sentence: "each column has its right total, but the numbers stand in wrong rows"
    ) { rows in
      let totals = rows[0].indices.map { column in rows.reduce(0) { $0 + $1[column] } }
      return rows.indices.map { $0 == rows.count - 1 ? totals : rows[0].map { _ in 0 } }
    },
    Change(sentence: "where a number is wrong, it is 0: are those cells ever filled in?") { rows in
      rows.enumerated().map { row, cells in
        cells.enumerated().map { row + $0 == 2 ? 0 : $1 }
      }
    },
    Change(
      sentence: "each number holds all those before it as well: the sum is not set back to 0"
    ) { rows in
      var total = 0.0
      return rows.map { row in
        row.map { number in
          total += number
          return total
        }
      }
    },
    Change(sentence: "every number is 0: is the result ever filled in?") {
      $0.map { $0.map { _ in 0 } }
    },
    Change(sentence: "the right numbers, moved 1 column to the right") { rows in
      rows.map { [99] + $0.dropLast() }
    },
    Change(
      sentence: "the first six digits are right: was it worked out in Float, which has seven, "
        + "and not in Double?"
    ) { $0.map { $0.map { Double(Float($0 * 1.0000001)) } } },
  ]

  @Test(arguments: changes)
  func `is named`(_ change: Change) throws {
    let samples = try Self.right.map { right in
      try #require(
        Sample(
          arguments: [
            ("overlay", .matrix([[1, 2, 3], [4, 5, 6]])), ("bias", .number(0.7)),
          ], expected: .matrix(right), actual: .matrix(change.change(right))))
    }
    #expect(Pattern.sentence(samples) == change.sentence)
  }

  @Test func `is none where the numbers have nothing in common`() throws {
    let sample = try #require(
      Sample(
        arguments: [], expected: .matrix([[1, 2, 3], [4, 5, 6]]),
        actual: .matrix([[7, 1, 9], [2, 2, 11]])))
    #expect(Pattern.sentence([sample]) == nil)
  }

  @Test func `must hold in every case`() throws {
    let samples = try zip([2.0, 3], Self.right).map { factor, right in
      try #require(
        Sample(
          arguments: [], expected: .matrix(right),
          actual: .matrix(right.map { $0.map { $0 * factor } })))
    }
    #expect(Pattern.sentence([samples[0]]) == "every number is 2 times the right one")
    #expect(Pattern.sentence(samples) == nil)
  }

  @Test func `a right total alone is no sign of moved numbers`() throws {
    // What softmax's gradients do: every row adds up to 0, right or wrong.
    let right: [[Double]] = [[0.2, 0.3, -0.5], [-0.9, 0.4, 0.5], [0.1, -0.7, 0.6]]
    let wrong = right.map { $0.map { $0 * ($0 + 1) } }.map { row in
      row.map { $0 - row.reduce(0, +) / 3 }
    }
    let sample = try #require(
      Sample(arguments: [], expected: .matrix(right), actual: .matrix(wrong)))
    #expect(Pattern.sentence([sample]) == nil)
  }

  @Test func `tells maps apart`() throws {
    func sentence(_ change: ([[[Double]]]) -> [[[Double]]]) throws -> String? {
      let maps: [[[Double]]] = [[[1, 2], [3, 4]], [[5, 1], [7, 2]], [[0, 3], [1, 1]]]
      return Pattern.sentence([
        try #require(
          Sample(arguments: [], expected: .volume(maps), actual: .volume(change(maps))))
      ])
    }
    #expect(try sentence { $0.reversed() } == "the right maps, in reverse order")
    #expect(try sentence { [$0[0], $0[0], $0[0]] } == "every map is the first one")
    #expect(
      try sentence { [$0[0]] + $0.dropFirst().map { $0.map { $0.map { $0 * $0 + 3 } } } }
        == "only the first map is right")
  }

  @Test func `says when a function is right`() {
    func argument(_ stride: Int) -> [(name: String, value: Value)] {
      [("stride", .integer(stride))]
    }
    let cases = [1, 1, 1, 2, 3].map { Conditions.Case(arguments: argument($0), isRight: $0 == 1) }
    #expect(
      Conditions.sentence(cases) == "right wherever 'stride' is 1, and wrong wherever not")
    #expect(
      Conditions.sentence(cases + [Conditions.Case(arguments: argument(1), isRight: false)]) == nil)
    #expect(Conditions.sentence(Array(cases.dropFirst())) == nil, "two may agree by chance")
    func shapes(_ rows: Int, _ columns: Int) -> [(name: String, value: Value)] {
      [
        (
          "stride",
          .tuple([.init("rows", .integer(rows)), .init("columns", .integer(columns))])
        )
      ]
    }
    let pairs = [(1, 1), (2, 2), (3, 3), (1, 2), (3, 1)].map { rows, columns in
      Conditions.Case(arguments: shapes(rows, columns), isRight: rows == columns)
    }
    #expect(
      Conditions.sentence(pairs)
        == "right wherever rows and columns of 'stride' are equal, and wrong wherever not")
  }

  @Test func `finds the right numbers in a result of another shape`() {
    let right: Value = .matrix([[1, 2], [3, 4]])
    func sentence(_ actual: [[Double]]) -> String? {
      ShapePattern.sentence([(.matrix(actual), right)])
    }
    #expect(
      sentence([[9, 9, 9, 9], [9, 1, 2, 9], [9, 3, 4, 9]])
        == "the right numbers are in it, with rows or columns too many around them")
    #expect(
      sentence([[1, 2, 5], [3, 4, 5]])
        == "the right numbers are in it, with rows or columns too many at the end")
    #expect(
      sentence([[1, 2]]) == "what is there is right; the last rows or columns are missing")
    #expect(sentence([[7]]) == nil)
  }
}
