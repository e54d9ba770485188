package import Course

/// A number (or truth, or text) of a value, and where it stands.
package struct Leaf: Sendable, Equatable {
  package var place: ElementPath
  package var value: Value

  /// Where the number, or the place that it is a coordinate of, stands: a list of whole numbers in a
  /// matrix is a place.
  var cell: ElementPath {
    guard case .integer = value, place.index.count > 2 else { return place }
    return ElementPath(labels: place.labels, index: place.index.dropLast())
  }
}

extension Value {
  /// Every number of the value with its place, row by row.
  package var leaves: [Leaf] {
    var leaves: [Leaf] = []
    collect(into: &leaves, place: ElementPath(index: []))
    return leaves
  }

  /// The formula of the number at a place, of formulas that stand in the order of ``leaves``.
  func formula(at place: ElementPath, in formulas: [Expression?]) -> Expression? {
    let leaves = leaves
    guard leaves.count == formulas.count,
      let index = leaves.firstIndex(where: { $0.place == place })
    else { return nil }
    return formulas[index]
  }

  private func collect(into leaves: inout [Leaf], place: ElementPath) {
    switch self {
    case .list(let elements):
      for (index, element) in elements.enumerated() {
        element.collect(
          into: &leaves, place: ElementPath(labels: place.labels, index: place.index + [index]))
      }
    case .tuple(let fields):
      for field in fields {
        field.value.collect(
          into: &leaves,
          place: ElementPath(labels: place.labels + [field.label], index: place.index))
      }
    default: leaves.append(Leaf(place: place, value: self))
    }
  }

  /// How many elements the value has in each direction.
  package var lengths: Lengths {
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

  package enum Lengths: Equatable {
    case regular([Int])
    /// Element `index` has `length` elements where the first has `first`; `depth` axes lie within.
    case ragged(index: Int, length: Int, first: Int, depth: Int)
  }
}

extension Value {
  /// The element with these labels, one inside the other; the value itself where there are none.
  package func element(_ labels: [String]) -> Value? {
    labels.reduce(self) { value, label in value?[label] }
  }
}

/// An argument of a call, or an element of one that is a tuple: `stride`, `stride.rows`.
struct Argument: Sendable {
  /// The parameter's name and the labels on the way to the element.
  var path: [String]
  var value: Value

  var name: String { path.joined(separator: ".") }

  /// The argument and, of a tuple, its elements.
  var withElements: [Argument] {
    guard case .tuple(let fields) = value else { return [self] }
    return [self]
      + fields.flatMap { Argument(path: path + [$0.label], value: $0.value).withElements }
  }
}
