public import LessonFolder

/// How a number was worked out: the formula that a program really computed.
///
/// It is made by running a program with `TracedNumber` in place of `Double`; sums and products are
/// flat, and what the program decided by comparing is not in it.
public indirect enum Expression: Sendable, Equatable {
  /// An element of an argument.
  case argument(name: String, index: [Int], value: Double)
  /// A number that the program holds.
  case constant(Double)
  /// Two terms at least; one that is subtracted is negative.
  case sum([Expression])
  /// Two factors at least.
  case product([Expression])
  /// The first divided by the second.
  case quotient(Expression, Expression)
  /// The same with the other sign.
  case negative(Expression)
  /// A function of the lessons or of the C library, by the name that formulas have for it.
  case call(String, [Expression], value: Double)
  /// A formula too large to be said.
  case large(Double)
}

extension Expression {
  /// The number that it comes to.
  public var value: Double {
    switch self {
    case .argument(_, _, let value), .constant(let value), .call(_, _, let value),
      .large(let value):
      value
    case .sum(let terms): terms.reduce(0) { $0 + $1.value }
    case .product(let factors):
      factors.dropFirst().reduce(factors.first?.value ?? 1) {
        $0 * $1.value
      }
    case .quotient(let left, let right): left.value / right.value
    case .negative(let part): -part.value
    }
  }

  /// How many numbers of arguments, and constants, stand in it.
  package var leafCount: Int {
    switch self {
    case .argument, .constant, .large: 1
    case .sum(let parts), .product(let parts), .call(_, let parts, _):
      parts.reduce(0) { $0 + $1.leafCount }
    case .quotient(let left, let right): left.leafCount + right.leafCount
    case .negative(let part): part.leafCount
    }
  }

  /// The same with σ where a program spells it out, as 1 / (1 + e^(−z)).
  public var folded: Expression {
    switch self {
    case .quotient(.constant(1), .sum(let terms)) where terms.count == 2:
      if terms[0] == .constant(1), case .call("exp", let arguments, _) = terms[1],
        arguments.count == 1, case .negative(let z) = arguments[0]
      {
        return .call("σ", [z.folded], value: value)
      }
      return .quotient(.constant(1), .sum(terms.map(\.folded)))
    case .argument, .constant, .large: return self
    case .sum(let terms): return .sum(terms.map(\.folded))
    case .product(let factors): return .product(factors.map(\.folded))
    case .quotient(let left, let right): return .quotient(left.folded, right.folded)
    case .negative(let part): return .negative(part.folded)
    case .call(let name, let arguments, let value):
      return .call(name, arguments.map(\.folded), value: value)
    }
  }
}

// MARK: - Reading

/// Reads the words that a traced program writes in the place of each number.
public struct ExpressionReader {
  private var words: ArraySlice<Substring>
  private let parameters: [Signature.Parameter]

  /// A reader of what a program wrote of a call of a function with these parameters.
  public init(_ words: some StringProtocol, parameters: [Signature.Parameter]) {
    self.words = words.split(separator: " ").map { Substring($0) }[...]
    self.parameters = parameters
  }

  /// The formula of each number of a result of this type, in the order of `Value.leaves`.
  ///
  /// Whole numbers, texts and truth values have none, but count.
  ///
  /// - Returns: nil where the words say anything else.
  public mutating func expressions(of type: ValueType) -> [Expression?]? {
    switch type {
    case .number: return expression().map { [$0] }
    case .boolean, .integer, .text:
      return words.popFirst() == nil ? nil : [nil]
    case .optional(let wrapped):
      guard words.first == "N" else { return expressions(of: wrapped) }
      words.removeFirst()
      return [nil]
    case .list(let element):
      guard let count = count("l") else { return nil }
      var all: [Expression?] = []
      for _ in 0..<count {
        guard let expressions = expressions(of: element) else { return nil }
        all += expressions
      }
      return all
    case .tuple(let fields):
      guard count("l") == fields.count else { return nil }
      var all: [Expression?] = []
      for field in fields {
        guard let expressions = expressions(of: field.type) else { return nil }
        all += expressions
      }
      return all
    }
  }

  private mutating func count(_ letter: Character) -> Int? {
    guard let word = words.first, word.first == letter, let count = Int(word.dropFirst()),
      count >= 0, count <= words.count
    else { return nil }
    words.removeFirst()
    return count
  }

  private mutating func expression() -> Expression? {
    guard let word = words.popFirst(), let letter = word.first else { return nil }
    let rest = word.dropFirst()
    switch letter {
    case "c": return number(rest).map(Expression.constant)
    case "v": return number(rest).map(Expression.large)
    case "a":
      let parts = rest.split(separator: ":")
      guard parts.count == 2, let value = number(parts[1]) else { return nil }
      let place = parts[0].split(separator: ",").compactMap { Int($0) }
      guard let argument = place.first, parameters.indices.contains(argument) else { return nil }
      let (name, index) = named(parameters[argument], Array(place.dropFirst()))
      return .argument(name: name, index: index, value: value)
    case "+": return parts(Int(rest)).map(Expression.sum)
    case "*": return parts(Int(rest)).map(Expression.product)
    case "/": return parts(2).map { .quotient($0[0], $0[1]) }
    case "-": return parts(1).map { .negative($0[0]) }
    case "f":
      let head = rest.split(separator: ":")
      guard head.count == 3, let value = number(head[2]), let parts = parts(Int(head[1])) else {
        return nil
      }
      return .call(String(head[0]), parts, value: value)
    default: return nil
    }
  }

  private mutating func parts(_ count: Int?) -> [Expression]? {
    guard let count, count >= 0, count <= words.count else { return nil }
    var parts: [Expression] = []
    for _ in 0..<count {
      guard let part = expression() else { return nil }
      parts.append(part)
    }
    return parts
  }

  /// The labels of a tuple on the way to a number are part of its name: `network.w`.
  private func named(_ parameter: Signature.Parameter, _ path: [Int]) -> (String, [Int]) {
    var (name, type) = (parameter.name, parameter.type)
    var index: [Int] = []
    for step in path {
      switch type {
      case .tuple(let fields) where fields.indices.contains(step):
        (name, type) = ("\(name).\(fields[step].label)", fields[step].type)
      case .list(let element):
        index.append(step)
        type = element
      default: index.append(step)
      }
    }
    return (name, index)
  }

  private func number(_ bits: some StringProtocol) -> Double? {
    UInt64(bits, radix: 16).map { Double(bitPattern: $0) }
  }
}
