internal import Course
internal import Judge

extension Value {
  /// The value itself, or each element of a tuple, with the labels that lead there.
  var elements: [(labels: [String], value: Value)] {
    guard case .tuple(let fields) = self else { return [([], self)] }
    return [([], self)]
      + fields.flatMap { field in
        field.value.elements.map { (labels: [field.label] + $0.labels, value: $0.value) }
      }
  }

  /// Whether it is a row of numbers, or rows of equal length.
  var isMatrix: Bool {
    guard case .regular(let lengths) = lengths, (1...2).contains(lengths.count) else {
      return false
    }
    return leaves.allSatisfy { $0.value.number != nil }
  }

  /// Whether it has few numbers, each of few digits.
  var isSmall: Bool { leaves.count <= 36 && leaves.allSatisfy { $0.value.isShort } }

  /// The number at a place; nil where there is none.
  func number(at place: ElementPath) -> Value? {
    leaves.first { $0.place == place }.flatMap { $0.value.number == nil ? nil : $0.value }
  }

  /// The same with other numbers in the order of its leaves.
  func with(_ numbers: [Value]) -> Value {
    var rest = numbers[...]
    return with(&rest)
  }

  private func with(_ rest: inout ArraySlice<Value>) -> Value {
    switch self {
    case .list(let elements): return .list(elements.map { $0.with(&rest) })
    case .tuple(let fields):
      return .tuple(fields.map { Field($0.label, $0.value.with(&rest)) })
    default: return rest.popFirst() ?? self
    }
  }

  /// The same with another number at a place.
  func replacing(_ place: ElementPath, with number: Value) -> Value {
    with(leaves.map { $0.place == place ? number : $0.value })
  }

  /// Whether nobody takes one for the other: another shape, or a number that differs by more than
  /// rounding to two decimals does.
  func isApart(from other: Value) -> Bool {
    let (mine, others) = (leaves, other.leaves)
    guard mine.map(\.place) == others.map(\.place) else { return true }
    return zip(mine, others).contains { one, another in
      guard let one = one.value.number, let another = another.value.number else {
        return one.value != another.value
      }
      guard one.isFinite, another.isFinite else { return one != another }
      let areWhole = one == one.rounded() && another == another.rounded()
      return (one - another).magnitude > (areWhole ? 0 : 0.021)
    }
  }
}

extension Value {
  /// A step into a value.
  enum Step: Equatable, CustomStringConvertible {
    case index(Int)
    case label(String)

    /// As Swift writes it.
    var description: String {
      switch self {
      case .index(let index): "[\(index)]"
      case .label(let label): ".\(label)"
      }
    }
  }

  /// The steps to the number at a place, in their order: a list of tuples has the index first.
  func way(to place: ElementPath) -> [Step] {
    var (labels, indices) = (place.labels[...], place.index[...])
    var value = self
    var way: [Step] = []
    while true {
      switch value {
      case .list(let elements):
        guard let index = indices.popFirst(), elements.indices.contains(index) else { return way }
        way.append(.index(index))
        value = elements[index]
      case .tuple(let fields):
        guard let label = labels.popFirst(),
          let field = fields.first(where: { $0.label == label })
        else { return way }
        way.append(.label(label))
        value = field.value
      default: return way
      }
    }
  }
}

extension ElementPath {
  /// Its index as a list of whole numbers.
  var value: Value { .list(index.map(Value.integer)) }
}

extension ItemMaker.Sample {
  /// Which of the result's numbers stand in an element of it.
  func leaves(below labels: [String]) -> [Int] {
    expected.leaves.enumerated().filter { $1.place.labels.starts(with: labels) }.map(\.offset)
  }
}
