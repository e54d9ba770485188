/// How a wrong number comes of the very terms that make the right one.
///
///     Derivation(of: [Derivation.Cell(sum: "1·10 + 2·20 + 4·30", actual: 67), …])
///     // text:  "1 + 10 + 2 + 20 + 4 + 30"
///     // words: "added where they should be multiplied"
///
/// Small whole numbers agree by chance, so a derivation counts only where it makes the learner's
/// number in every cell that has as many terms as the first, those that are right included, in three
/// wrong ones at least, and where no other derivation does so, too.
public struct Derivation: Sendable, Equatable {
  /// The learner's number as a sum: what stands behind `yours 67 = `.
  public var text: String
  /// What is wrong with that sum.
  public var words: String

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
        let derivation = attempt.make(first)?.derivation
      else { continue }
      if let found, found.text != derivation.text { return nil }
      found = found ?? derivation
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
    /// What comes of a cell; nil where its sum is of another kind.
    var make: @Sendable (Cell) -> (value: Double, derivation: Derivation)?

    @Sendable func fits(_ cell: Cell) -> Bool {
      guard let made = make(cell) else { return false }
      return Pattern.isNear(made.value, cell.actual, scale: cell.sum.value)
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

  /// The sum with its terms changed.
  private static func changed(
    _ sum: SumOfProducts, _ words: String, _ change: (inout [SumOfProducts.Term]) -> Void
  ) -> (value: Double, derivation: Derivation) {
    var sum = sum
    change(&sum.terms)
    return (sum.value, Derivation(text: sum.text, words: words))
  }

  /// One term with the wrong sign.
  private static func turned(_ index: Int) -> Attempt {
    Attempt { cell in
      changed(cell.sum, "\(cell.sum.terms[index].text) has the wrong sign") {
        $0[index].isSubtracted.toggle()
      }
    }
  }

  /// One term counted twice.
  private static func twice(_ index: Int) -> Attempt {
    Attempt { cell in
      changed(cell.sum, "\(cell.sum.terms[index].text) is counted twice") {
        $0.insert($0[index], at: index)
      }
    }
  }

  /// The function's number at one place instead of a single one, as the first neuron's bias.
  private static func replaced(_ index: Int, by place: String) -> Attempt {
    Attempt { cell in
      let term = cell.sum.terms[index]
      guard term.factors.count == 1, !term.isSubtracted, let other = cell.arguments[place] else {
        return nil
      }
      let factor = SumOfProducts.Factor(other)
      return changed(cell.sum, "\(factor.text) stands where \(term.text) belongs") {
        $0[index].factors = [factor]
      }
    }
  }

  /// Only some rows or columns, in grids of every size.
  private static let parts = gridParts.map { words, keeps in
    Attempt(scope: .all) { cell in
      guard let grid = cell.grid else { return nil }
      let kept = cell.sum.terms.enumerated().filter { index, _ in
        keeps(index / grid.columns, index % grid.columns, grid)
      }
      let sum = SumOfProducts(terms: kept.map(\.element))
      let said = words.replacing("$", with: grid.name)
      return (sum.value, Derivation(text: kept.isEmpty ? "0" : sum.text, words: said))
    }
  }

  /// Only the terms whose bits are set.
  private static func without(_ kept: Int) -> Attempt {
    Attempt { cell in
      let terms = cell.sum.terms.enumerated()
      let missing = terms.filter { kept & 1 << $0.offset == 0 }.map(\.element.text)
      let words =
        missing.count <= 3
        ? "\(listed(missing)) \(missing.count == 1 ? "is" : "are") missing"
        : "the other \(missing.count) \(cell.sum.noun) are missing"
      return changed(cell.sum, words) {
        $0 = terms.filter { kept & 1 << $0.offset != 0 }.map(\.element)
      }
    }
  }

  /// The same factors, multiplied in other pairs: what an exchanged index does.
  private static func paired(_ order: [Int]) -> Attempt {
    Attempt { cell in
      guard cell.sum.terms.allSatisfy({ $0.factors.count == 2 }) else { return nil }
      return changed(cell.sum, "the right numbers meet in the wrong pairs") { terms in
        for (index, other) in order.enumerated() {
          terms[index].factors[1] = cell.sum.terms[other].factors[1]
        }
      }
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
    pairwise("added where they should be multiplied", { $0 + $1 }) { "\($0) + \($1)" },
    pairwise("subtracted where they should be multiplied", { $0 - $1 }) { "(\($0) − \($1))" },
    pairwise("the second factor of each product is left out", { one, _ in one }) { one, _ in one },
    pairwise("the first factor of each product is left out", { _, other in other }) { $1 },
    Attempt(scope: .alikeOrAll) { cell in
      let terms = cell.sum.terms
      guard terms.count > 1, let largest = terms.max(by: { $0.value < $1.value }) else {
        return nil
      }
      let words = "the largest of the \(cell.sum.noun), not their sum"
      return (largest.value, Derivation(text: largest.text, words: words))
    },
    Attempt(scope: .alikeOrAll) { cell in
      let text = cell.sum.terms.map { "|\($0.bareText)|" }.joined(separator: " + ")
      return (
        cell.sum.terms.reduce(0) { $0 + $1.value.magnitude },
        Derivation(text: text, words: "the \(cell.sum.noun) have lost their signs")
      )
    },
    Attempt(scope: .alikeOrAll) { cell in
      guard cell.sum.terms.count > 1, cell.sum.arePairs else { return nil }
      let sides = [0, 1].map { side in cell.sum.terms.map { $0.factors[side] } }
      let text = sides.map { "(" + $0.map(\.text).joined(separator: " + ") + ")" }
      return (
        sides.reduce(1) { $0 * $1.reduce(0) { $0 + $1.value } },
        Derivation(
          text: text.joined(separator: "·"), words: "added first, and multiplied only then")
      )
    },
  ]

  /// A sum in which something else than a product stands for each pair of factors.
  private static func pairwise(
    _ words: String, _ value: @escaping @Sendable (Double, Double) -> Double,
    _ text: @escaping @Sendable (String, String) -> String
  ) -> Attempt {
    Attempt(scope: .alikeOrAll) { cell in
      guard cell.sum.arePairs else { return nil }
      let pairs = cell.sum.terms.map { ($0.factors[0], $0.factors[1]) }
      return (
        pairs.reduce(0) { $0 + value($1.0.value, $1.1.value) },
        Derivation(
          text: pairs.map { text($0.text, $1.text) }.joined(separator: " + "), words: words)
      )
    }
  }
}

extension SumOfProducts.Term {
  /// Without the parentheses of a single negative number.
  fileprivate var bareText: String {
    factors.count == 1 && text.hasPrefix("(−") ? String(text.dropFirst().dropLast()) : text
  }
}

extension SumOfProducts {
  /// Whether every term is added and has two factors.
  fileprivate var arePairs: Bool {
    terms.allSatisfy { !$0.isSubtracted && $0.factors.count == 2 }
  }

  fileprivate var noun: String { arePairs ? "products" : "terms" }
}
