/// How numbers are written everywhere in the product.
///
/// For people with the minus sign of typesetting, as wide as a plus; as ``plain(_:)`` where a
/// program reads them. Cleaning brings the hyphen back where a terminal shows only ASCII, see
/// ``sanitized(_:unicode:keepingNewlines:)``, and where a screen reader listens, see
/// ``TerminalCapabilities/cleaned(_:keepingNewlines:)``.
public enum NumberText {
  /// The shortest decimal that reads back as the same number, without a needless `.0`.
  ///
  ///     NumberText.shortest(370)    // "370"
  ///     NumberText.shortest(-0.5)   // "−0.5"
  ///     NumberText.shortest(-0.0)   // "0"
  ///     NumberText.shortest(-1e-5)  // "−1e-05": an exponent is in a computer's notation
  public static func shortest(_ number: Double) -> String { typeset(plain(number)) }

  /// As ``shortest(_:)`` where that is short, else rounded to so many digits.
  ///
  ///     NumberText.short(0.43230916)                // "0.432309"
  ///     NumberText.short(7.2918404e-09, digits: 2)  // "7.3e-09"
  public static func short(_ number: Double, digits: Int = 6) -> String {
    shortest(shortened(number, digits: digits))
  }

  /// The number that ``short(_:digits:)`` writes.
  ///
  ///     NumberText.shortened(0.43230916)  // 0.432309
  package static func shortened(_ number: Double, digits: Int = 6) -> Double {
    shortest(number).count > digits + 3 ? rounded(number, digits: digits) : number
  }

  /// The number with so many digits, not counting zeros at its start.
  package static func rounded(_ number: Double, digits: Int) -> Double {
    guard number.isFinite, number != 0 else { return number }
    var limit = 1.0
    for _ in 0..<digits { limit *= 10 }
    // Only whole powers of ten are exact.
    var (up, down) = (1.0, 1.0)
    while (number * up).magnitude < limit / 10 { up *= 10 }
    while (number / down).magnitude >= limit { down *= 10 }
    return (number * up / down).rounded() / up * down
  }

  /// The number with so many decimals.
  package static func rounded(_ number: Double, decimals: Int) -> Double {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    return (number * scale).rounded() / scale
  }

  /// So many decimals, rounded as C and NumPy round: by the exact value of the binary number.
  ///
  ///     NumberText.fixed(0.43230916, decimals: 6)  // "0.432309"
  ///     NumberText.fixed(1.115, decimals: 2)       // "1.11": 1.115 is stored as 1.11499…
  ///     NumberText.fixed(-0.001, decimals: 2)      // "0.00"
  ///
  /// - Precondition: at most 15 decimals.
  public static func fixed(_ number: Double, decimals: Int) -> String {
    typeset(plain(number, decimals: decimals))
  }

  /// As ``fixed(_:decimals:)``, but a small number is not none: `7.3e-09`, not `0.0000`.
  package static func fixedNonzero(_ number: Double, decimals: Int) -> String {
    let fixed = fixed(number, decimals: decimals)
    let isLost = number != 0 && number.isFinite && !fixed.contains { ("1"..."9").contains($0) }
    return isLost ? short(number, digits: 2) : fixed
  }

  /// The number as a person would write it, where it is a short one but for rounding errors in its
  /// last digits; nil for any other.
  package static func tidy(_ number: Double) -> String? {
    let text = shortest(number)
    if text.count <= 7 || !number.isFinite { return text }
    // All digits of a whole number count.
    if number.magnitude < 0x1p53, number == number.rounded() { return text }
    guard number.magnitude < 1e9, number.magnitude > 1e-6 else { return nil }
    return (0...6).lazy.map { rounded(number, decimals: $0) }
      .first { ($0 - number).magnitude <= 1e-13 * max(1, number.magnitude) }
      .map(shortest)
  }

  /// As ``tidy(_:)`` where there is such a text, else with so many decimals.
  package static func tidied(_ number: Double, decimals: Int) -> String {
    tidy(number) ?? fixedNonzero(number, decimals: decimals)
  }

  /// Digits in groups of three, as in running text; a long tail of decimals stays as it is.
  ///
  ///     NumberText.grouped("−23520.5")  // "−23,520.5"
  public static func grouped(_ text: String) -> String {
    let start = text.firstIndex { ("0"..."9").contains($0) } ?? text.endIndex
    let whole = text[start...].prefix { ("0"..."9").contains($0) }
    let digits = whole.enumerated().map { index, digit in
      (index > 0 && (whole.count - index) % 3 == 0 ? "," : "") + String(digit)
    }
    return text[..<start] + digits.joined() + text[whole.endIndex...]
  }

  /// A number that is written with a hyphen, with a minus sign.
  ///
  ///     NumberText.typeset("-3")  // "−3"
  public static func typeset(_ plain: String) -> String {
    plain.utf8.first == UInt8(ascii: "-") ? "−" + plain.dropFirst() : plain
  }
}

// MARK: - For programs

extension NumberText {
  /// As ``shortest(_:)`` with a hyphen: what Swift and JSON read.
  ///
  ///     NumberText.plain(-0.5)  // "-0.5"
  public static func plain(_ number: Double) -> String {
    if number == 0 { return "0" }
    // A sign of what is no number means nothing.
    if number.isNaN { return "nan" }
    let text = "\(number)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// As ``fixed(_:decimals:)`` with a hyphen.
  public static func plain(_ number: Double, decimals: Int) -> String {
    precondition((0...15).contains(decimals), "A Double has no more than 15 reliable decimals.")
    // From 2^53 on there are no decimals to round.
    guard number.isFinite, number.magnitude < 0x1p53 else { return plain(number) }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    var whole = number.magnitude.rounded(.towardZero)
    let fraction = number.magnitude - whole
    // fraction · scale is rounded once by the multiplication; the error tells ties from near ties.
    let scaled = fraction * scale
    let error = (-scaled).addingProduct(fraction, scale)
    var digits = scaled.rounded(.toNearestOrEven)
    let distance = scaled - digits
    if distance == 0.5, error > 0 { digits += 1 }
    if distance == -0.5, error < 0 { digits -= 1 }
    if decimals == 0 {
      // The even neighbour of a tie depends on the whole part too.
      digits = 0
      whole = number.magnitude.rounded(.toNearestOrEven)
    } else if digits == scale {
      whole += 1
      digits = 0
    }
    var text = String(Int64(whole))
    if decimals > 0 {
      let tail = String(Int64(digits))
      text += "." + String(repeating: "0", count: decimals - tail.count) + tail
    }
    let isZero = whole == 0 && digits == 0
    return number < 0 && !isZero ? "-" + text : text
  }
}

/// The verb behind a count: `1 cell is`, `2 cells are`.
public func isOrAre(_ count: Int) -> String { count == 1 ? "is" : "are" }

/// A count and what is counted: `1 cell`, `2 cells`.
///
/// - Parameter written: the count as it is to be shown, where that is not in plain digits.
public func counted(_ count: Int, _ noun: String, written: String? = nil) -> String {
  "\(written ?? String(count)) \(noun)\(count == 1 ? "" : "s")"
}
