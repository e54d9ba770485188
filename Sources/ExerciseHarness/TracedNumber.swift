#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A number that remembers the expression it came from.
///
/// Compiled in place of `Double`, it makes a program's result say how it was worked out:
///
///     correlate(x, w)[0][1]  // x[0][1]·w[0][0] + x[0][2]·w[0][1] + …
///
/// What a comparison decides leaves no trace: of a maximum found by comparing, the winner is known.
public struct TracedNumber: Sendable {
  /// What it comes to.
  public var value: Swift.Double
  var trace: Trace

  init(_ value: Swift.Double, _ trace: Trace) {
    self.value = value
    self.trace = trace
  }
}

/// The expression of a number; large ones are cut where they are written.
indirect enum Trace: Sendable {
  /// An element of an argument: the argument's number, and where in it.
  case argument(Int, [Int])
  case constant
  case sum([TracedNumber])
  case product([TracedNumber])
  case quotient(TracedNumber, TracedNumber)
  case negative(TracedNumber)
  /// A function of the lessons or of the C library, with its arguments.
  case call(String, [TracedNumber])
}

// MARK: - What Double can do

extension TracedNumber: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  public init(floatLiteral value: Swift.Double) { self.init(value, .constant) }
  public init(integerLiteral value: Int) { self.init(Swift.Double(value), .constant) }
  /// A constant, as of a `Double`.
  public init(_ value: Int) { self.init(Swift.Double(value), .constant) }
  /// The same number.
  public init(_ value: TracedNumber) { self = value }
}

extension TracedNumber: Comparable, Hashable {
  public static func == (left: Self, right: Self) -> Bool { left.value == right.value }
  public static func < (left: Self, right: Self) -> Bool { left.value < right.value }
  public static func <= (left: Self, right: Self) -> Bool { left.value <= right.value }
  public static func > (left: Self, right: Self) -> Bool { left.value > right.value }
  public static func >= (left: Self, right: Self) -> Bool { left.value >= right.value }
  public func hash(into hasher: inout Hasher) { hasher.combine(value) }
}

extension TracedNumber: SignedNumeric {
  public init?<Source: BinaryInteger>(exactly source: Source) {
    guard let value = Swift.Double(exactly: source) else { return nil }
    self.init(value, .constant)
  }

  public var magnitude: TracedNumber { Self(value.magnitude, .call("abs", [self])) }

  public static func + (left: Self, right: Self) -> Self {
    // A sum that is built up begins at a zero that nobody would write.
    if left.isZeroConstant { return right }
    if right.isZeroConstant { return left }
    return Self(left.value + right.value, .sum(left.terms + right.terms))
  }

  public static func - (left: Self, right: Self) -> Self {
    let negative = -right
    if left.isZeroConstant { return negative }
    return Self(left.value - right.value, .sum(left.terms + [negative]))
  }

  public static func * (left: Self, right: Self) -> Self {
    // A zero of a frame that a program puts around its input is no number of the input.
    if left.isZeroConstant || right.isZeroConstant {
      return Self(left.value * right.value, .constant)
    }
    return Self(left.value * right.value, .product(left.factors + right.factors))
  }

  /// A quotient, traced.
  public static func / (left: Self, right: Self) -> Self {
    Self(left.value / right.value, .quotient(left, right))
  }

  public static prefix func - (number: Self) -> Self {
    if case .constant = number.trace { return Self(-number.value, .constant) }
    return Self(-number.value, .negative(number))
  }

  /// The same number.
  public static prefix func + (number: Self) -> Self { number }
  public mutating func negate() { self = -self }
  public static func += (left: inout Self, right: Self) { left = left + right }
  public static func -= (left: inout Self, right: Self) { left = left - right }
  public static func *= (left: inout Self, right: Self) { left = left * right }
  /// A quotient in the place of the number.
  public static func /= (left: inout Self, right: Self) { left = left / right }

  private var isZeroConstant: Bool {
    if case .constant = trace { return value == 0 }
    return false
  }

  private var terms: [TracedNumber] {
    if case .sum(let terms) = trace { return terms }
    return [self]
  }

  private var factors: [TracedNumber] {
    if case .product(let factors) = trace { return factors }
    return [self]
  }
}

extension TracedNumber: CustomStringConvertible {
  public var description: String { "\(value)" }
  public static let zero = Self(0, .constant)
  /// As of a `Double`.
  public static let infinity = Self(.infinity, .constant)
  /// As of a `Double`.
  public static let nan = Self(.nan, .constant)
  /// As of a `Double`.
  public static let pi = Self(.pi, .constant)
  /// As of a `Double`.
  public static let leastNormalMagnitude = Self(.leastNormalMagnitude, .constant)
  /// As of a `Double`.
  public static let leastNonzeroMagnitude = Self(.leastNonzeroMagnitude, .constant)
  /// As of a `Double`.
  public static let greatestFiniteMagnitude = Self(.greatestFiniteMagnitude, .constant)
  /// As of a `Double`.
  public static let ulpOfOne = Self(.ulpOfOne, .constant)
  /// As of a `Double`.
  public var isNaN: Bool { value.isNaN }
  /// As of a `Double`.
  public var isFinite: Bool { value.isFinite }
  /// As of a `Double`.
  public var isInfinite: Bool { value.isInfinite }
  /// As of a `Double`.
  public var isZero: Bool { value.isZero }
  /// Traced as a call of `sqrt`.
  public func squareRoot() -> Self { sqrt(self) }
  /// Traced as a call of `round`.
  public func rounded() -> Self { Self(value.rounded(), .call("round", [self])) }
  /// Traced as a call of `round`, whatever the rule.
  public func rounded(_ rule: FloatingPointRoundingRule) -> Self {
    Self(value.rounded(rule), .call("round", [self]))
  }
}

extension Int {
  public init(_ number: TracedNumber) { self.init(number.value) }
}

// MARK: - Functions

private func called(
  _ name: String, _ number: TracedNumber, _ function: (Swift.Double) -> Swift.Double
) -> TracedNumber {
  TracedNumber(function(number.value), .call(name, [number]))
}

/// eˣ, traced as a call.
public func exp(_ x: TracedNumber) -> TracedNumber { called("exp", x, exp) }
/// The natural logarithm, traced as a call.
public func log(_ x: TracedNumber) -> TracedNumber { called("log", x, log) }
/// The logarithm to base 2, traced as a call.
public func log2(_ x: TracedNumber) -> TracedNumber { called("log2", x, log2) }
/// The logarithm to base 10, traced as a call.
public func log10(_ x: TracedNumber) -> TracedNumber { called("log10", x, log10) }
/// The square root, traced as a call.
public func sqrt(_ x: TracedNumber) -> TracedNumber { called("sqrt", x, sqrt) }
/// The hyperbolic tangent, traced as a call.
public func tanh(_ x: TracedNumber) -> TracedNumber { called("tanh", x, tanh) }
/// The largest whole number that is not above it, traced as a call.
public func floor(_ x: TracedNumber) -> TracedNumber { called("floor", x, floor) }
/// The number without its sign, traced as a call.
public func abs(_ x: TracedNumber) -> TracedNumber { x.magnitude }
/// The number without its sign, traced as a call of `abs`.
public func fabs(_ x: TracedNumber) -> TracedNumber { x.magnitude }

/// A power, traced as a call.
public func pow(_ x: TracedNumber, _ y: TracedNumber) -> TracedNumber {
  TracedNumber(pow(x.value, y.value), .call("pow", [x, y]))
}

/// The larger number, traced as one call with all numbers that were compared.
public func max(_ x: TracedNumber, _ y: TracedNumber) -> TracedNumber {
  TracedNumber(Swift.max(x.value, y.value), .call("max", x.alike("max") + y.alike("max")))
}

/// The smaller number, traced as one call with all numbers that were compared.
public func min(_ x: TracedNumber, _ y: TracedNumber) -> TracedNumber {
  TracedNumber(Swift.min(x.value, y.value), .call("min", x.alike("min") + y.alike("min")))
}

extension TracedNumber {
  /// The arguments of a maximum of which another is taken.
  fileprivate func alike(_ name: String) -> [TracedNumber] {
    if case .call(name, let arguments) = trace { return arguments }
    return [self]
  }

  /// The result of a function of a lesson that returns one number.
  public static func called(
    _ name: String, _ arguments: [TracedNumber], _ result: TracedNumber
  ) -> TracedNumber {
    TracedNumber(result.value, .call(name, arguments.isEmpty ? [result] : arguments))
  }
}

// MARK: - On the wire

extension WireReader {
  /// A number that stands where the reader is in an argument.
  public func number() -> TracedNumber {
    let value: Swift.Double = number()
    return TracedNumber(value, .argument(argument, path))
  }
}

extension WireWriter {
  /// The expression in words, its operation before its parts.
  ///
  /// `v` and the bits of the value stand for an expression too large to be said.
  public func write(_ number: TracedNumber) {
    var budget = 600
    let start = words
    if !write(number, &budget) {
      words = start
      add("v" + String(number.value.bitPattern, radix: 16))
    }
  }

  /// - Returns: false where the budget is used up.
  private func write(_ number: TracedNumber, _ budget: inout Int) -> Bool {
    budget -= 1
    guard budget > 0 else { return false }
    let parts: [TracedNumber]
    switch number.trace {
    case .argument(let argument, let path):
      let place = ([argument] + path).map(String.init).joined(separator: ",")
      add("a\(place):" + String(number.value.bitPattern, radix: 16))
      return true
    case .constant:
      add("c" + String(number.value.bitPattern, radix: 16))
      return true
    case .sum(let terms): (parts, _) = (terms, add("+\(terms.count)"))
    case .product(let factors): (parts, _) = (factors, add("*\(factors.count)"))
    case .quotient(let left, let right): (parts, _) = ([left, right], add("/"))
    case .negative(let part): (parts, _) = ([part], add("-"))
    case .call(let name, let arguments):
      add("f\(name):\(arguments.count):" + String(number.value.bitPattern, radix: 16))
      parts = arguments
    }
    for part in parts where !write(part, &budget) { return false }
    return true
  }
}
