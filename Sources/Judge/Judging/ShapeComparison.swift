internal import Course

/// Says in which direction a result is too long or too short, with the formula filled in.
enum ShapeComparison {
  /// - Returns: no line where both have the same shape.
  static func lines(
    actual: Value, expected: Value, rules: [ExerciseCase.Axis], label: String? = nil
  ) -> [String] {
    switch (actual, expected) {
    case (.tuple(let actual), .tuple(let expected)):
      zip(actual, expected).flatMap { actual, expected in
        lines(
          actual: actual.value, expected: expected.value, rules: rules,
          label: label.map { "\($0).\(expected.label)" } ?? expected.label)
      }
    case (.list(let actualElements), .list(let expectedElements)):
      list(
        actual, actualElements, expected, expectedElements, rules: rules, label: label)
    case (.none, .none): []
    case (.none, _): ["\(label ?? "the result") is nil, and should not be"]
    case (_, .none): ["\(label ?? "the result") should be nil, and is not"]
    default: []
    }
  }

  private static func list(
    _ actual: Value, _ actualElements: [Value], _ expected: Value, _ expectedElements: [Value],
    rules: [ExerciseCase.Axis], label: String?
  ) -> [String] {
    let prefix = label.map { "\($0): " } ?? ""
    switch (actual.lengths, expected.lengths) {
    case (.ragged(let index, let length, let first, let depth), .regular(let lengths)):
      let names = axisNames(lengths.count)
      // The ragged elements are those whose own axes are `depth` many.
      let element =
        names.indices.contains(names.count - depth - 1)
        ? singular(names[names.count - depth - 1]) : "list"
      let axis = names.indices.contains(names.count - depth) ? names[names.count - depth] : "cells"
      return [
        "\(prefix)\(element) \(index) has \(length) \(axis), but \(element) 0 has \(first): "
          + "every \(element) must be equally long"
      ]
    case (.regular(let actual), .regular(let expected)) where actual != expected:
      return regular(actual, expected, rules: rules, prefix: prefix)
    default:
      if actualElements.count != expectedElements.count {
        return [
          "\(prefix)\(counted(expectedElements.count, "element")) expected, "
            + "yours has \(actualElements.count)"
        ]
      }
      let nested = zip(actualElements, expectedElements).enumerated()
      for (index, (actual, expected)) in nested {
        let lines = lines(
          actual: actual, expected: expected, rules: [], label: "\(label ?? "")[\(index)]")
        if !lines.isEmpty { return lines }
      }
      return []
    }
  }

  private static func regular(
    _ actual: [Int], _ expected: [Int], rules: [ExerciseCase.Axis], prefix: String
  ) -> [String] {
    // An empty result says nothing of its own axes.
    let names = axisNames(expected == [0] ? actual.count : expected.count)
    let fits = rules.count == expected.count && rules.map(\.length) == expected
    var lines: [String] = []
    for axis in expected.indices {
      // An empty list has no rows to count the columns of.
      let length = axis < actual.count ? actual[axis] : nil
      guard length != expected[axis] else { continue }
      if length == nil, !lines.isEmpty { continue }
      let yours = length.map { "yours has \($0)" } ?? "yours has none"
      if fits, rules[axis].formula != "\(expected[axis])" {
        let rule = rules[axis]
        lines.append("\(prefix)\(rule.name): \(rule.formula) = \(rule.length), \(yours)")
      } else {
        let name = fits ? rules[axis].name : names[axis]
        lines.append("\(prefix)\(name): \(expected[axis]) expected, \(yours)")
      }
    }
    return lines
  }

  static func axisNames(_ count: Int) -> [String] {
    switch count {
    case 1: ["elements"]
    case 2: ["rows", "columns"]
    case 3: ["maps", "rows", "columns"]
    case 4: ["filters", "maps", "rows", "columns"]
    default: (0..<count).map { "elements of axis \($0)" }
    }
  }

  private static func singular(_ name: String) -> String {
    name.hasSuffix("s") ? String(name.dropLast()) : name
  }
}
