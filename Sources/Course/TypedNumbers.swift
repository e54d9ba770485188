/// Numbers as people type them: `470`, `10 000`, `10,000`, `0,3`, `−2`, `3/4`, `1 1/2`, `25 %`,
/// `28 − 4 + 1 = 25`, `3×4`, `3 rows, 4 columns`.
///
///     TypedNumbers("10,000").readings(of: 1)  // 10000, and 10 with three decimals
///
/// A comma can group digits, be a point, or stand between two numbers. So a text has several
/// readings; whoever compares it with an answer takes the one that fits.
public struct TypedNumbers: Sendable {
  /// Each way to read all of the text, likeliest first.
  private let readings: [[TypedNumber]]

  /// More than any answer that a person types.
  private static let longest = 400

  /// Reads a text; one that holds anything else than numbers has no readings.
  public init(_ text: String) {
    guard text.utf8.count <= Self.longest else {
      readings = []
      return
    }
    let plain = Self.plain(text)
    var texts: [String] = []
    for text in [plain, Self.ungrouped(plain, " ’'\u{A0}\u{202F}")] {
      let asPoint = text.replacing(/,(\d)/) { ".\($0.1)" }
      texts += [Self.ungrouped(text, ","), asPoint, text]
      // As in 1.000,5: the comma is the point, and points group.
      let german = Self.ungrouped(text, ".")
      if german != text { texts.append(german.replacing(",", with: ".")) }
    }
    var readings: [[TypedNumber]] = []
    for text in texts {
      let words = text.split { " ,;[](){}×x|’'\t\n\u{A0}\u{202F}".contains($0) }
      let numbers = words.compactMap { TypedNumber($0) }
      guard !numbers.isEmpty, numbers.count == words.count, !readings.contains(numbers) else {
        continue
      }
      readings.append(numbers)
    }
    if let mixed = plain.wholeMatch(of: /(-?)(\d+) +(\d+\/\d+)/),
      let whole = TypedNumber(mixed.2), let part = TypedNumber(mixed.3)
    {
      let size = whole.value + part.value
      readings.append([TypedNumber(value: mixed.1.isEmpty ? size : -size, places: nil)])
    }
    self.readings = readings
  }

  /// Whether the text is numbers and nothing else.
  public var isReadable: Bool { !readings.isEmpty }

  /// How many numbers it holds, read in the likeliest way; 0 where it is not readable.
  public var count: Int { readings.last?.count ?? 0 }

  /// The ways to read it as so many numbers, likeliest first.
  public func readings(of count: Int) -> [[TypedNumber]] { readings.filter { $0.count == count } }

  /// Whether it can be read as these numbers, each to as many decimals as are asked for.
  public func holds(_ numbers: [Double], asked: Int? = nil) -> Bool {
    readings(of: numbers.count).contains { reading in
      zip(reading, numbers).allSatisfy { $0.match($1, asked: asked) == .right }
    }
  }

  /// With hyphens for minus signs, without the words that people put beside numbers; of a sum with its
  /// result, the result.
  private static func plain(_ text: String) -> String {
    let result = text.split(omittingEmptySubsequences: false) { "=≈".contains($0) }.last ?? ""
    let hyphens = String(result.map { "−–‒﹣－".contains($0) ? "-" : $0 })
    let lower = hyphens.lowercased()
      .replacing(/\b(?:rows?|columns?|cols?|maps?|by|and)\b/, with: " ")
      .replacing(/(\d)\s+%/) { "\($0.1)%" }
      .replacing(/-\s+(\d)/) { "-\($0.1)" }
    return trimmed(lower)
  }

  /// Without the signs between groups of three digits.
  private static func ungrouped(_ text: String, _ signs: String) -> String {
    guard text.contains(where: signs.contains) else { return text }
    return text.replacing(/\d+(?:[ ,.’'\u{A0}\u{202F}]\d{3})+(?!\d)/) { match in
      let groups = match.0.split { !("0"..."9").contains($0) }
      let isGrouped = match.0.allSatisfy { ("0"..."9").contains($0) || signs.contains($0) }
      guard isGrouped, let first = groups.first, first.count <= 3, first != "0" else {
        return String(match.0)
      }
      return groups.joined()
    }
  }
}

/// One number as it was typed, with how exact it was meant.
public struct TypedNumber: Sendable, Equatable {
  /// What it comes to.
  public let value: Double
  /// With how many decimals it was typed; nil for a fraction, which is exact.
  public let places: Int?

  init(value: Double, places: Int?) {
    self.value = value
    self.places = places
  }

  /// Takes `3`, `.5`, `1.`, `-2`, `2e-3`, `3/4` and `25%`; nil for anything else.
  init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Self.number($0) }
    guard numbers.count == parts.count else { return nil }
    switch numbers.count {
    case 1: self = numbers[0]
    case 2 where numbers[1].value != 0:
      self.init(value: numbers[0].value / numbers[1].value, places: nil)
    default: return nil
    }
  }

  /// What people call a number: neither `nan` nor `0x1p3`, and none too large to be one.
  private static func number(_ text: some StringProtocol) -> TypedNumber? {
    let isPercent = text.hasSuffix("%")
    var plain = isPercent ? String(text.dropLast()) : String(text)
    if plain.hasSuffix(".") { plain.removeLast() }
    guard plain.allSatisfy({ "0123456789.-+e".contains($0) }), let number = Double(plain),
      number.isFinite
    else { return nil }
    let mantissa = plain.prefix { $0 != "e" }
    let exponent = Int(plain.dropFirst(mantissa.count + 1)) ?? 0
    let decimals = mantissa.drop { $0 != "." }.dropFirst().count
    // Beyond these no double tells a difference.
    let places = max(-400, min(400, decimals - max(-1000, min(1000, exponent))))
    return TypedNumber(
      value: isPercent ? number / 100 : number, places: isPercent ? places + 2 : places)
  }
}

extension TypedNumber {
  /// How a typed number lies to the right one.
  public enum Match: Sendable, Equatable {
    /// It is the number, to as many decimals as were asked for or more.
    case right
    /// It is the number, rounded to fewer decimals than the given.
    case rounded(asked: Int)
    /// It is another one.
    case other
  }

  /// Compares the number with an answer.
  ///
  /// - Parameter asked: to how many decimals the answer is asked for; without it two, and so many
  ///   that two digits are there besides zeros. An answer that has no more is asked for whole.
  public func match(_ answer: Double, asked: Int? = nil) -> Match {
    guard answer.isFinite else { return value == answer ? .right : .other }
    let difference = (value - answer).magnitude
    if difference <= 1e-9 * answer.magnitude || difference <= 1e-300 { return .right }
    guard answer != answer.rounded() else { return .other }
    let asked = asked ?? Self.places(for: answer)
    let scaled = answer.magnitude * Self.power(asked)
    let isWhole = (scaled - scaled.rounded()).magnitude <= 1e-9 * max(1, scaled)
    if !isWhole, difference <= Self.halfUnit(asked) { return .right }
    guard let places, (1..<asked).contains(places), difference <= Self.halfUnit(places) else {
      return .other
    }
    return .rounded(asked: asked)
  }

  /// Whether all decimals that were typed are those of the answer, and enough of them.
  func isRounding(of answer: Double) -> Bool {
    guard match(answer) == .right, answer.isFinite else { return value == answer }
    let difference = (value - answer).magnitude
    return difference <= 1e-9 * answer.magnitude
      || places.map { difference <= Self.halfUnit($0) } == true
  }

  private static func places(for answer: Double) -> Int {
    var places = 2
    while places < 300, (answer.magnitude * power(places)).rounded() < 10 { places += 1 }
    return places
  }

  private static func power(_ exponent: Int) -> Double {
    (0..<exponent).reduce(1.0) { power, _ in power * 10 }
  }

  private static func halfUnit(_ places: Int) -> Double { 0.5 * (1 + 1e-9) / power(places) }
}
