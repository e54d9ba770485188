internal import Course

/// A number (or truth, or text) of a value, and where it stands.
struct Leaf: Sendable, Equatable {
  var place: Place
  var value: Value
}

extension Value {
  /// Every number of the value with its place, row by row.
  var leaves: [Leaf] {
    var leaves: [Leaf] = []
    collect(into: &leaves, place: Place(index: []))
    return leaves
  }

  private func collect(into leaves: inout [Leaf], place: Place) {
    switch self {
    case .list(let elements):
      for (index, element) in elements.enumerated() {
        element.collect(
          into: &leaves, place: Place(label: place.label, index: place.index + [index]))
      }
    case .tuple(let fields):
      for field in fields {
        let label = place.label.map { "\($0).\(field.label)" } ?? field.label
        field.value.collect(into: &leaves, place: Place(label: label, index: place.index))
      }
    default: leaves.append(Leaf(place: place, value: self))
    }
  }

  /// How many elements the value has in each direction.
  var lengths: Lengths {
    guard case .list(let elements) = self else { return .regular([]) }
    guard let first = elements.first else { return .regular([0]) }
    guard case .regular(let inner) = first.lengths else { return first.lengths }
    for (index, element) in elements.enumerated() {
      guard case .regular(let other) = element.lengths else { return element.lengths }
      if other != inner {
        return .ragged(
          index: index, length: other.first ?? 0, first: inner.first ?? 0, depth: inner.count)
      }
    }
    return .regular([elements.count] + inner)
  }

  enum Lengths: Equatable {
    case regular([Int])
    /// Element `index` has `length` elements where the first has `first`; `depth` axes lie within.
    case ragged(index: Int, length: Int, first: Int, depth: Int)
  }
}

extension Place: CustomStringConvertible {
  /// `z[0][1]`; empty for a single number.
  public var description: String {
    (label ?? "") + index.map { "[\($0)]" }.joined()
  }
}
