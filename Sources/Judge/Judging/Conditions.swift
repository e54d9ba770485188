internal import Course
internal import TerminalText

/// When a function is right: "right in every case in which 'stride' is 1, and in no other".
enum Conditions {
  struct Case: Sendable {
    var arguments: [Argument]
    var isRight: Bool
  }

  /// - Returns: nil where nothing tells the right cases from the wrong ones, where several things
  ///   do, or where the cases are so few that something was bound to.
  static func sentence(_ cases: [Case]) -> String? {
    let cases = cases.map {
      Case(arguments: $0.arguments.flatMap(\.withElements), isRight: $0.isRight)
    }
    let right = cases.filter(\.isRight)
    let wrong = cases.filter { !$0.isRight }
    guard right.count > 1, let first = wrong.first,
      cases.allSatisfy({ $0.arguments.count == first.arguments.count })
    else { return nil }
    var tried = 0
    var found: [String] = []
    for (position, argument) in first.arguments.enumerated() {
      for property in properties(argument.value) {
        tried += 1
        let inRight = right.map { property.of($0.arguments[position].value) }
        let inWrong = wrong.map { property.of($0.arguments[position].value) }
        guard let value = inRight[0], inRight.allSatisfy({ $0 == value }),
          inWrong.allSatisfy({ $0 != nil && $0 != value })
        else { continue }
        found.append(property.says(argument.name, value))
      }
    }
    guard found.count == 1, isTelling(right.count, wrong.count, tried: tried) else { return nil }
    return "right in every case in which \(found[0]), and in no other"
  }

  /// Whether one property in a hundred courses at most would part the cases just so by chance.
  ///
  /// With r right and w wrong cases there are (r + w)! / (r! · w!) ways to part them.
  private static func isTelling(_ right: Int, _ wrong: Int, tried: Int) -> Bool {
    var ways = 1.0
    for number in 1...min(right, wrong) {
      ways *= Double(right + wrong + 1 - number) / Double(number)
    }
    return ways >= 100 * Double(tried)
  }

  private struct Property {
    /// A word or number for the property of an argument; nil where it has none.
    var of: (Value) -> String?
    var says: (_ name: String, _ value: String) -> String
  }

  private static func properties(_ value: Value) -> [Property] {
    if value.integer != nil {
      return [Property(of: { $0.integer.map(String.init) }, says: { "'\($0)' is \($1)" })]
    }
    if case .tuple(let fields) = value {
      let labels = fields.map(\.label)
      return [
        Property(
          of: { value in
            guard case .tuple(let fields) = value, fields.count == 2 else { return nil }
            return fields[0].value == fields[1].value ? "equal" : "not equal"
          },
          says: { "\(labels.joined(separator: " and ")) of '\($0)' are \($1)" })
      ]
    }
    if value.number != nil {
      return [
        Property(of: { $0.number.map { $0 == 0 ? "0" : "not 0" } }, says: { "'\($0)' is \($1)" }),
        Property(
          of: { $0.number.map { $0 < 0 ? "negative" : "not negative" } },
          says: { "'\($0)' is \($1)" }),
      ]
    }
    return [
      Property(
        of: { value in
          lengths(value).flatMap { lengths in
            lengths.count < 2
              ? nil
              : lengths[lengths.count - 2] == lengths[lengths.count - 1] ? "square" : "not square"
          }
        }, says: { "'\($0)' is \($1)" }),
      Property(
        of: { lengths($0).map { $0.map(String.init).joined(separator: "×") } },
        says: { name, shape in
          Int(shape).map { "'\(name)' has \(counted($0, "element"))" } ?? "'\(name)' is \(shape)"
        }),
      Property(
        of: { lengths($0).map { $0.contains(1) ? "one row or column" : "more" } },
        says: {
          $1 == "more"
            ? "'\($0)' has several rows and columns" : "'\($0)' is a single line of numbers"
        }
      ),
      Property(
        of: { lengths($0).map { $0.contains(0) ? "empty" : "not empty" } },
        says: { "'\($0)' is \($1)" }),
    ]
  }

  private static func lengths(_ value: Value) -> [Int]? {
    guard case .regular(let lengths) = value.lengths, !lengths.isEmpty else { return nil }
    return lengths
  }
}
