internal import Course

/// The cells of an argument of which a number of the learner's was made, beside those of which the
/// right one is.
///
/// Both come from the formulas that were computed, so that nothing of it is guessed. What a
/// comparison decided is not in a formula: of a maximum only the winner is.
public struct CellsUsed: Sendable, Equatable {
  /// A matrix among the arguments: `input`, `maps[1]`.
  public var argument: String
  /// Its numbers.
  public var rows: [[Double]]
  /// The rows and columns of those that were taken.
  var yours: Set<Cell>
  /// The rows and columns of those that should have been.
  var right: Set<Cell>

  /// A place in a matrix.
  struct Cell: Sendable, Hashable {
    var row: Int
    var column: Int
  }
}

extension CellsUsed {
  /// The first matrix of which the two formulas take different cells.
  ///
  /// - Returns: nil where they take the same ones, or where all of its cells belong there, or none:
  ///   there is nothing to slide then.
  init?(yours: Expression, right: Expression, in arguments: [Argument]) {
    guard let taken = yours.places, let belonging = right.places else { return nil }
    for argument in arguments.flatMap(\.withElements) {
      for (index, rows) in argument.value.matrices {
        func cells(_ places: [Expression.Place]) -> Set<Cell> {
          Set(
            places.filter {
              $0.name == argument.name && $0.index.count == index.count + 2
                && Array($0.index.prefix(index.count)) == index
            }.map { Cell(row: $0.index[index.count], column: $0.index[index.count + 1]) })
        }
        let (mine, others) = (cells(taken), cells(belonging))
        guard mine != others, !mine.isEmpty, !others.isEmpty,
          others.count < rows.reduce(0, { $0 + $1.count })
        else { continue }
        self.init(
          argument: argument.name + index.map { "[\($0)]" }.joined(), rows: rows, yours: mine,
          right: others)
        return
      }
    }
    return nil
  }
}

extension Value {
  /// The matrices in it, with the places at which they stand.
  fileprivate var matrices: [(index: [Int], rows: [[Double]])] {
    if let matrix { return matrix.contains { !$0.isEmpty } ? [([], matrix)] : [] }
    guard case .list(let elements) = self else { return [] }
    return elements.enumerated().flatMap { position, element in
      element.matrices.map { ([position] + $0.index, $0.rows) }
    }
  }
}

extension Expression {
  fileprivate struct Place {
    var name: String
    var index: [Int]
  }

  /// Every number of an argument in it; nil where a part was too large to be kept.
  fileprivate var places: [Place]? {
    let parts: [Expression]
    switch self {
    case .large: return nil
    case .constant: return []
    case .argument(let name, let index, _): return [Place(name: name, index: index)]
    case .sum(let inner), .product(let inner), .call(_, let inner, _): parts = inner
    case .quotient(let left, let right): parts = [left, right]
    case .negative(let part): parts = [part]
    }
    var places: [Place] = []
    for part in parts {
      guard let more = part.places else { return nil }
      places += more
    }
    return places
  }
}
