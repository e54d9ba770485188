internal import ConvNet
internal import RealModule
internal import TerminalText

extension Explanation {
  /// One number on the way to a cell, which a learner can be asked for.
  public struct Step: Sendable, Equatable {
    /// What is worked out.
    public enum Kind: Sendable, Equatable {
      /// The factors of a term, multiplied.
      case product(term: Int)
      /// All terms, added up.
      case sum
      /// The sum with the bias.
      case bias(Double)
      /// σ of it.
      case activation
      /// The largest term.
      case maximum
      /// eˣ of the first term over the sum of eˣ of the others.
      case share
    }

    /// What is worked out.
    public var kind: Kind
    /// What is asked for, without the numbers that are to be found: `products[0][1]`.
    public var prompt: String
    /// What stands before the equals sign: `2·30`.
    public var question: String
    /// What is right.
    public var answer: Double
    /// Numbers to which people come who do something else, with what that is.
    public var slips: [Slip]
  }

  /// A way of going wrong in a step.
  public struct Slip: Sendable, Equatable {
    /// What was done, as a sentence.
    public var words: String
    /// What comes of it.
    public var value: Double
  }

  /// The numbers on the way to a cell, one after the other: its products, their sum, and what is made
  /// of it.
  public func steps(of cell: Int) -> [Step] {
    let before = cell > 0 ? cells[cell - 1].sum : 0
    let others = others(than: cell)
    let cell = cells[cell]
    var steps: [Step] = []
    if cell.rule != .maximum, cell.rule != .share {
      for (index, term) in cell.terms.enumerated() where term.factors.count > 1 {
        steps.append(
          Step(
            kind: .product(term: index), prompt: prompt(term), question: Self.product(term),
            answer: term.product, slips: slips(ofProduct: term)))
      }
    }
    let sum = cell.sum
    let terms = cell.terms.map(\.product)
    let list = terms.enumerated().map { $0 == 0 ? NumberText.short($1) : Self.factor($1) }
    let hasProducts = cell.terms.contains { $0.factors.count > 1 }
    let sumStep = Step(
      kind: .sum, prompt: hasProducts ? "their sum" : "the sum of the marked cells",
      question: terms.isEmpty ? "nothing to add" : list.joined(separator: " + "),
      answer: sum,
      slips: cell.slips + Self.slips(ofSum: terms, before: before) + turned(cell) + others)
    switch cell.rule {
    case .sum: steps.append(sumStep)
    case .neuron(let bias):
      steps.append(sumStep)
      let sign = bias < 0 ? "−" : "+"
      let text = "\(NumberText.short(sum)) \(sign) \(NumberText.short(bias.magnitude))"
      steps.append(
        Step(
          kind: .bias(bias), prompt: text, question: text,
          answer: cell.values[0],
          slips: [
            Slip(words: "The bias is left out.", value: sum),
            Slip(words: "The bias has the wrong sign.", value: sum - bias),
            Slip(words: "The sum is multiplied by the bias.", value: sum * bias),
          ] + others))
      if cell.values.count > 1 { steps.append(Self.activation(cell.values[0], cell.values[1])) }
    case .maximum: steps.append(Self.maximum(terms, cell.values[0], others))
    case .share: steps.append(Self.share(terms, cell.values[0], others))
    }
    return steps
  }
}

// MARK: - What goes wrong

extension Explanation.Grid {
  fileprivate var places: [Explanation.Place] {
    maps.enumerated().flatMap { map, matrix in
      (0..<matrix.rows).flatMap { row in
        (0..<matrix.columns).map { Explanation.Place(map: map, row: row, column: $0) }
      }
    }
  }
}

extension Explanation.Cell {
  fileprivate var sum: Double { terms.reduce(0) { $0 + $1.product } }
}

extension Explanation {
  /// What makes a wrong number of a step of a cell, in a sentence; nil where that is not known.
  public func words(on typed: TypedNumbers, at step: Step, of cell: Int) -> String? {
    if let slip = step.slips.first(where: { typed.holds([$0.value]) }) { return slip.words }
    guard case .product(let term) = step.kind, operands.count > 1 else { return nil }
    let numbers = typed.readings(of: 1).map { $0[0].value }
    let factors = cells[cell].terms[term].factors
    let (first, second) = (operands[factors[0].operand], operands[factors[1].operand])
    let pairs = first.places.flatMap { one in
      second.places.filter { numbers.contains(first[one] * second[$0]) }.map { (one, $0) }
    }
    // Of several pairs with this product nobody knows which it was.
    guard pairs.count == 1 else { return nil }
    return
      "That would be \(name(first, pairs[0].0))·\(name(second, pairs[0].1)); what is asked for "
      + "is \(name(first, factors[0].place))·\(name(second, factors[1].place))."
  }

  /// Where the product stands in the picture; without a picture of the products, its factors.
  private func prompt(_ term: Term) -> String {
    guard showsProducts, term.factors.count == 2 else {
      return term.factors.map { name(operands[$0.operand], $0.place) }.joined(separator: "·")
    }
    let place = term.factors[1].place
    let map = operands[1].maps.count == 1 ? "" : ", map \(place.map), "
    return "products\(map)[\(place.row)][\(place.column)]"
  }

  /// Whether the products stand in a matrix of their own, in the shape of the second operand.
  public var showsProducts: Bool {
    operands.count > 1 && operation != .fullyConnected
      && cells.contains { $0.terms.contains { $0.factors.count == 2 } }
  }

  /// What the other cells come to.
  private func others(than cell: Int) -> [Slip] {
    cells.indices.filter { $0 != cell }.map { index in
      let place = results[0].index(cells[index].place).map { "[\($0)]" }.joined()
      return Slip(
        words: "That is what another cell comes to, \(results[0].name)\(place).",
        value: cells[index].values[0])
    }
  }

  /// What comes of the overlay when it is turned.
  private func turned(_ cell: Cell) -> [Slip] {
    guard cell.terms.count > 1, cell.terms.allSatisfy({ $0.factors.count == 2 }) else { return [] }
    let overlay = operands[cell.terms[0].factors[1].operand]
    // Not the terms in reverse: of an overlay that hangs over the edge these are other weights.
    let sum = cell.terms.reduce(0) { sum, term in
      let place = term.factors[1].place
      let (rows, columns) = (overlay.maps[place.map].rows, overlay.maps[place.map].columns)
      let turned = Place(
        map: place.map, row: rows - 1 - place.row, column: columns - 1 - place.column)
      return sum + term.factors[0].value * overlay[turned]
    }
    return [Slip(words: "That would be with \(overlay.name) turned by 180°.", value: sum)]
  }

  /// A factor of another place, or another sign between the two.
  private func slips(ofProduct term: Term) -> [Slip] {
    guard term.factors.count == 2 else { return [] }
    let (first, second) = (term.factors[0], term.factors[1])
    var slips = [
      Slip(
        words: "That is the sum of the two; their product is asked for.",
        value: first.value + second.value),
      Slip(words: "The sign is wrong.", value: -term.product),
    ]
    for (factor, other) in [(second, first), (first, second)] {
      let grid = operands[factor.operand]
      for place in grid.places where place != factor.place {
        slips.append(
          Slip(
            words: "That would be with \(name(grid, place)); what is asked for is "
              + "\(name(grid, factor.place)).", value: grid[place] * other.value))
      }
    }
    return slips
  }

  /// `w[0][1]`
  private func name(_ grid: Grid, _ place: Place) -> String {
    grid.name + grid.index(place).map { "[\($0)]" }.joined()
  }

  private static func slips(ofSum terms: [Double], before: Double) -> [Slip] {
    guard let first = terms.first, let last = terms.last, terms.count > 1 else { return [] }
    let sum = terms.reduce(0, +)
    let whole = [
      Slip(words: "That is the first number alone.", value: first),
      Slip(words: "That is the last number alone.", value: last),
      Slip(
        words: "That is the mean of the numbers, not their sum.", value: sum / Double(terms.count)),
      Slip(words: "The sum of the cell before is still in it.", value: sum + before),
      Slip(
        words: "That is the product of the numbers; their sum is asked for.",
        value: terms.reduce(1, *)),
      Slip(
        words: "The signs of the numbers are lost.", value: terms.reduce(0) { $0 + $1.magnitude }),
    ]
    return whole
      + terms.flatMap { term in
        let number = NumberText.short(term)
        return [
          Slip(words: "The \(number) is left out.", value: sum - term),
          Slip(words: "The \(number) is counted twice.", value: sum + term),
          Slip(words: "The \(number) has the wrong sign.", value: sum - 2 * term),
        ]
      }
  }

  private static func activation(_ z: Double, _ a: Double) -> Step {
    Step(
      kind: .activation, prompt: "σ(\(NumberText.short(z)))",
      question: "σ(\(NumberText.short(z)))", answer: a,
      slips: [
        Slip(words: "That is z itself, before σ.", value: z),
        Slip(words: "That is σ of −z.", value: logistic(-z)),
        Slip(words: "That is e^−z alone; σ is 1 / (1 + e^−z).", value: .exp(-z)),
        Slip(words: "That is the slope of σ.", value: a * (1 - a)),
        Slip(words: "That is what a ReLU makes of it.", value: max(0, z)),
      ])
  }

  private static func maximum(_ terms: [Double], _ largest: Double, _ others: [Slip]) -> Step {
    let sum = terms.reduce(0, +)
    return Step(
      kind: .maximum, prompt: "the largest of the marked cells",
      question: "max(\(terms.map { NumberText.short($0) }.joined(separator: ", ")))",
      answer: largest,
      slips: [
        Slip(words: "That is the smallest.", value: terms.min() ?? 0),
        Slip(
          words: "That one is the farthest from 0; the sign counts.",
          value: terms.max { $0.magnitude < $1.magnitude } ?? 0),
        Slip(words: "That is their sum.", value: sum),
        Slip(words: "That is their mean.", value: sum / Double(max(1, terms.count))),
        Slip(words: "A window of negative numbers has a negative maximum.", value: 0),
      ]
        + terms.map { Slip(words: "Another number of the window is larger.", value: $0) } + others)
  }

  private static func share(_ terms: [Double], _ share: Double, _ others: [Slip]) -> Step {
    let rest = terms.dropFirst()
    let powers = rest.map { Double.exp($0) }
    let own = Double.exp(terms.first ?? 0)
    let all = powers.reduce(0, +)
    let text =
      "e^\(factor(terms.first ?? 0)) / ("
      + rest.map { "e^\(factor($0))" }.joined(separator: " + ") + ")"
    return Step(
      kind: .share, prompt: text, question: text, answer: share,
      slips: [
        Slip(words: "That is the power alone, not its share.", value: own),
        Slip(words: "The number itself is missing below the line.", value: own / (all - own)),
        Slip(
          words: "The numbers are divided, and not their powers of e.",
          value: (terms.first ?? 0) / rest.reduce(0, +)),
        Slip(
          words: "That would be the share if all were equal.", value: 1 / Double(max(1, rest.count))
        ),
      ] + powers.map { Slip(words: "That is the share of another number.", value: $0 / all) }
        + others)
  }

  private static func product(_ term: Term) -> String {
    term.factors.map { factor($0.value) }.joined(separator: "·")
  }

  private static func factor(_ number: Double) -> String {
    number < 0 ? "(\(NumberText.short(number)))" : NumberText.short(number)
  }
}
