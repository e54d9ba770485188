internal import Course
internal import TerminalMarkdown

/// Arithmetic as it is shown: with few digits, and a sign that says when digits were left out.
///
///     WorkingText("0.24894671799691806·0.5", makes: .number(0.12447335899845903))?.text
///     // "0.248947·0.5", and the sign is ≈
struct WorkingText {
  var text: String
  var isRounded: Bool

  private static let decimals = 6

  /// With as many digits as it takes for the sum to make what it is said to make.
  ///
  /// - Returns: nil where it does not do so with all its digits.
  init?(_ exact: String, makes number: Value) {
    for digits in [Self.decimals, 9, 12, 17] {
      let (text, isRounded) = Self.rounded(exact, digits: digits)
      self.init(text: text, isRounded: isRounded)
      guard let value = Arithmetic.value(of: text), let number = number.number else { return }
      if Self.isNear(value, number) { return }
    }
    return nil
  }

  private init(text: String, isRounded: Bool) {
    self.text = text
    self.isRounded = isRounded
  }

  private static func rounded(_ exact: String, digits: Int) -> (String, isRounded: Bool) {
    var isRounded = false
    let text = exact.replacing(/(\d+\.\d{7,})(e-?\d+)?/) { match in
      let significant = match.1.filter { $0 != "." }.drop { $0 == "0" }.count
      guard significant > digits, let number = Double(match.1) else { return String(match.0) }
      isRounded = true
      // A small number is not none.
      let isSmall = number < 1e-3 || digits > 15
      return
        (isSmall
        ? NumberText.short(number, digits: digits) : NumberText.fixed(number, decimals: digits))
        + (match.2.map(String.init) ?? "")
    }
    return (text, isRounded)
  }

  /// Whether who works it out comes to the number that stands behind it.
  private static func isNear(_ value: Double, _ number: Double) -> Bool {
    // The last digit of those that are shown; a smaller number is shown by its own digits.
    let lastDigit = number.magnitude >= 1e-6 ? 1e-6 : 1e-12
    return value == number
      || (value - number).magnitude <= max(lastDigit, 1e-5 * number.magnitude)
  }

  /// The sign between this and a number that is shown as `text`.
  func equals(_ number: Value, shownAs text: String) -> String {
    let isExact = number.number.map { ValuePicture.tidy($0) == text } ?? true
    return isRounded || !isExact ? "≈" : "="
  }

  /// Two numbers in as few decimals as tell them apart.
  static func pair(_ first: Value, _ second: Value) -> (String, String) {
    guard let first = first.number, let second = second.number else {
      return (ValueText.shown(first), ValueText.shown(second))
    }
    func text(_ number: Double, _ decimals: Int) -> String {
      if let tidy = ValuePicture.tidy(number) { return tidy }
      return number.magnitude < 1e-6
        ? NumberText.short(number) : NumberText.fixed(number, decimals: decimals)
    }
    let decimals =
      [Self.decimals, 9, 12].first { decimals in
        NumberText.fixed(first, decimals: decimals) != NumberText.fixed(second, decimals: decimals)
      } ?? 15
    return (text(first, decimals), text(second, decimals))
  }
}
