/// How a wrong number comes of the very terms that make the right one.
///
///     Derivation(of: [Derivation.Cell(sum: "1·10 + 2·20 + 4·30", actual: 67), …])
///     // text:  "1 + 10 + 2 + 20 + 4 + 30"
///     // words: "added where they should be multiplied"
///
/// Small whole numbers agree by chance, so a derivation counts only where it makes the learner's number
/// in every cell that has as many terms as the first, and in three of them at least.
public struct Derivation: Sendable, Equatable {
  /// The learner's number as a sum: what stands behind `yours 67 = `.
  public var text: String
  /// What is wrong with that sum.
  public var words: String

  /// A wrong cell: the sum that makes it, and the number that the learner has there.
  struct Cell: Sendable {
    var sum: SumOfProducts
    var actual: Double
  }
}

extension Derivation {
  /// Finds the simplest derivation.
  ///
  /// Which terms are missing or exchanged can only be compared between sums of equal length; what is
  /// done with all terms alike is looked for in all sums where few are equally long.
  ///
  /// - Parameter cells: the wrong cells, first the one that is shown.
  /// - Returns: nil where no derivation fits all cells.
  init?(of cells: [Cell]) {
    guard let first = cells.first else { return nil }
    let alike = cells.filter { $0.sum.terms.count == first.sum.terms.count }
    let found = Self.candidates(first.sum).first { candidate in
      let cells = candidate.isOfAllTerms && alike.count < Self.leastCells ? cells : alike
      return cells.count >= Self.leastCells
        && cells.allSatisfy { cell in
          candidate.value(cell.sum).map { Pattern.isNear($0, cell.actual, scale: cell.sum.value) }
            ?? false
        }
    }
    guard let found else { return nil }
    self = found.derivation(first.sum)
  }

  private static let leastCells = 3
}

// MARK: - Candidates

extension Derivation {
  private struct Candidate: Sendable {
    /// Whether it treats all terms alike, however many there are.
    var isOfAllTerms = false
    /// What the learner's number would be; nil where the sum is of another kind.
    var value: @Sendable (SumOfProducts) -> Double?
    var derivation: @Sendable (SumOfProducts) -> Derivation
  }

  /// The simplest first.
  private static func candidates(_ sum: SumOfProducts) -> [Candidate] {
    let count = sum.terms.count
    guard count > 1, count <= 12 else { return whole }
    let subsets = (1..<(1 << count) - 1).sorted { $0.nonzeroBitCount > $1.nonzeroBitCount }
    let orders = count <= 5 ? permutations(Array(0..<count)) : []
    let single = (0..<count).flatMap { [turned($0), twice($0)] }
    return subsets.prefix(count).map(without) + single + whole
      + subsets.dropFirst(count).map(without) + orders.map(paired)
  }

  /// One term with the wrong sign.
  private static func turned(_ index: Int) -> Candidate {
    @Sendable func change(_ sum: SumOfProducts) -> SumOfProducts {
      var changed = sum
      changed.terms[index].isSubtracted.toggle()
      return changed
    }
    return Candidate(
      value: { change($0).value },
      derivation: { sum in
        Derivation(text: change(sum).text, words: "\(sum.terms[index].text) has the wrong sign")
      })
  }

  /// One term counted twice.
  private static func twice(_ index: Int) -> Candidate {
    @Sendable func change(_ sum: SumOfProducts) -> SumOfProducts {
      var changed = sum
      changed.terms.insert(sum.terms[index], at: index)
      return changed
    }
    return Candidate(
      value: { change($0).value },
      derivation: { sum in
        Derivation(text: change(sum).text, words: "\(sum.terms[index].text) is counted twice")
      })
  }

  /// Only the terms whose bits are set.
  private static func without(_ kept: Int) -> Candidate {
    @Sendable func change(_ sum: SumOfProducts) -> SumOfProducts {
      SumOfProducts(
        terms: sum.terms.enumerated().filter { kept & 1 << $0.offset != 0 }.map(\.element))
    }
    return Candidate(
      value: { change($0).value },
      derivation: { sum in
        let missing = sum.terms.enumerated().filter { kept & 1 << $0.offset == 0 }.map(\.element)
        let words =
          missing.count <= 3
          ? "\(listed(missing.map(\.text))) \(missing.count == 1 ? "is" : "are") missing"
          : "the other \(missing.count) \(sum.noun) are missing"
        return Derivation(text: change(sum).text, words: words)
      })
  }

  /// The same factors, multiplied in other pairs: what an exchanged index does.
  private static func paired(_ order: [Int]) -> Candidate {
    @Sendable func change(_ sum: SumOfProducts) -> SumOfProducts? {
      guard sum.terms.allSatisfy({ $0.factors.count == 2 }) else { return nil }
      var changed = sum
      for (index, other) in order.enumerated() {
        changed.terms[index].factors[1] = sum.terms[other].factors[1]
      }
      return changed
    }
    return Candidate(
      value: { change($0)?.value },
      derivation: {
        Derivation(text: change($0)?.text ?? "", words: "the right numbers meet in the wrong pairs")
      })
  }

  // MARK: All terms alike

  private static let whole: [Candidate] = [
    pairwise("added where they should be multiplied", { $0 + $1 }) { "\($0) + \($1)" },
    pairwise("subtracted where they should be multiplied", { $0 - $1 }) { "(\($0) − \($1))" },
    pairwise("the second factor of each product is left out", { one, _ in one }) { one, _ in one },
    pairwise("the first factor of each product is left out", { _, other in other }) { $1 },
    Candidate(
      isOfAllTerms: true,
      value: { sum in
        sum.terms.count > 1 ? sum.terms.map(\.value).max() : nil
      },
      derivation: { sum in
        Derivation(
          text: sum.terms.max { $0.value < $1.value }?.text ?? "",
          words: "the largest of the \(sum.noun), not their sum")
      }),
    Candidate(
      isOfAllTerms: true,
      value: { sum in
        sum.terms.reduce(0) { $0 + $1.value.magnitude }
      },
      derivation: { sum in
        Derivation(
          text: sum.terms.map { "|\($0.bareText)|" }.joined(separator: " + "),
          words: "the \(sum.noun) have lost their signs")
      }),
    Candidate(
      isOfAllTerms: true,
      value: { sum in
        guard sum.terms.count > 1, sum.arePairs else { return nil }
        return sum.column(0).reduce(0) { $0 + $1.value } * sum.column(1).reduce(0) { $0 + $1.value }
      },
      derivation: { sum in
        let sides = [0, 1].map { side in
          "(" + sum.column(side).map(\.text).joined(separator: " + ") + ")"
        }
        return Derivation(
          text: sides.joined(separator: "·"), words: "added first, and multiplied only then")
      }),
  ]

  /// A sum in which something else than a product stands for each pair of factors.
  private static func pairwise(
    _ words: String, _ value: @escaping @Sendable (Double, Double) -> Double,
    _ text: @escaping @Sendable (String, String) -> String
  ) -> Candidate {
    Candidate(
      isOfAllTerms: true,
      value: { sum in
        guard sum.arePairs else { return nil }
        return zip(sum.column(0), sum.column(1)).reduce(0) { $0 + value($1.0.value, $1.1.value) }
      },
      derivation: { sum in
        let parts = zip(sum.column(0), sum.column(1)).map { text($0.text, $1.text) }
        return Derivation(text: parts.joined(separator: " + "), words: words)
      })
  }

  // MARK: Counting

  private static func permutations(_ numbers: [Int]) -> [[Int]] {
    guard let last = numbers.last else { return [[]] }
    return permutations(numbers.dropLast()).flatMap { shorter in
      (0...shorter.count).map { place in
        Array(shorter[..<place]) + [last] + shorter[place...]
      }
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

  fileprivate func column(_ index: Int) -> [Factor] { terms.map { $0.factors[index] } }
}
