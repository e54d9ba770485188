internal import RealModule

/// Sums as lessons write them: `1·10 + 2·20 = 50`, `(2 − 3)/2`, `28·28·30 = 23,520`, `3e-12 / 2`.
package struct Arithmetic {
  /// One equation of a text: both sides with their values.
  package struct Equation: Equatable {
    package var left: String
    package var right: String
    package var leftValue: Double
    package var rightValue: Double
    /// How far the sides may lie apart: nothing, or half a unit of the last digit that is shown.
    var tolerance: Double

    package var holds: Bool { (leftValue - rightValue).magnitude <= tolerance }
  }

  /// The equations in a text, those left out whose sides are no plain arithmetic.
  ///
  /// A chain `a = b = c` is two equations.
  package static func equations(in text: String) -> [Equation] {
    let sides = text.split(omittingEmptySubsequences: false) { $0 == "=" || $0 == "≈" }
      .map { trimmed($0) }
    guard sides.count > 1 else { return [] }
    return zip(sides, sides.dropFirst()).compactMap { left, right in
      guard let leftValue = value(of: left), let rightValue = value(of: right) else { return nil }
      return Equation(
        left: left, right: right, leftValue: leftValue, rightValue: rightValue,
        tolerance: tolerance(left, right, size: max(leftValue.magnitude, rightValue.magnitude)))
    }
  }

  /// The value of an expression of numbers, `+ − · × / ^`, parentheses, `⌊ ⌋`, `σ`, `ln`, `exp`.
  package static func value(of text: String) -> Double? {
    var parser = ArithmeticParser(text)
    return parser.parse()
  }

  /// The parts of a sum, each with its sign: `28`, `− 4` and `+ 1`; one part where it is no sum.
  static func parts(of text: String) -> [(text: String, value: Double)] {
    var parts: [String] = [""]
    var depth = 0
    var canEnd = false
    for character in text {
      if "(⌊".contains(character) { depth += 1 }
      if ")⌋".contains(character) { depth -= 1 }
      if depth == 0, canEnd, "+-−".contains(character) {
        parts.append("")
        canEnd = false
      } else if !character.isWhitespace {
        // Behind a sign of multiplication a minus belongs to the number.
        canEnd = !"+-−·×*/÷^(".contains(character)
      }
      parts[parts.count - 1].append(character)
    }
    return parts.compactMap { part in
      let text = trimmed(part)
      let plain = text.first == "+" ? String(text.dropFirst()) : text
      return value(of: plain).map { (text, $0) }
    }
  }

  /// Exact for whole numbers and short decimals, else half a unit of the last digit shown.
  private static func tolerance(_ left: String, _ right: String, size: Double) -> Double {
    let decimals = [left, right].flatMap { numbers(in: $0) }.map(\.decimals).max() ?? 0
    let roundOff = 1e-12 * max(1, size)
    guard decimals >= 3 || left.contains("/") || right.contains("/") else { return roundOff }
    let shown = numbers(in: right).count == 1 ? numbers(in: right)[0].decimals : decimals
    return halfUnit(decimals: shown) + roundOff
  }

  /// How far a number may lie from one that is shown with so many decimals.
  package static func halfUnit(decimals: Int) -> Double {
    0.5000001 * Double.pow(10, -Double(decimals))
  }

  /// The numbers of a text, with how many decimals each is written.
  package static func numbers(in text: String) -> [(value: Double, decimals: Int, digits: Int)] {
    text.matches(of: /\d[\d,]*(\.\d+)?/).compactMap { match in
      var written = String(match.0)
      while written.last == "," { written.removeLast() }
      let isGrouped = written.wholeMatch(of: /\d{1,3}(,\d{3})+(\.\d+)?/) != nil
      guard isGrouped || !written.contains(",") else { return nil }
      let plain = written.filter { $0 != "," }
      guard let value = Double(plain) else { return nil }
      let decimals = plain.firstIndex(of: ".").map { plain[$0...].count - 1 } ?? 0
      let digits = plain.filter(\.isNumber).drop { $0 == "0" }.count
      return (value, decimals, digits)
    }
  }
}

/// Reads an expression from left to right: sums of products of powers.
private struct ArithmeticParser {
  private var rest: Substring

  init(_ text: String) {
    rest = Substring(text)
  }

  mutating func parse() -> Double? {
    guard let value = sum() else { return nil }
    skipBlanks()
    return rest.isEmpty ? value : nil
  }

  private mutating func sum() -> Double? {
    guard var total = product() else { return nil }
    while let sign = take(["+", "-", "−"]) {
      guard let term = product() else { return nil }
      total += sign == "+" ? term : -term
    }
    return total
  }

  private mutating func product() -> Double? {
    guard var total = power() else { return nil }
    while let sign = take(["·", "×", "*", "/", "÷"]) {
      guard let factor = power() else { return nil }
      total = sign == "/" || sign == "÷" ? total / factor : total * factor
    }
    return total
  }

  private mutating func power() -> Double? {
    if take(["-", "−"]) != nil { return power().map { -$0 } }
    guard let base = atom() else { return nil }
    if take(["²"]) != nil { return base * base }
    guard take(["^"]) != nil else { return base }
    guard let exponent = power() else { return nil }
    return Double.pow(base, exponent)
  }

  private mutating func atom() -> Double? {
    if take(["("]) != nil { return closed(by: ")") }
    if take(["⌊"]) != nil { return closed(by: "⌋").map { $0.rounded(.down) } }
    for (name, function) in Self.functions where takeWord(name) {
      guard take(["("]) != nil else { return nil }
      return closed(by: ")").map(function)
    }
    if takeWord("e") { return Double.exp(1) }
    return number()
  }

  private static let functions: [(String, @Sendable (Double) -> Double)] = [
    ("σ′", { sigmoid($0) * (1 - sigmoid($0)) }), ("σ", sigmoid),
    ("ln", { Double.log($0) }), ("exp", { Double.exp($0) }), ("√", { $0.squareRoot() }),
  ]

  private static func sigmoid(_ z: Double) -> Double { 1 / (1 + Double.exp(-z)) }

  private mutating func closed(by closing: Character) -> Double? {
    guard let value = sum(), take([closing]) != nil else { return nil }
    return value
  }

  private mutating func number() -> Double? {
    skipBlanks()
    let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") }
    let exponent = rest.dropFirst(digits.count).prefixMatch(of: /e-?[0-9]+/)?.output ?? ""
    guard let value = Double(digits.filter { $0 != "," } + exponent) else { return nil }
    rest = rest.dropFirst(digits.count + exponent.count)
    return value
  }

  private mutating func take(_ characters: [Character]) -> Character? {
    skipBlanks()
    guard let first = rest.first, characters.contains(first) else { return nil }
    rest.removeFirst()
    return first
  }

  private mutating func takeWord(_ word: String) -> Bool {
    skipBlanks()
    guard rest.hasPrefix(word) else { return false }
    rest = rest.dropFirst(word.count)
    return true
  }

  private mutating func skipBlanks() {
    rest = rest.drop(while: \.isWhitespace)
  }
}
