import Course
import Testing

@testable import Judge

/// What differences have in common is found from the numbers alone.
@Suite struct PatternTests {
  struct Change: Sendable, CustomTestStringConvertible {
    var sentence: String
    var change: @Sendable ([[Double]], _ case: Case) -> [[Double]]
    var testDescription: String { sentence }

    init(sentence: String, change: @escaping @Sendable ([[Double]]) -> [[Double]]) {
      self.init(sentence: sentence, with: { rows, _ in change(rows) })
    }

    init(sentence: String, with change: @escaping @Sendable ([[Double]], Case) -> [[Double]]) {
      self.sentence = sentence
      self.change = change
    }
  }

  struct Case: Sendable {
    var right: [[Double]]
    var overlay: [[Double]]
    var bias: Double

    func sample(_ actual: [[Double]]) -> Sample? {
      Sample(
        arguments: [Argument(.matrix(overlay), "overlay"), Argument(.number(bias), "bias")],
        expected: .matrix(right), actual: .matrix(actual))
    }
  }

  static let cases = [
    Case(
      right: [[1.25, -2, 3.5, 7], [4, 5.5, -6.25, 1], [7, 8, 9.125, -3]],
      overlay: [[1, 2, 3], [4, 5, 6]], bias: 0.7),
    Case(right: [[-3, 1, 4], [1, 5, -9.5]], overlay: [[1, 2], [3, 4]], bias: -0.2),
  ]

  static let changes = [
    Change(sentence: "every number has the opposite sign") { $0.map { $0.map { -$0 } } },
    Change(
      sentence: "every number is the right one plus 'bias'",
      with: { rows, one in rows.map { $0.map { $0 + one.bias } } }),
    Change(
      sentence: "every number is the right one minus 'bias'",
      with: { rows, one in rows.map { $0.map { $0 - one.bias } } }),
    Change(sentence: "every number is too small by 2") { $0.map { $0.map { $0 - 2 } } },
    Change(sentence: "every number is 4 times the right one") { $0.map { $0.map { $0 * 4 } } },
    Change(
      sentence: "every number is the right one divided by the number of cells of 'overlay'",
      with: { rows, one in
        rows.map { $0.map { $0 / Double(one.overlay.count * one.overlay[0].count) } }
      }),
    Change(
      sentence: "every number is the right one times 'bias'",
      with: { rows, one in rows.map { $0.map { $0 * one.bias } } }),
    Change(sentence: "the right numbers, rotated by 180°", change: Turned.by180),
    Change(sentence: "the right numbers, mirrored left to right", change: Turned.mirrored),
    Change(sentence: "the right numbers, mirrored top to bottom", change: Turned.upsideDown),
    Change(
      sentence: "the digits after the point are missing"
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
    Change(sentence: "where a number is wrong, it is 0") { rows in
      rows.enumerated().map { row, cells in
        cells.enumerated().map { row + $0 == 2 ? 0 : $1 }
      }
    },
    Change(
      sentence: "each number holds all those before it as well"
    ) { rows in
      var total = 0.0
      return rows.map { row in
        row.map { number in
          total += number
          return total
        }
      }
    },
    Change(sentence: "every number is 0") {
      $0.map { $0.map { _ in 0 } }
    },
    Change(sentence: "the right numbers, moved 1 column to the right") { rows in
      rows.map { [99] + $0.dropLast() }
    },
    Change(
      sentence: "every number is right in six digits, and is one that a Float can hold"
    ) { $0.map { $0.map { Double(Float($0 * 1.0000001)) } } },
    Change(sentence: "every number is within a millionth of the right one") {
      $0.map { $0.map { $0 * 1.0000001 + 1e-8 } }
    },
  ]

  @Test(arguments: changes)
  func `what was done to all numbers of every case is said`(_ change: Change) throws {
    let samples = try Self.cases.map { try #require($0.sample(change.change($0.right, $0))) }
    #expect(Pattern.sentence(samples) == change.sentence)
  }

  /// Those that make the wrong results out of the right ones, whatever these are.
  static let rules = [
    "every number is the right one plus 'bias'", "every number is too small by 2",
    "every number is 4 times the right one", "every number has the opposite sign",
    "the right numbers, rotated by 180°", "the right numbers, mirrored left to right",
    "the digits after the point are missing", "every number is rounded to 1 decimal place",
    "every number is 0", "each number holds all those before it as well",
    "every number is the right one divided by the number of cells of 'overlay'",
    "every number is right in six digits, and is one that a Float can hold",
  ]

  @Test(arguments: rules)
  func `is none where a case that is right would be wrong by it`(_ sentence: String) throws {
    let change = try #require(Self.changes.first { $0.sentence == sentence })
    let wrong = try Self.cases.map { try #require($0.sample(change.change($0.right, $0))) }
    let other = Case(
      right: [[0.125, 7.3, 1.1], [2, -5.55, 3.25]], overlay: [[2, 1], [4, 4]], bias: 0.5)
    let right = try #require(other.sample(other.right))
    #expect(Pattern.sentence(wrong + [right]) != sentence)
  }

  @Test func `is said of right cases too, where they bear it out`() throws {
    let wrong = try Self.cases.map { one in
      try #require(one.sample(one.right.map { $0.map { $0 - one.bias } }))
    }
    let unbiased = Case(right: [[3, 1], [2, 7]], overlay: [[1, 2]], bias: 0)
    let right = try #require(unbiased.sample(unbiased.right))
    #expect(
      Pattern.sentence(wrong + [right]) == "every number is the right one minus 'bias'")
  }

  @Test func `tells of steps in the other direction, where these are no chance`() throws {
    func samples(_ step: (Double) -> Double) throws -> [Sample] {
      try [4, 5].map { count in
        let before = (0..<count).map { row in (0..<4).map { Double(row * 3 + $0 * 7 % 5) } }
        let right = before.map { $0.map { $0 + 1 + $0 / 8 } }
        // One row is right.
        let wrong = before.dropLast().map { $0.map { $0 + step($0) } } + right.suffix(1)
        return try #require(
          Sample(
            arguments: [Argument(.matrix(before), "x")], expected: .matrix(right),
            actual: .matrix(wrong)))
      }
    }
    let sentence = "no wrong number lies on the same side of that of 'x' as the right one"
    #expect(Pattern.sentence(try samples { -0.5 - $0 * $0 }) == sentence)
    #expect(Pattern.sentence(try samples { $0 < 9 ? -0.5 - $0 * $0 : 7 }) != sentence)
  }

  @Test func `is none where every right number is the same`() throws {
    // 2 may have become 4 by adding 2, by doubling, by squaring.
    let samples = try [(2, 3), (1, 2)].map { rows, columns in
      let right = [[Double]](repeating: [Double](repeating: 2, count: columns), count: rows)
      return try #require(
        Sample(
          arguments: [], expected: .matrix(right),
          actual: .matrix(right.map { $0.map { $0 * 2 } })))
    }
    #expect(Pattern.sentence(samples) == nil)
  }

  @Test func `names the element of a tuple that it is about`() throws {
    func numbers(_ pairs: [(Double, Double)]) throws -> [Sample] {
      try pairs.map { right, wrong in
        try #require(
          Sample(arguments: [], expected: .number(right), actual: .number(wrong)))
      }
    }
    let magic = try numbers([(2051, 2043), (2049, 2041)])
    #expect(Pattern.sentence(magic, labels: ["magic"]) == "'magic' is too small by 8")
    #expect(Pattern.sentence(magic) == "the result is too small by 8")
    let last = try #require(
      Self.cases[0].sample(Self.cases[0].right.dropLast() + [[9, 9, 9, 9]]))
    #expect(Pattern.sentence([last], labels: ["z"]) == "in 'z', only the last row is wrong")
  }

  @Test func `tells of a row and a column only where both are wrong`() throws {
    // As where the columns are counted by the rows: of a single row all but the first number is wrong,
    // and that is its last row.
    func samples(_ isWrong: (Int, Int, Int, Int) -> Bool) throws -> [Sample] {
      try [(4, 5), (1, 3), (2, 3)].map { rows, columns in
        var right: [[Double]] = []
        var wrong: [[Double]] = []
        for row in 0..<rows {
          let numbers: [Double] = (0..<columns).map { Double(row * 7 + $0 * 3 + 1) }
          right.append(numbers)
          wrong.append((0..<columns).map { isWrong(row, $0, rows, columns) ? 0 : numbers[$0] })
        }
        return try #require(
          Sample(arguments: [], expected: .matrix(right), actual: .matrix(wrong)))
      }
    }
    let sentence = "only the last row and the last column are wrong"
    let byRows = try samples { row, column, rows, _ in column >= rows }
    #expect(Pattern.sentence(byRows) != sentence)
    let both = try samples { row, column, rows, columns in
      row == rows - 1 || column == columns - 1
    }
    #expect(Pattern.sentence(both) == sentence)
  }

  @Test func `says that an element of an argument comes back as it was`() throws {
    let samples = try [([1.0, 2], [1.5, 1]), ([-3, 0.5, 4], [0, 1, 2])].map { given, right in
      try #require(
        Sample(
          arguments: [Argument(.vector(given), "network", "b")], expected: .vector(right),
          actual: .vector(given)))
    }
    #expect(Pattern.sentence(samples, labels: ["b"]) == "'b' comes back unchanged")
    #expect(Pattern.sentence(samples, labels: ["c"]) == "'c' is 'network.b', unchanged")
    #expect(Pattern.sentence(samples) == "the result is 'network.b', unchanged")
  }

  @Test func `knows places from numbers that are mirrored`() throws {
    let places: [[[Int]]] = [[[0, 1], [2, 1]], [[1, 2], [1, 0]]]
    func value(_ places: [[[Int]]]) -> Value {
      .list(places.map { .list($0.map { .list($0.map(Value.integer)) }) })
    }
    let sample = try #require(
      Sample(
        arguments: [], expected: value(places),
        actual: value(places.map { $0.map { $0.reversed() } })))
    #expect(
      Pattern.sentence([sample], labels: ["places"])
        == "in 'places', the two numbers of each pair have changed places")
  }

  @Test func `does not praise numbers that are all equal`() throws {
    let samples = try Self.cases.map { one in
      try #require(one.sample(one.right.map { $0.map { _ in one.right[0][0] } }))
    }
    #expect(
      Pattern.sentence(samples)
        == "all numbers of a result are equal, where they should differ")
  }

  @Test func `tells a turned argument by what went in`() {
    func said(_ turn: ([[Double]]) -> [[Double]]) -> String? {
      Turned.sentence(
        [[[1, 2], [3, 4]], [[1, 2, 3], [4, 5, 6]], []].map { overlay in
          (
            [Argument(.matrix(overlay), "overlay")], Value.matrix(Turned.by180(overlay)),
            Value.matrix(turn(overlay))
          )
        })
    }
    // Beside the right one, which is turned by 180°, this is anticlockwise.
    #expect(said(Turned.by90) == "the result is 'overlay', turned by 90° clockwise")
    #expect(said(Turned.mirrored) == "the result is 'overlay', mirrored left to right")
    #expect(said { $0.map { $0.map { $0 + 1 } } } == nil)
  }

  @Test func `sees the right numbers transposed, whether their shape shows it or not`() {
    func said(_ right: [[[Double]]], _ yours: [[[Double]]]) -> String? {
      Turned.sentence(
        zip(right, yours).map { ([Argument(.number(1), "bias")], Value.matrix($0), .matrix($1)) })
    }
    let right: [[[Double]]] = [[[1, 2], [3, 4]], [[1, 2, 3], [4, 5, 6]], [[7]]]
    let words = "the right numbers, transposed: rows and columns are swapped"
    #expect(said(right, right.map(Turned.transposed)) == words)
    #expect(said(right, [Turned.transposed(right[0])] + right.dropFirst()) == nil)
  }

  @Test func `is none where the numbers have nothing in common`() throws {
    let sample = try #require(
      Sample(
        arguments: [], expected: .matrix([[1, 2, 3], [4, 5, 6]]),
        actual: .matrix([[7, 1, 9], [2, 2, 11]])))
    #expect(Pattern.sentence([sample]) == nil)
  }

  @Test func `a rule that one case alone bears out is not said of several`() throws {
    let samples = try zip([2.0, 3], Self.cases.map(\.right)).map { factor, right in
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

  private static func cases(
    _ values: [Int], right: (Int) -> Bool, name: String = "stride"
  ) -> [Conditions.Case] {
    values.map { Conditions.Case(arguments: [Argument(.integer($0), name)], isRight: right($0)) }
  }

  @Test func `says when a function is right`() {
    let cases = Self.cases([1, 1, 1, 1, 1, 2, 3, 2, 4, 2, 3], right: { $0 == 1 })
    #expect(
      Conditions.sentence(cases) == "right in every case in which 'stride' is 1, and in no other")
    #expect(
      Conditions.sentence(
        cases + [Conditions.Case(arguments: [Argument(.integer(1), "stride")], isRight: false)])
        == nil)
    func shape(_ rows: Int, _ columns: Int) -> [Argument] {
      [Argument(.shape(rows: rows, columns: columns), "stride")]
    }
    let pairs = [
      (1, 1), (2, 2), (3, 3), (1, 1), (4, 4), (2, 2), (1, 2), (3, 1), (2, 4), (1, 3), (2, 1),
      (4, 3),
    ].map { Conditions.Case(arguments: shape($0, $1), isRight: $0 == $1) }
    #expect(
      Conditions.sentence(pairs)
        == "right in every case in which rows and columns of 'stride' are equal, and in no other")
  }

  @Test func `of two arguments that fit, the shape of one is said, and no property of the other`() {
    func example(_ overlay: Int, _ input: Int) -> Conditions.Case {
      func square(_ length: Int) -> Value {
        .matrix([[Double]](repeating: [Double](repeating: 1, count: length), count: length))
      }
      let wide = Value.matrix([[Double]](repeating: [1, 2, 3, 4], count: 3))
      return Conditions.Case(
        arguments: [
          Argument(input == 0 ? wide : square(input), "input"),
          Argument(square(overlay), "overlay"),
        ], isRight: overlay == 2)
    }
    let cases = [(2, 3), (2, 0), (2, 4), (2, 0), (2, 3), (2, 3)].map(example)
    let others = [(3, 3), (1, 0), (3, 4), (1, 4), (3, 0), (1, 3)].map(example)
    #expect(
      Conditions.sentence(cases + others)
        == "right in every case in which 'overlay' is 2×2, and in no other")
    // Where the other argument parts the cases as well, nobody knows which of the two it is.
    let alike = [(2, 3), (2, 4), (2, 3), (2, 4), (2, 5), (2, 3)].map(example)
    let unlike = [(3, 0), (1, 0), (3, 0), (1, 0), (3, 0), (1, 0)].map(example)
    #expect(Conditions.sentence(alike + unlike) == nil)
  }

  @Test func `says no condition that few cases meet by chance`() {
    #expect(Conditions.sentence(Self.cases([1, 1, 1, 2, 3], right: { $0 == 1 })) == nil)
    // One wrong case of many differs from the others in something.
    let one = Self.cases([Int](repeating: 1, count: 30) + [2], right: { $0 == 1 })
    #expect(Conditions.sentence(one) == nil)
  }

  @Test func `says no condition where another fits as well`() {
    let cases = [1, 1, 1, 1, 1, 1, 2, 3, 2, 4, 2, 3].map { stride in
      Conditions.Case(
        arguments: [
          Argument(.integer(stride), "stride"),
          Argument(.number(stride == 1 ? 0 : 0.5), "bias"),
        ],
        isRight: stride == 1)
    }
    #expect(Conditions.sentence(cases) == nil)
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

  @Test func `nothing is near a number that is not finite but itself`() {
    #expect(Pattern.isNear(.infinity, .infinity, scale: .infinity))
    #expect(Pattern.isNear(1e308, 1e308 * (1 + 1e-12), scale: 1e308))
    for (first, second, scale) in [
      (Double.infinity, 3, Double.infinity), (3, .infinity, 3), (2, 3, .infinity), (2, 3, .nan),
      (.nan, .nan, 1), (-.infinity, .infinity, 1),
    ] { #expect(!Pattern.isNear(first, second, scale: scale), "\(first), \(second), \(scale)") }
  }
}

extension Argument {
  fileprivate init(_ value: Value, _ path: String...) { self.init(path: path, value: value) }
}
