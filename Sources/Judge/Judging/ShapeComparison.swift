internal import Course
internal import TerminalText

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
      let axes = axes(lengths.count)
      // The ragged elements are those whose own axes are `depth` many.
      let own = axes.count - depth
      let element = axes.indices.contains(own - 1) ? axes[own - 1].one : "list"
      let axis = axes.indices.contains(own) ? axes[own].one : "cell"
      return [
        "\(prefix)\(element) \(index) has \(counted(length, axis)), but \(element) 0 has \(first): "
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

  /// `["rows", "columns"]` for two axes.
  static func axisNames(_ count: Int) -> [String] { axes(count).map(\.many) }

  private static func axes(_ count: Int) -> [(one: String, many: String)] {
    if count == 1 { return [("element", "elements")] }
    if count > 4 { return (0..<count).map { ("list", "elements of axis \($0)") } }
    return ["filter", "map", "row", "column"].suffix(count).map { ($0, $0 + "s") }
  }
}
