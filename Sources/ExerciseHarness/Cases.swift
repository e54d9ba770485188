#if canImport(ConvNet)
  internal import ConvNet
#endif

/// A call of an exercise's function that is described, not made: `.twice([[1, 2]])`.
///
/// The makers, one for each function of the exercise, are generated from its signatures.
public struct Call {
  /// The name of the function.
  public var function: String
  /// The arguments, as `WireWriter` writes them.
  public var words: String

  /// A call of this function with the arguments that `write` writes, in their order.
  public init(_ function: String, _ write: (WireWriter) -> Void) {
    let writer = WireWriter()
    write(writer)
    self.function = function
    words = writer.text
  }
}

/// A number of the article that a case makes: all of its result, one element of it, or a number
/// that follows from it.
public struct Fact: ExpressibleByStringLiteral {
  var id: String
  /// The label of an element of the result; empty for all of it.
  var element = ""
  /// What the right result comes to, where it is not itself the article's number.
  var value: [Double]?

  /// All of the result.
  public init(stringLiteral id: String) { self.id = id }

  /// All of the result.
  public static func all(_ id: String) -> Fact { Fact(stringLiteral: id) }

  /// The element of a result that is a tuple.
  public static func element(_ element: String, is id: String) -> Fact {
    var fact = Fact(stringLiteral: id)
    fact.element = element
    return fact
  }

  /// Numbers worked out of the right result by whoever wrote the case.
  public static func numbers(_ value: [Double], are id: String) -> Fact {
    var fact = Fact(stringLiteral: id)
    fact.value = value
    return fact
  }
}

/// The cases of a lesson's exercise, in the order in which they are judged.
///
///     cases.edge("twice.row", "one row", .twice([[0, 1, -2]]))
public struct Cases {
  enum Kind: String { case article, edge, random, goal }

  struct Entry {
    var kind: Kind
    var id: String
    var title: String
    var call: Call
    var facts: [Fact]
    /// The line of `cases.swift` on which it is made, counted from 1.
    var line: Int
    /// The words of the right result, where they are known without the solution.
    var expected: String?
  }

  var entries: [Entry] = []

  /// How many there are at most, of the fixed ones and of those of one draw: each is run with every
  /// mistake.
  static let limit = 1000

  init() {}

  /// A call on numbers of the article, and which of its numbers come of it.
  public mutating func article(
    _ id: String, _ title: String, _ call: Call, gives facts: Fact..., line: Int = #line
  ) {
    add(Entry(kind: .article, id: id, title: title, call: call, facts: facts, line: line))
  }

  /// A call that the article has not, chosen because something goes wrong there.
  public mutating func edge(
    _ id: String, _ title: String, _ call: Call, gives facts: Fact..., line: Int = #line
  ) {
    add(Entry(kind: .edge, id: id, title: title, call: call, facts: facts, line: line))
  }

  /// A call whose arguments were drawn.
  public mutating func random(
    _ id: String, _ title: String, _ call: Call, line: Int = #line
  ) {
    add(Entry(kind: .random, id: id, title: title, call: call, facts: [], line: line))
  }

  /// A longer call that must come out right once every other case does, such as a small training.
  /// It is judged last, optimised, and no mistake has to reproduce it.
  ///
  /// - Parameter result: what must come out; the solution is not run for it, which takes too long.
  public mutating func goal(
    _ id: String, _ title: String, _ call: Call, gives result: Int, line: Int = #line
  ) {
    let writer = WireWriter()
    writer.write(result)
    add(
      Entry(
        kind: .goal, id: id, title: title, call: call, facts: [], line: line,
        expected: writer.text))
  }

  private mutating func add(_ entry: Entry) {
    guard entries.count < Self.limit else {
      brokenCourse(
        "More than \(Self.limit) cases are made here in one call of 'cases' or 'random', and "
          + "\(Self.limit) are judged at most: make fewer.", line: entry.line)
    }
    entries.append(entry)
  }
}

/// How long one axis of a result is, and why: `4 − 2 + 1`.
public struct Axis: Sendable {
  /// `rows`, `columns`, `maps`.
  public var name: String
  /// The formula with the numbers filled in, without its result.
  public var formula: String
  /// How long the axis is.
  public var length: Int
  /// The formula as a sum of products, where it is one.
  public var terms: [[Int]] = []

  /// A length with its formula as it is to be shown.
  public init(_ name: String, _ formula: String, _ length: Int) {
    self.name = name
    self.formula = formula
    self.length = length
  }

  /// A length that is a sum of products.
  ///
  ///     Axis("total", [[2, 3], [3]])  // 2·3 + 3
  public init(_ name: String, _ terms: [[Int]]) {
    self.name = name
    self.terms = terms
    length = terms.reduce(0) { $0 + $1.reduce(1, *) }
    formula = terms.enumerated().map { index, factors in
      let isNegative = factors.count == 1 && factors[0] < 0
      let product = factors.map { String(isNegative ? -$0 : $0) }.joined(separator: "·")
      let sign = isNegative ? (index == 0 ? "−" : " − ") : index == 0 ? "" : " + "
      return sign + product
    }.joined()
  }
}

/// Draws arguments: small numbers whose sums a person can follow and a `Double` holds exactly.
public struct Draw {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// A whole number in a range.
  public mutating func integer(in range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &generator)
  }

  /// A whole number from −9 to 9, but not 0: a zero would hide what it is multiplied with.
  public mutating func number() -> Double {
    let magnitude = Double(integer(in: 1...9))
    return Bool.random(using: &generator) ? magnitude : -magnitude
  }

  /// A matrix of small whole numbers.
  public mutating func matrix(_ rows: Int, _ columns: Int) -> [[Double]] {
    (0..<rows).map { _ in (0..<columns).map { _ in number() } }
  }

  /// A matrix of whole numbers from −3 to 4, none of them 0: for what is worked out in the head.
  public mutating func digits(_ rows: Int, _ columns: Int) -> [[Double]] {
    (0..<rows).map { _ in
      (0..<columns).map { _ in
        let number = integer(in: -3...3)
        return Double(number < 0 ? number : number + 1)
      }
    }
  }

  /// A matrix of small eighths.
  public mutating func eighths(_ rows: Int, _ columns: Int) -> [[Double]] {
    matrix(rows, columns).map { $0.map { $0 / 8 } }
  }

  /// A stack of matrices of small whole numbers.
  public mutating func volume(_ maps: Int, _ rows: Int, _ columns: Int) -> [[[Double]]] {
    (0..<maps).map { _ in matrix(rows, columns) }
  }
}
