public import ConvNet
internal import TerminalText

/// An operation worked out on given numbers: every cell of the result with the terms it is made of.
///
///     let explanation = try Explanation.correlate2D(
///       [[1, 2, 3], [4, 5, 6]], [[10, 20], [30, 40]], mode: .valid)
///     explanation.cells[0].working  // 1·10 + 2·20 + 4·30 + 5·40 = 370
///
/// The terms are found here; the results come from `ConvNet`, and tests hold the two together.
public struct Explanation: Sendable, Equatable {
  /// What is worked out.
  public let operation: Operation
  /// What goes in, as it is used: the filter of a convolution is already rotated.
  public let operands: [Grid]
  /// What comes out; a feature map has two, `z` and `a`.
  public let results: [Grid]
  /// In reading order, one for each cell of the first result.
  public let cells: [Cell]

  init(_ operation: Operation, operands: [Grid], results: [Grid], cells: [Cell]) {
    self.operation = operation
    self.operands = operands
    self.results = results
    self.cells = cells
  }
}

extension Explanation {
  /// Numbers with a name: one matrix, several maps, a row of numbers or a single one.
  public struct Grid: Sendable, Equatable {
    /// Its name in formulas: `∂C/∂z`.
    public let name: String
    /// One matrix, or as many as there are maps; a row of numbers is a matrix with one row.
    public let maps: [Matrix]
    /// 3 for maps, 2 for a matrix, 1 for a row of numbers, 0 for a number.
    public let rank: Int

    init(_ name: String, _ matrix: Matrix) {
      self.init(name, maps: [matrix], rank: 2)
    }

    init(_ name: String, _ volume: Volume) {
      self.init(name, maps: volume.maps, rank: 3)
    }

    /// A single one is a matrix.
    init(_ name: String, _ maps: [Matrix]) {
      self.init(name, maps: maps, rank: maps.count == 1 ? 2 : 3)
    }

    init(_ name: String, _ numbers: [Double]) {
      let row = Matrix(rows: 1, columns: numbers.count, cells: numbers)
      self.init(name, maps: [row], rank: 1)
    }

    init(_ name: String, _ number: Double) {
      self.init(name, maps: [[[number]]], rank: 0)
    }

    private init(_ name: String, maps: [Matrix], rank: Int) {
      self.name = name
      self.maps = maps
      self.rank = rank
    }

    /// One length an axis: `[3, 2]` for a matrix of three rows and two columns.
    public var lengths: [Int] {
      let first = maps[0]
      return Array([maps.count, first.rows, first.columns].suffix(rank))
    }

    /// The number at a place.
    public subscript(_ place: Place) -> Double { maps[place.map][place.row, place.column] }

    /// A place as the indices that its rank has.
    public func index(_ place: Place) -> [Int] {
      Array([place.map, place.row, place.column].suffix(rank))
    }
  }

  /// Where a number stands in a grid, counted from 0; in a grid of lower rank what it does not have
  /// is 0.
  public struct Place: Sendable, Hashable {
    /// Which map.
    public var map: Int
    /// Which row of the map.
    public var row: Int
    /// Which column of the map.
    public var column: Int

    init(map: Int = 0, row: Int, column: Int) {
      self.map = map
      self.row = row
      self.column = column
    }
  }

  /// One cell of the result.
  public struct Cell: Sendable, Equatable {
    /// Where the cell stands in the first result.
    public var place: Place
    /// What it is made of, in the order in which it is added up.
    public var terms: [Term]
    /// What is done with the terms.
    public var rule: Rule
    /// How many weights of the overlay hang over the edge, where there is nothing to multiply.
    public var overhanging: Int
    /// The cell's number in each of the results.
    public var values: [Double]
    /// Numbers to which people come who take other terms.
    public var slips: [Slip]

    init(
      _ place: Place, _ terms: [Term], rule: Rule = .sum, overhanging: Int = 0, values: [Double],
      slips: [Slip] = []
    ) {
      self.place = place
      self.terms = terms
      self.rule = rule
      self.overhanging = overhanging
      self.values = values
      self.slips = slips
    }
  }

  /// What makes one number of the terms.
  public enum Rule: Sendable, Equatable {
    /// They are added up.
    case sum
    /// The sum and the bias, then σ of it for the second result.
    case neuron(bias: Double)
    /// The largest of them is taken.
    case maximum
    /// eˣ of the first term over the sum of eˣ of all the others.
    case share
  }

  /// One or more numbers that are multiplied, each with the operand that it comes from.
  public struct Term: Sendable, Equatable {
    /// One at least.
    public var factors: [Factor]

    init(_ factors: Factor...) { self.factors = factors }

    /// What the factors come to.
    public var product: Double { factors.reduce(1) { $0 * $1.value } }
  }

  /// A number in a term, and where it was taken from.
  public struct Factor: Sendable, Equatable {
    /// The number.
    public var value: Double
    /// Which operand, from 0.
    public var operand: Int
    /// Where it stands in the operand.
    public var place: Place

    init(_ value: Double, operand: Int, _ place: Place) {
      self.value = value
      self.operand = operand
      self.place = place
    }
  }
}

// MARK: - In words

extension Explanation.Cell {
  /// The arithmetic of the cell: `1·10 + 2·20 + 4·30 + 5·40 = 370`.
  public var working: String {
    let result = NumberText.short(values.first ?? 0)
    switch rule {
    case .sum where terms.isEmpty: return "nothing to add = \(result)"
    case .sum: return "\(sum) = \(result)"
    case .neuron(let bias):
      let sign = bias < 0 ? "−" : "+"
      let z = "\(terms.isEmpty ? "0" : sum) \(sign) \(NumberText.short(bias.magnitude)) = \(result)"
      guard values.count > 1 else { return z }
      return "z = \(z), a = σ(z) = \(NumberText.short(values[1]))"
    case .maximum:
      let numbers = terms.map { NumberText.short($0.product) }.joined(separator: ", ")
      return "max(\(numbers)) = \(result)"
    case .share:
      let powers = terms.map { "e^\(factor($0.product))" }
      return "\(powers.first ?? "") / (\(powers.dropFirst().joined(separator: " + "))) = \(result)"
    }
  }

  private var sum: String {
    terms.enumerated().map { index, term in
      let product = term.factors.map { factor($0.value) }.joined(separator: "·")
      // A sum may begin with a negative number: no parentheses there.
      return index == 0 && term.factors.count == 1 ? NumberText.short(term.product) : product
    }.joined(separator: " + ")
  }

  private func factor(_ number: Double) -> String {
    number < 0 ? "(\(NumberText.short(number)))" : NumberText.short(number)
  }
}
