public import Course
internal import TerminalText

/// How a wrong number comes about: by the formula that the learner's program computed, where that is
/// known, else of the very terms that make the right number.
///
///     Derivation(of: [Derivation.Cell(sum: …1·10 + 2·20 + 4·30…, actual: 67), …])
///     // sum:   1 + 10 + 2 + 20 + 4 + 30
///     // words: "added where they should be multiplied"
///
/// Small whole numbers agree by chance, so a derivation counts only where it makes the learner's
/// number in every cell that has as many terms as the first, those that are right included, in three
/// wrong ones at least, and where no other derivation does so, too.
public struct Derivation: Sendable, Equatable {
  /// What stands behind `yours 67 = `.
  public var sum: Expression
  /// What is wrong with that sum; nil where it says so itself.
  public var words: String?

  /// A cell: the sum that makes it, and the number that the learner has there.
  struct Cell: Sendable {
    var sum: SumOfProducts
    var actual: Double
    /// The numbers that the function was given, by their places: `b[0]`.
    var arguments: [String: Double] = [:]
    var grid: Grid?
    var isWrong = true
  }
}

extension Derivation {
  /// Finds the one derivation that fits.
  ///
  /// Which terms are missing or exchanged can only be compared between sums of equal length; what is
  /// done with all terms alike is looked for in all sums where few are equally long.
  ///
  /// - Parameter cells: cells of every case, first the wrong one that is shown.
  /// - Returns: nil where no derivation fits all cells, or several do that read differently: which
  ///   of them is the learner's nobody knows.
  init?(of cells: [Cell]) {
    guard let first = cells.first, first.isWrong else { return nil }
    let alike = cells.filter { $0.sum.terms.count == first.sum.terms.count }
    var found: Derivation?
    for attempt in Self.attempts(first) {
      let cells =
        switch attempt.scope {
        case .alike: alike
        case .alikeOrAll: Self.evidence(alike) < Self.leastCells ? cells : alike
        case .all: cells
        }
      guard Self.evidence(cells) >= Self.leastCells, cells.allSatisfy(attempt.fits),
        let sum = attempt.sum(first)
      else { continue }
      if let found, found.sum != sum { return nil }
      found = found ?? Derivation(sum: sum, words: attempt.words(first))
    }
    guard let found else { return nil }
    self = found
  }

  /// How many cells can prove something: many ways lead to 0.
  private static func evidence(_ cells: [Cell]) -> Int {
    cells.count { $0.isWrong && $0.actual != 0 }
  }

  private static let leastCells = 3
}

// MARK: - Attempts

extension Derivation {
  /// One thing that may have been done with the terms.
  private struct Attempt: Sendable {
    /// Which of the wrong cells it must fit.
    var scope = Scope.alike
    /// What is wrong then.
    var words: @Sendable (Cell) -> String
    /// What comes of a cell; nil where its sum is of another kind.
    var sum: @Sendable (Cell) -> Expression?

    @Sendable func fits(_ cell: Cell) -> Bool {
      guard let sum = sum(cell) else { return false }
      return Pattern.isNear(sum.value, cell.actual, scale: cell.sum.value)
    }

    /// The sum with its terms changed.
    static func changing(
      _ words: @escaping @Sendable (Cell) -> String,
      _ change: @escaping @Sendable (inout [SumOfProducts.Term], Cell) -> Void
    ) -> Attempt {
      Attempt(words: words) { cell in
        var sum = cell.sum
        change(&sum.terms, cell)
        return sum.expression
      }
    }
  }

  private enum Scope {
    /// Those with as many terms as the first.
    case alike
    /// The same; all, where few have as many: it treats every term alike, however many there are.
    case alikeOrAll
    /// Sums of every length.
    case all
  }

  /// The simplest first: it has the words where two read the same.
  private static func attempts(_ first: Cell) -> [Attempt] {
    let count = first.sum.terms.count
    guard count > 1, count <= 12 else { return parts + whole }
    let subsets = (1..<(1 << count) - 1).sorted { $0.nonzeroBitCount > $1.nonzeroBitCount }
    let orders = count <= 5 ? permutations(Array(0..<count)) : []
    let places = first.arguments.keys.sorted()
    let single = (0..<count).flatMap { index in
      let isAlone = first.sum.terms[index].factors.count == 1
      return [turned(index), twice(index)]
        + (isAlone ? places.map { replaced(index, by: $0) } : [])
    }
    return parts + subsets.prefix(count).map(without) + single + whole
      + subsets.dropFirst(count).map(without) + orders.map(paired)
  }

  /// One term with the wrong sign.
  private static func turned(_ index: Int) -> Attempt {
    .changing({ "\($0.sum.terms[index].text) has the wrong sign" }) { terms, _ in
      terms[index].isSubtracted.toggle()
    }
  }

  /// One term counted twice.
  private static func twice(_ index: Int) -> Attempt {
    .changing({ "\($0.sum.terms[index].text) is counted twice" }) { terms, _ in
      terms.insert(terms[index], at: index)
    }
  }

  /// The function's number at one place instead of a single one, as the first neuron's bias.
  private static func replaced(_ index: Int, by place: String) -> Attempt {
    @Sendable func other(_ cell: Cell) -> SumOfProducts.Term? {
      let term = cell.sum.terms[index]
      guard term.factors.count == 1, !term.isSubtracted else { return nil }
      return cell.arguments[place].map { SumOfProducts.Term(factors: [$0]) }
    }
    return Attempt(
      words: { "\(other($0)?.text ?? "") stands where \($0.sum.terms[index].text) belongs" },
      sum: { cell in
        guard let other = other(cell) else { return nil }
        var sum = cell.sum
        sum.terms[index] = other
        return sum.expression
      })
  }

  /// Only some rows or columns, in grids of every size.
  private static let parts = gridParts.map { part in
    Attempt(scope: .all, words: { "\(part.which) of '\($0.grid?.name ?? "")' \(part.what)" }) {
      guard let grid = $0.grid else { return nil }
      let kept = $0.sum.terms.enumerated().filter { index, _ in
        part.keeps(index / grid.columns, index % grid.columns, grid)
      }
      return kept.isEmpty ? .constant(0) : SumOfProducts(terms: kept.map(\.element)).expression
    }
  }

  /// Only the terms whose bits are set.
  private static func without(_ kept: Int) -> Attempt {
    .changing({ cell in
      let missing = cell.sum.terms.enumerated().filter { kept & 1 << $0.offset == 0 }
        .map(\.element.text)
      return missing.count <= 3
        ? "\(listed(missing)) \(isOrAre(missing.count)) missing"
        : "the other \(missing.count) \(cell.sum.noun) are missing"
    }) { terms, _ in
      terms = terms.enumerated().filter { kept & 1 << $0.offset != 0 }.map(\.element)
    }
  }

  /// The same factors, multiplied in other pairs: what an exchanged index does.
  private static func paired(_ order: [Int]) -> Attempt {
    Attempt(words: { _ in "the right numbers meet in the wrong pairs" }) { cell in
      guard cell.sum.terms.allSatisfy({ $0.factors.count == 2 }) else { return nil }
      var sum = cell.sum
      for (index, other) in order.enumerated() {
        sum.terms[index].factors[1] = cell.sum.terms[other].factors[1]
      }
      return sum.expression
    }
  }

  private static func permutations(_ numbers: [Int]) -> [[Int]] {
    guard let last = numbers.last else { return [[]] }
    return permutations(numbers.dropLast()).flatMap { shorter in
      (0...shorter.count).map { place in
        Array(shorter[..<place]) + [last] + shorter[place...]
      }
    }
  }
}

// MARK: - All terms alike

extension Derivation {
  private static let whole: [Attempt] = [
    pairwise("added where they should be multiplied") { [alone($0), alone($1)] },
    pairwise("subtracted where they should be multiplied") {
      [.product([.sum([alone($0), .negative(alone($1))])])]
    },
    pairwise("the second factor of each product is left out") { one, _ in [alone(one)] },
    pairwise("the first factor of each product is left out") { _, other in [alone(other)] },
    Attempt(
      scope: .alikeOrAll, words: { "the largest of the \($0.sum.noun), not their sum" },
      sum: { cell in
        let terms = cell.sum.terms
        guard terms.count > 1, let largest = terms.max(by: { $0.value < $1.value }) else {
          return nil
        }
        return SumOfProducts(terms: [largest]).expression
      }),
    Attempt(
      scope: .alikeOrAll, words: { "the \($0.sum.noun) have lost their signs" },
      sum: { cell in
        .sum(
          cell.sum.terms.map { term in
            let inside = term.factors.count == 1 ? .constant(term.factors[0]) : term.product
            return .call("abs", [inside], value: inside.value.magnitude)
          })
      }),
    Attempt(
      scope: .alikeOrAll, words: { _ in "added first, and multiplied only then" },
      sum: { cell in
        guard cell.sum.terms.count > 1, cell.sum.arePairs else { return nil }
        return .product(
          [0, 1].map { side in .sum(cell.sum.terms.map { alone($0.factors[side]) }) })
      }),
  ]

  /// A sum in which something else than a product stands for each pair of factors.
  private static func pairwise(
    _ words: String, _ terms: @escaping @Sendable (Double, Double) -> [Expression]
  ) -> Attempt {
    Attempt(scope: .alikeOrAll, words: { _ in words }) { cell in
      guard cell.sum.arePairs else { return nil }
      return .sum(cell.sum.terms.flatMap { terms($0.factors[0], $0.factors[1]) })
    }
  }

  /// A number as a factor, so that a negative one stands in parentheses.
  private static func alone(_ number: Double) -> Expression { .product([.constant(number)]) }
}

extension SumOfProducts {
  /// Whether every term is added and has two factors.
  fileprivate var arePairs: Bool {
    terms.allSatisfy { !$0.isSubtracted && $0.factors.count == 2 }
  }

  fileprivate var noun: String { arePairs ? "products" : "terms" }
}
